import type { Fix } from "../model/finding.ts";
import { type Provenance, variable } from "../model/provenance.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Resolution } from "../model/resolution.ts";
import { javaProperties } from "../parse/java-properties.ts";
import { byHand } from "./by-hand.ts";
import { openVariable } from "./open-variable.ts";

/** A proxy as one may show it: a proxy's URL often holds a password. */
export interface ProxyVariable {
  readonly name: string;
  /** Host and port; null: no URL at all. */
  readonly host: string | null;
  readonly scheme: string | null;
  /** Blanks or quotes around it. */
  readonly isDirty: boolean;
}

const NAMES = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"];

export const proxies = (snapshot: Snapshot): readonly ProxyVariable[] =>
  NAMES.flatMap((name) => [name.toLowerCase(), name]).flatMap((name) => {
    const value = openVariable(snapshot, name);
    return value === null ? [] : [proxyOf(name, value)];
  });

/** The proxy at which a question failed: host and port. */
export function proxyThatFailed({ asked }: Resolution): string | null {
  for (const { answer } of asked)
    if (answer.kind === "failure" && answer.failure.proxy !== undefined) return new URL(answer.failure.proxy).host;
  return null;
}

/** The variables that name it, by themselves or among a JVM's options. */
export const proxyPlaces = (snapshot: Snapshot, host: string | null): readonly Provenance[] => [
  ...proxies(snapshot)
    .filter((proxy) => proxy.host === host)
    .map(({ name }) => variable(name)),
  ...["http.proxyHost", "https.proxyHost"].flatMap((name) => propertyOfProxy(snapshot, name, host)),
];

function propertyOfProxy({ variables }: Snapshot, name: string, host: string | null): readonly Provenance[] {
  const property = javaProperties(variables).get(name);
  if (host === null || property?.value !== new URL(`http://${host}`).hostname) return [];
  return [{ kind: "property", name, variable: property.variable }];
}

/** Only a person knows whether there is to be one. */
export function proxyCure(snapshot: Snapshot, host: string | null): Fix {
  const places = proxyPlaces(snapshot, host);
  const names = places.flatMap((place) => (place.kind === "variable" ? [place.name] : []));
  const options = places.flatMap((place) =>
    place.kind === "property" ? [`-D${place.name} in ${place.variable}`] : [],
  );
  if (places.length === 0) return byHand("look at the proxy settings");
  const unneeded = [
    ...(names.length === 0 ? [] : [`unset ${names.join(" ")}`]),
    ...(options.length === 0 ? [] : ["take it out of the JVM's options"]),
  ];
  return byHand(
    `start the proxy, or set ${[...names, ...options].join(" and ")} right; where none is needed: ${unneeded.join(", ")}`,
  );
}

function proxyOf(name: string, value: string): ProxyVariable {
  const clean = value.trim().replace(/^(["'])(.*)\1$/, "$2");
  const scheme = /^([a-z][\w+.-]*):\/\//i.exec(clean)?.[1]?.toLowerCase() ?? null;
  const isDirty = clean !== value;
  try {
    const { host } = new URL(scheme === null ? `http://${clean}` : clean);
    return { name, host: host === "" ? null : host, scheme, isDirty };
  } catch {
    return { name, host: null, scheme, isDirty };
  }
}
