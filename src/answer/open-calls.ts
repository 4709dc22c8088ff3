import { Agent } from "node:http";
import type { Endpoint } from "../model/question.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { CallFailure } from "./call-failure.ts";
import { type CaBundle, certificatesIn } from "./certificates-in.ts";
import { type AwsService, type Destination, destinationOf } from "./destination-of.ts";
import type { Route } from "./http-request.ts";
import { isNear } from "./is-near.ts";
import { proxyFor, proxyIn } from "./proxy-for.ts";

/** What every call of one run shares: its time, its connections, and the way out of this machine. */
export interface Calls {
  readonly snapshot: Snapshot;
  /** Aborts when the whole run's time is over. */
  readonly signal: AbortSignal;
  destination(service: AwsService, endpoint: Endpoint): Destination;
  /** The way to an AWS service. Throws a `CallFailure` where there is none. */
  routeTo(destination: Destination, bundle: CaBundle, carries: Cargo, own?: ProxyChoice): Promise<Route>;
  /** The way to an address of this machine: past any proxy, unless one is named. Throws where that would give a token away. */
  routeNear(url: URL, proxy: string | null, carries: Cargo): Promise<Route>;
  /** The CA bundle for the questions of a walk. */
  readonly bundle: () => CaBundle;
}

/** The variable that names the proxy an SDK takes; null: none; undefined: as botocore does. */
export type ProxyChoice = string | null | undefined;

/** Does a request carry something that opens a door by itself? A signature alone does not. */
export type Cargo = "token" | "signature";

export function openCalls(snapshot: Snapshot, signal: AbortSignal, bundle: () => CaBundle): Calls {
  const plainAgent = new Agent({ keepAlive: true });
  const once = remembered<Promise<Agent>>();
  const secureAgent = (): Promise<Agent> =>
    once("https", async () => new (await import("node:https")).Agent({ keepAlive: true }));
  const tunnel = (proxy: URL): Promise<Agent> =>
    once(proxy.href, async () => (await import("./tunnel-agent.ts")).tunnelAgent(proxy));
  return {
    snapshot,
    signal,
    bundle,
    destination: (service, endpoint) => destinationOf(service, endpoint, snapshot.variables),
    async routeNear(url, name, carries) {
      const proxy = name === null ? null : proxyIn(name, snapshot.variables);
      if (proxy === null) return { kind: "direct", agent: null, certificates: null };
      if (url.protocol === "https:") return { kind: "tunnel", agent: await tunnel(proxy), certificates: null, proxy };
      if (carries === "token" && !isNear(proxy)) throw new CallFailure(inTheOpen(proxy));
      return { kind: "forward", proxy };
    },
    async routeTo({ url: text, redirected }, caBundle, carries, own) {
      const url = urlOf(text);
      const secure = url.protocol === "https:";
      if (!secure && carries === "token" && !isNear(url)) throw new CallFailure(inTheOpen(url));
      const certificates = secure ? certificatesIn(caBundle, snapshot) : null;
      const proxy = redirected ? null : proxyOf(url, own, snapshot.variables);
      if (proxy === null) return { kind: "direct", agent: secure ? await secureAgent() : plainAgent, certificates };
      return secure ? { kind: "tunnel", agent: await tunnel(proxy), certificates, proxy } : { kind: "forward", proxy };
    },
  };
}

function proxyOf(url: URL, own: ProxyChoice, variables: Snapshot["variables"]): URL | null {
  if (own === undefined) return proxyFor(url, variables);
  return own === null ? null : proxyIn(own, variables);
}

function remembered<T>(): (key: string, make: () => T) => T {
  const made = new Map<string, T>();
  return (key, make) => {
    const value = made.get(key) ?? make();
    made.set(key, value);
    return value;
  };
}

function urlOf(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new CallFailure({ kind: "unknown-host", code: "ERR_INVALID_URL", message: "the endpoint is no URL" });
  }
}

const inTheOpen = (url: URL) => ({
  kind: "tls" as const,
  code: "PLAIN_HTTP",
  message: `awswho sends no token over plain http to ${url.host}`,
});
