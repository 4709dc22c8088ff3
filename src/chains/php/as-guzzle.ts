import { includes, ipAddress, ipRange } from "../../parse/ip-range.ts";
import { type Variables, type WaysOut, firstFilled, portOf, readProxy, textOf } from "../../walk/ways-out.ts";

/**
 * Guzzle 7.15 (Client::configureDefaults, ProxyEnvironment, Utils::isUriInNoProxy): a variable in capitals is the client's own
 * option, with NO_PROXY beside it; the others are read where there is none. A container is asked past any.
 */
export const asGuzzle: WaysOut = {
  aws: ["scheme", "all"],
  metadata: ["scheme", "all"],
  container: [],
  read: readProxy({
    variable: (variables, name) => filled(variables, spellingsOf(name)),
    isExempt,
    fault: (url, variables) => {
      const names = [...spellingsOf(`${url.protocol.slice(0, -1)}_proxy`), ...spellingsOf("all_proxy")];
      const proxy = textOf(variables, filled(variables, names) ?? "") ?? "";
      // Judged by curl, once it is to be taken (golden `odd-00138`).
      return PROXY.test(proxy) || isExempt(url, variables)
        ? null
        : `cURL error 5: Unsupported proxy syntax in '${proxy}'`;
    },
  }),
};

const filled = (variables: Variables, names: readonly string[]): string | null =>
  firstFilled(variables, names, (value) => value !== "");

const spellingsOf = (name: string): readonly string[] =>
  name === "all_proxy" ? [name, name.toUpperCase()] : [name.toUpperCase(), name];

/** A host, with or without a scheme before it. */
const PROXY = /^(?:[a-z][a-z0-9+.-]*:\/\/(?:[^@/\s]*@)?[^@/\s:]|(?![a-z][a-z0-9+.-]*:\/\/)(?:[^@/\s]*@)?[^@/\s:])/i;

function isExempt(url: URL, variables: Variables): boolean {
  const option = textOf(variables, `${url.protocol.slice(0, -1).toUpperCase()}_PROXY`) ?? "";
  if (option !== "" && option !== "0") {
    const list = (textOf(variables, "NO_PROXY") ?? "").replaceAll(" ", "").split(",");
    return list.some((entry) => leavesOut(entry.trim(), url));
  }
  const list = textOf(variables, filled(variables, ["no_proxy", "NO_PROXY"]) ?? "") ?? "";
  return list.split(/[\s,]+/).some((entry) => leavesOut(entry.replace(/^\./, ""), url));
}

/** An address by itself or by a range, a name by itself or its end; after a dot by its end alone; with a port only there. */
function leavesOut(entry: string, url: URL): boolean {
  if (entry === "*") return true;
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
  const address = ipAddress(host);
  const range = ipRange(entry.replace(/^\[(.*)\]\//, "$1/"));
  if (entry.includes("/")) return range !== null && address !== null && includes(range, address);
  const [, name = entry, port] = ipAddress(entry) === null ? (/^(.*):(\d+)$/.exec(entry) ?? []) : [];
  if (port !== undefined && Number(port) !== portOf(url)) return false;
  if (name === "*") return true;
  const single = ipAddress(name.replace(/^\[(.*)\]$/, "$1"));
  if (address !== null) return single !== null && includes(single, address);
  const end = name.toLowerCase().replace(/\.$/, "");
  return end.startsWith(".") ? host.endsWith(end) : `.${host}`.endsWith(`.${end}`);
}
