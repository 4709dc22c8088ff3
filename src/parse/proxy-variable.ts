import type { VariableValue } from "../model/snapshot.ts";

type Variables = ReadonlyMap<string, VariableValue>;

/** By which word of its name an SDK finds a proxy: that of the URL's scheme (`https_proxy`), or one that it takes for all. */
export type ProxyWord = "scheme" | "http" | "all";

/** How NO_PROXY is read. */
export interface ExemptBy {
  /** An entry names a host by the end of its name (Python and most), or as a whole, where `*` stands for anything (Java). */
  readonly name: "ending" | "pattern";
  /** `169.254.0.0/16`: Go, Rust, Ruby. */
  readonly ranges?: true;
  /** `*.amazonaws.com`, of what goes by the ending: Go, Kotlin. */
  readonly stars?: true;
}

/**
 * The variable that names the proxy for a URL; null: it is asked directly. As Python's urllib reads it
 * (`getproxies_environment`, `proxy_bypass_environment`): names in lower case go first, and an empty one there switches a
 * proxy off.
 */
export function proxyVariable(
  url: URL,
  variables: Variables,
  words: readonly ProxyWord[],
  exemptBy: ExemptBy = { name: "ending" },
): string | null {
  for (const word of words) {
    const scheme = word === "scheme" ? url.protocol.slice(0, -1) : word;
    const found = variableOf(variables, `${scheme}_proxy`);
    if (found === null || found.value === "") continue;
    const list = variableOf(variables, "no_proxy")?.value ?? "";
    return isExempt(url, list, exemptBy) ? null : found.name;
  }
  return null;
}

function variableOf(variables: Variables, name: string): { readonly name: string; readonly value: string } | null {
  const lower = variables.get(name);
  if (typeof lower === "string") return { name, value: lower };
  for (const [key, value] of variables)
    if (key.toLowerCase() === name && typeof value === "string" && value !== "") return { name: key, value };
  return null;
}

function isExempt(url: URL, list: string, { name, ranges, stars }: ExemptBy): boolean {
  if (name === "pattern") return isExemptByPattern(url, list);
  if (ranges === true && entriesOf(list).some((entry) => isInRange(url.hostname, entry))) return true;
  return isExemptByEnding(url, stars === true ? list.replaceAll("*.", ".") : list);
}

/** A host is exempt by name or by the end of its name; ports count where they are written. No address ranges. */
function isExemptByEnding(url: URL, list: string): boolean {
  if (list === "*") return true;
  const host = url.host.toLowerCase();
  const name = url.hostname.toLowerCase();
  return entriesOf(list)
    .map((entry) => entry.replace(/^\.+/, ""))
    .filter((entry) => entry !== "")
    .some((entry) => [host, name].some((own) => own === entry || own.endsWith(`.${entry}`)));
}

/** `.amazonaws.com` and `amazonaws.com` exempt no host of it (java-v1 1.12.797, java-v2 2.57.8, in the lab). */
function isExemptByPattern(url: URL, list: string): boolean {
  const name = url.hostname.toLowerCase();
  return entriesOf(list).some((entry) => {
    const parts = entry.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`^${parts.join(".*")}$`).test(name);
  });
}

/** `169.254.0.0/16` */
function isInRange(host: string, range: string): boolean {
  const [network = "", bits = ""] = range.split("/");
  const [of, at] = [numberOf(network), numberOf(host)];
  const count = Number(bits);
  if (of === null || at === null || !/^\d+$/.test(bits) || count > 32) return false;
  const size = 2 ** (32 - count);
  return Math.floor(of / size) === Math.floor(at / size);
}

function numberOf(address: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1).map(Number);
  return parts === undefined ? null : parts.reduce((sum, part) => sum * 256 + part, 0);
}

const entriesOf = (list: string): readonly string[] =>
  list
    .split(/[,|]/)
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== "");
