import type { VariableValue } from "../model/snapshot.ts";

export type Variables = ReadonlyMap<string, VariableValue>;

/**
 * The proxy botocore would use for a URL, or null. As Python's urllib reads it (`getproxies_environment`,
 * `proxy_bypass_environment`): names in lower case go first, and an empty one there switches a proxy off. ALL_PROXY is
 * not used: botocore looks under the URL's scheme only (httpsession.py, `proxy_url_for`, 1.44.5).
 */
export function proxyFor(url: URL, variables: Variables): URL | null {
  const proxy = variable(variables, `${url.protocol.slice(0, -1)}_proxy`);
  if (proxy === "" || isExempt(url, variable(variables, "no_proxy"))) return null;
  try {
    return new URL(withScheme(proxy));
  } catch {
    // Nothing listens on port 0: the failure will say that it is the proxy.
    return new URL("http://invalid-proxy.invalid:0");
  }
}

function variable(variables: Variables, name: string): string {
  const lower = variables.get(name);
  if (typeof lower === "string") return lower;
  for (const [key, value] of variables)
    if (key.toLowerCase() === name && typeof value === "string" && value !== "") return value;
  return "";
}

/** A host is exempt by name or by the end of its name; ports count where they are written. No address ranges. */
function isExempt(url: URL, list: string): boolean {
  if (list === "*") return true;
  const host = url.host.toLowerCase();
  const name = url.hostname.toLowerCase();
  return list
    .split(",")
    .map((entry) => entry.trim().replace(/^\.+/, "").toLowerCase())
    .filter((entry) => entry !== "")
    .some((entry) => [host, name].some((own) => own === entry || own.endsWith(`.${entry}`)));
}

/** `_fix_proxy_url`: a proxy without a scheme is an http one. */
function withScheme(proxy: string): string {
  if (/^https?:/.test(proxy)) return proxy;
  return proxy.startsWith("//") ? `http:${proxy}` : `http://${proxy}`;
}
