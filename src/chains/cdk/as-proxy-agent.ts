import {
  DIRECT,
  type ProxyWord,
  type Variables,
  type WayOut,
  type WaysOut,
  lowerFirst,
  portOf,
  textOf,
} from "../../walk/ways-out.ts";

/** Calls to AWS go as proxy-agent 6.5.0 has it, by proxy-from-env 1.1.0; instance and container are asked past any. */
export const asProxyAgent: WaysOut = { aws: ["scheme"], metadata: [], container: [], read: wayOut };

/** getProxyForUrl: npm's own variables go before, each in small letters before capitals; an empty one is none. */
function wayOut(url: URL, variables: Variables, words: readonly ProxyWord[]): WayOut {
  if (words.length === 0) return DIRECT;
  const scheme = url.protocol.slice(0, -1);
  if (isExempt(url, variables)) return DIRECT;
  const name = firstNamed(variables, [
    `npm_config_${scheme}_proxy`,
    `${scheme}_proxy`,
    "npm_config_proxy",
    "all_proxy",
  ]);
  return name === null ? DIRECT : { kind: "through", proxy: name };
}

const firstNamed = (variables: Variables, names: readonly string[]): string | null =>
  names.flatMap(lowerFirst).find((name) => (textOf(variables, name) ?? "") !== "") ?? null;

/** shouldProxy: by the end of the name where an entry begins with a dot or a star, else the whole name. */
function isExempt(url: URL, variables: Variables): boolean {
  const name = firstNamed(variables, ["npm_config_no_proxy", "no_proxy"]);
  const list = (name === null ? "" : (textOf(variables, name) ?? "")).toLowerCase();
  const host = url.hostname.toLowerCase();
  return list === "*" || list.split(/[,\s]/).some((entry) => leavesOut(entry, host, portOf(url)));
}

function leavesOut(entry: string, host: string, port: number): boolean {
  if (entry === "") return false;
  const [, named = entry, ofPort] = /^(.+):(\d+)$/.exec(entry) ?? [];
  if (ofPort !== undefined && Number(ofPort) !== port) return false;
  return /^[.*]/.test(named) ? host.endsWith(named.replace(/^\*/, "")) : host === named;
}
