import type { SdkId } from "../../model/sdk.ts";
import type { AnyChain } from "../../walk/chain.ts";
import type { WaysOut } from "../../walk/ways-out.ts";
import type { SettingHere } from "./settings-here.ts";

/** What an SDK asks, as far as proxies go. */
export type Asked = Exclude<keyof WaysOut, "read">;

/** Which of `HTTPS_PROXY` and `https_proxy` it reads, and which first. */
export type Spelling = "capitals" | "small" | "capitals-first" | "small-first";

/** One SDK that a variable of a proxy means something to. */
export interface ProxyReader {
  readonly sdk: SdkId;
  /** What it asks through the proxy; of NO_PROXY: what it would ask through one. */
  readonly asks: readonly Asked[];
  readonly spelling: Spelling;
  /** Of NO_PROXY: the ways of naming hosts that it takes, and those that it does not; both empty for the others. */
  readonly takes: readonly string[];
  readonly takesNot: readonly string[];
}

/** A variable that names a proxy, or the hosts past it: no AWS name, and every SDK has its own way with it. */
export interface ProxyPage {
  readonly kind: "proxy";
  readonly name: ProxyName;
  readonly description: string;
  readonly related: readonly string[];
  readonly readers: readonly ProxyReader[];
  readonly notReadBy: readonly SdkId[];
  /** SDKs that were not run with a proxy. */
  readonly notKnownOf: readonly SdkId[];
  readonly here: readonly SettingHere[];
}

const DESCRIPTIONS = {
  HTTPS_PROXY: "The proxy for https, by which AWS is called: http://host:port.",
  HTTP_PROXY: "The proxy for plain http, by which the metadata service and containers are asked.",
  ALL_PROXY: "The proxy for what has none of its own.",
  NO_PROXY: "The hosts that are asked past any proxy, with commas between them.",
} as const;

export type ProxyName = keyof typeof DESCRIPTIONS;

export const PROXY_NAMES = Object.keys(DESCRIPTIONS) as readonly ProxyName[];

/** Either case is one name here, as it is to most SDKs. */
export function proxyNamed(word: string): ProxyName | null {
  const name = word.replace(/^\$\{?|\}$/g, "");
  if (name !== name.toUpperCase() && name !== name.toLowerCase()) return null;
  return PROXY_NAMES.find((known) => known === name.toUpperCase()) ?? null;
}

/** Asked of the chains: where one would go, were the variable set. */
export function proxyPage(name: ProxyName, chains: readonly AnyChain[], here: readonly SettingHere[]): ProxyPage {
  const known = chains.flatMap(({ id, waysOut }) => (waysOut === undefined ? [] : [{ id, waysOut }]));
  const readers = known.map(({ id, waysOut }) => readerOf(name, id, waysOut)).filter(({ asks }) => asks.length > 0);
  return {
    kind: "proxy",
    name,
    description: DESCRIPTIONS[name],
    related: PROXY_NAMES.filter((other) => other !== name),
    readers,
    notReadBy: known.map(({ id }) => id).filter((id) => !readers.some(({ sdk }) => sdk === id)),
    notKnownOf: chains.filter(({ waysOut }) => waysOut === undefined).map(({ id }) => id),
    here,
  };
}

const URLS = {
  aws: "https://sts.eu-west-1.amazonaws.com/",
  metadata: "http://169.254.169.254/",
  container: "http://169.254.170.2/",
} as const satisfies Record<Asked, string>;

const WAYS = Object.keys(URLS) as readonly Asked[];

function readerOf(name: ProxyName, sdk: SdkId, waysOut: WaysOut): ProxyReader {
  const isOfHosts = name === "NO_PROXY";
  const asks = WAYS.filter((way) =>
    isOfHosts
      ? waysOut[way].length > 0
      : [name, name.toLowerCase()].some((one) => isThrough(waysOut, way, { [one]: AT })),
  );
  const entries = isOfHosts ? ENTRIES.filter(({ of }) => asks.some((way) => of.includes(way))) : [];
  const isTaken = ({ of, entry }: Entry): boolean =>
    of.some((way) => asks.includes(way) && isLeftOut(waysOut, way, { NO_PROXY: entry, no_proxy: entry }));
  return {
    sdk,
    asks,
    spelling: isOfHosts ? spellingOfHosts(waysOut, asks[0] ?? "aws") : spellingOf(name, waysOut, asks[0] ?? "aws"),
    takes: entries.filter(isTaken).map(({ entry }) => entry),
    takesNot: entries.filter((entry) => !isTaken(entry)).map(({ entry }) => entry),
  };
}

const AT = "http://proxy:1";

type Probe = Readonly<Record<string, string>>;

const goes = (waysOut: WaysOut, way: Asked, variables: Probe) =>
  waysOut.read(new URL(URLS[way]), new Map(Object.entries(variables)), waysOut[way]);

const isThrough = (waysOut: WaysOut, way: Asked, variables: Probe): boolean =>
  goes(waysOut, way, variables).kind === "through";

/** Every variable names a proxy, and the host is asked directly all the same. */
const isLeftOut = (waysOut: WaysOut, way: Asked, hosts: Probe): boolean =>
  goes(waysOut, way, { HTTP_PROXY: AT, HTTPS_PROXY: AT, http_proxy: AT, https_proxy: AT, ...hosts }).kind === "direct";

function spellingOf(name: ProxyName, waysOut: WaysOut, way: Asked): Spelling {
  const small = name.toLowerCase();
  if (!isThrough(waysOut, way, { [small]: AT })) return "capitals";
  if (!isThrough(waysOut, way, { [name]: AT })) return "small";
  const both = goes(waysOut, way, { [name]: AT, [small]: AT });
  return both.kind === "through" && both.proxy === name ? "capitals-first" : "small-first";
}

function spellingOfHosts(waysOut: WaysOut, way: Asked): Spelling {
  const host = new URL(URLS[way]).hostname;
  if (!isLeftOut(waysOut, way, { no_proxy: host })) return "capitals";
  if (!isLeftOut(waysOut, way, { NO_PROXY: host })) return "small";
  return isLeftOut(waysOut, way, { NO_PROXY: host, no_proxy: "other.test" }) ? "capitals-first" : "small-first";
}

interface Entry {
  readonly entry: string;
  readonly of: readonly Asked[];
}

/** The ways in which people write hosts down. */
const ENTRIES: readonly Entry[] = [
  { entry: "amazonaws.com", of: ["aws"] },
  { entry: ".amazonaws.com", of: ["aws"] },
  { entry: "*.amazonaws.com", of: ["aws"] },
  { entry: "169.254.169.254", of: ["metadata"] },
  { entry: "169.254.0.0/16", of: ["metadata", "container"] },
];
