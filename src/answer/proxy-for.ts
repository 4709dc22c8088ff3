import type { VariableValue } from "../model/snapshot.ts";
import { proxyVariable } from "../parse/proxy-variable.ts";

export type Variables = ReadonlyMap<string, VariableValue>;

/**
 * The proxy botocore would use for a URL, or null. ALL_PROXY is not used: botocore looks under the URL's scheme only
 * (httpsession.py, `proxy_url_for`, 1.44.5).
 */
export function proxyFor(url: URL, variables: Variables): URL | null {
  const name = proxyVariable(url, variables);
  return name === null ? null : proxyIn(name, variables);
}

/** The proxy that a variable names, or a URL that code gives; null: there is no such variable. */
export function proxyIn(name: string, variables: Variables): URL | null {
  const proxy = name.includes("://") ? name : variables.get(name);
  if (typeof proxy !== "string" || proxy === "") return null;
  try {
    return new URL(withScheme(proxy));
  } catch {
    // Nothing listens on port 0: the failure will say that it is the proxy.
    return new URL("http://invalid-proxy.invalid:0");
  }
}

/** `_fix_proxy_url`: a proxy without a scheme is an http one. */
function withScheme(proxy: string): string {
  if (/^https?:/.test(proxy)) return proxy;
  return proxy.startsWith("//") ? `http:${proxy}` : `http://${proxy}`;
}
