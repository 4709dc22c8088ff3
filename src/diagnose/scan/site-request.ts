import type { CodeSite, Given } from "../../model/code-site.ts";
import type { ProviderBlock } from "../../model/provider-block.ts";
import type { PlacedSite } from "../../model/scan.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { VariableValue } from "../../model/snapshot.ts";
import { variablesNamedIn } from "../../parse/variables-named-in.ts";
import type { CodeKeys } from "../../model/code-keys.ts";
import type { CodeArguments } from "../../walk/chain.ts";
import { blockUnknown, providerBlock } from "./provider-block.ts";
import { type LookUp, givenIn, knownText, knownValue, whyUnknown } from "./given-values.ts";

/** What has to be walked to tell who a site acts as. */
export interface SiteRequest {
  readonly code: CodeArguments;
  /** Variables that the code sets before. */
  readonly variables: readonly (readonly [name: string, value: VariableValue])[];
  /** The sources of the provider that is chosen; null: the whole chain. */
  readonly sources: readonly SourceId[] | null;
}

export type SiteQuestion =
  | { readonly kind: "walk"; readonly request: SiteRequest }
  | { readonly kind: "run-decides"; readonly because: string };

/** The arguments and variables of a site, as far as they are known here. */
export function siteQuestion(placed: PlacedSite, terminal: boolean, lookUp: LookUp): SiteQuestion {
  const { site } = placed;
  const keys = keysOf(site, lookUp);
  const provider = givenIn(site, "provider");
  const sources = provider === null ? null : sourcesOf(provider, keys);
  const because =
    (sources === "unknown" ? `its keys come from ${knownText(provider, lookUp) ?? "a provider"}` : null) ??
    unknownBecause(site, keys, lookUp) ??
    blockUnknown(site, lookUp);
  if (because !== null || sources === "unknown")
    return { kind: "run-decides", because: because ?? "its keys are computed" };
  const code = {
    profile: knownText(givenIn(site, "profile"), lookUp),
    region: knownText(givenIn(site, "region"), lookUp),
    keys,
    terminal,
    // Serverless takes a profile of its file only where no variable names one.
    ...(site.language === "serverless"
      ? { namedAt: { profile: { kind: "code", path: placed.path, line: site.line } as const } }
      : {}),
  };
  if (site.block === undefined)
    return { kind: "walk", request: { code, variables: variablesOf(site, lookUp), sources } };
  const block = providerBlock(placed, lookUp);
  return { kind: "walk", request: { code: { ...code, block }, variables: pathVariables(block, lookUp), sources } };
}

/** The variables that a path of the block is written with are any, and the machine's reading has only AWS's. */
const pathVariables = (block: ProviderBlock, lookUp: LookUp): SiteRequest["variables"] =>
  variablesNamedIn(block).flatMap((name) => {
    const value = lookUp(name);
    return value === null ? [] : [[name, value] as const];
  });

/** What decides and is not known; null: all that decides is. */
function unknownBecause(site: CodeSite, keys: CodeKeys | null, lookUp: LookUp): string | null {
  const isOverridden = (setting: Given["setting"]): boolean => setting === "profile" && givenIn(site, setting) !== null;
  const variable = site.gives.find(
    ({ variable, setting, value }) =>
      variable !== undefined &&
      DECIDES.has(setting) &&
      !isOverridden(setting) &&
      knownValue(value, lookUp).kind === "computed",
  );
  return (
    whyUnknown("its key", givenIn(site, "access-key-id"), lookUp) ??
    (keys === null ? whyUnknown("its profile", givenIn(site, "profile"), lookUp) : null) ??
    (keys === null && givenIn(site, "arguments") !== null
      ? "its arguments or its session come from elsewhere"
      : null) ??
    (keys === null ? fileUnknown(site, lookUp) : null) ??
    (variable === undefined || keys !== null ? null : `what it sets $${variable.variable} to is computed`)
  );
}

/** The files are the code's own, as Rust's `profile_files(…)`: what this machine's say is nothing to it. */
const fileUnknown = (site: CodeSite, lookUp: LookUp): string | null =>
  whyUnknown("its credentials file", givenIn(site, "credentials-file"), lookUp) ??
  whyUnknown("its configuration file", givenIn(site, "config-file"), lookUp);

const DECIDES: ReadonlySet<string> = new Set(["profile", "access-key-id"]);

function keysOf(site: CodeSite, lookUp: LookUp): CodeKeys | null {
  const id = givenIn(site, "access-key-id");
  const secret = givenIn(site, "secret-access-key");
  const token = givenIn(site, "session-token");
  if (id === null && secret === null) return null;
  return {
    givenTo: site.kind === "session" ? "session" : "client",
    accessKeyId: knownText(id, lookUp),
    secret: secret !== null,
    token: token !== null,
    argument: "the code",
  };
}

/** A file named in code is what its variable would name. */
const FILE_VARIABLES = {
  "config-file": "AWS_CONFIG_FILE",
  "credentials-file": "AWS_SHARED_CREDENTIALS_FILE",
} as const;

function variablesOf(site: CodeSite, lookUp: LookUp): SiteRequest["variables"] {
  return site.gives.flatMap(({ setting, value, variable }) => {
    const file = setting === "config-file" || setting === "credentials-file" ? FILE_VARIABLES[setting] : undefined;
    const name = variable ?? file;
    const known = name === undefined ? null : knownValue(value, lookUp);
    return name === undefined || known?.kind !== "value" ? [] : [[name, known.value] as const];
  });
}

/** By the name of a provider, in any of the SDKs; the first that fits. Null: the default chain. */
const PROVIDERS: readonly (readonly [RegExp, readonly SourceId[] | null])[] = [
  [/default(?!s\.)|chain|nodeprovider/i, null],
  [/web_?identity|token_?file/i, ["web-identity"]],
  [/sso|identity_?center/i, ["sso"]],
  [/process/i, ["process"]],
  [/container|ecs|remote|http/i, ["container"]],
  [/instance|metadata|imds|ec2/i, ["instance-metadata"]],
  [/ini|profile|shared/i, ["shared-credentials", "shared-config", "assume-role", "sso", "process", "web-identity"]],
  [/env/i, ["environment"]],
];

/** Keys and roles that are given beside it say more than its name. */
function sourcesOf({ value }: Given, keys: CodeKeys | null): readonly SourceId[] | null | "unknown" {
  if (value.kind !== "text") return "unknown";
  // They ask a function of the program's own (botocore.credentials.RefreshableCredentials, `refresh_using`).
  if (keys === null && /refreshable/i.test(value.text)) return "unknown";
  const found = PROVIDERS.find(([pattern]) => pattern.test(value.text));
  if (found !== undefined) return found[1];
  return /static|basic|credentials$|fetcher$|assume|role|temporary|sts/i.test(value.text) ? null : "unknown";
}
