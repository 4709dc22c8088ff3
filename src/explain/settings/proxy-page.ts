import type { SdkId } from "../../model/sdk.ts";
import { type ExemptBy, proxyVariable } from "../../parse/proxy-variable.ts";
import type { AnyChain } from "../../walk/chain.ts";
import type { WaysOut } from "../../walk/ways-out.ts";
import type { SettingHere } from "./settings-here.ts";

/** What an SDK asks, as far as proxies go. */
export type WayOut = Exclude<keyof WaysOut, "exemptBy">;

/** One SDK that a variable of a proxy means something to. */
export interface ProxyReader {
  readonly sdk: SdkId;
  /** What it asks through the proxy; of NO_PROXY: what it would ask through one. */
  readonly asks: readonly WayOut[];
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
  HTTPS_PROXY: "The proxy for https, by which AWS is called: http://host:port. In small letters it goes first.",
  HTTP_PROXY:
    "The proxy for plain http, by which the metadata service and containers are asked. In small letters it goes first.",
  ALL_PROXY: "The proxy for what has none of its own. In small letters it goes first.",
  NO_PROXY: "The hosts that are asked past any proxy, with commas between them. In small letters it goes first.",
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
} as const satisfies Record<WayOut, string>;

const WAYS = Object.keys(URLS) as readonly WayOut[];

function readerOf(name: ProxyName, sdk: SdkId, waysOut: WaysOut): ProxyReader {
  if (name === "NO_PROXY") {
    const asks = WAYS.filter((way) => waysOut[way].length > 0);
    const entries = ENTRIES.filter(({ of }) => asks.some((way) => of.includes(way)));
    const isTaken = ({ of, entry }: Entry): boolean => of.some((way) => isExempt(URLS[way], entry, waysOut.exemptBy));
    return {
      sdk,
      asks,
      takes: entries.filter(isTaken).map(({ entry }) => entry),
      takesNot: entries.filter((entry) => !isTaken(entry)).map(({ entry }) => entry),
    };
  }
  const variables = new Map([[name, "http://proxy"]]);
  const asks = WAYS.filter((way) => proxyVariable(new URL(URLS[way]), variables, waysOut[way]) !== null);
  return { sdk, asks, takes: [], takesNot: [] };
}

interface Entry {
  readonly entry: string;
  readonly of: readonly WayOut[];
}

/** The ways in which people write hosts down. */
const ENTRIES: readonly Entry[] = [
  { entry: "amazonaws.com", of: ["aws"] },
  { entry: ".amazonaws.com", of: ["aws"] },
  { entry: "*.amazonaws.com", of: ["aws"] },
  { entry: "169.254.169.254", of: ["metadata"] },
  { entry: "169.254.0.0/16", of: ["metadata", "container"] },
];

const isExempt = (url: string, list: string, exemptBy: ExemptBy): boolean =>
  proxyVariable(
    new URL(url),
    new Map([
      ["all_proxy", "http://proxy"],
      ["no_proxy", list],
    ]),
    ["all"],
    exemptBy,
  ) === null;
