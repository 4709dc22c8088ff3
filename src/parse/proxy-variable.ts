import type { VariableValue } from "../model/snapshot.ts";

type Variables = ReadonlyMap<string, VariableValue>;

/**
 * The variable that names the proxy for a URL; null: it is asked directly. As Python's urllib reads it
 * (`getproxies_environment`, `proxy_bypass_environment`), for botocore and for awswho's own calls: names in lower case go
 * first, and an empty one there switches a proxy off. There is no proxy for all schemes. Under CGI, HTTP_PROXY could be a
 * header of the request (set `hand-cgi`).
 */
export function proxyVariable(url: URL, variables: Variables): string | null {
  const found = variableOf(variables, `${url.protocol.slice(0, -1)}_proxy`);
  if (found === null) return null;
  return isExempt(url, variableOf(variables, "no_proxy")?.value ?? "") ? null : found.name;
}

function variableOf(variables: Variables, name: string): { readonly name: string; readonly value: string } | null {
  const lower = variables.get(name);
  if (typeof lower === "string") return lower === "" ? null : { name, value: lower };
  const isHeader = (key: string): boolean => name === "http_proxy" && variables.has("REQUEST_METHOD") && key !== name;
  for (const [key, value] of variables)
    if (key.toLowerCase() === name && typeof value === "string" && value !== "" && !isHeader(key))
      return { name: key, value };
  return null;
}

/** By the whole name or the end of it, between dots; a port counts where the URL tells one. No ranges, no `*.` at the front. */
function isExempt(url: URL, list: string): boolean {
  if (list === "*") return true;
  const hosts = [url.host, url.hostname];
  return list
    .split(",")
    .map((entry) => entry.trim().replace(/^\.+/, "").toLowerCase())
    .filter((entry) => entry !== "")
    .some((entry) => hosts.some((host) => host === entry || host.endsWith(`.${entry}`)));
}
