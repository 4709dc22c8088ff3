import { javaPropertyText } from "../../parse/java-properties.ts";
import { javaInteger } from "../jvm/java-integer.ts";
import { isHttpUrl } from "../jvm/is-http-url.ts";
import { brokenPattern, hostsBetweenBars, isNonProxyHost } from "../jvm/non-proxy-hosts.ts";
import { throughHost } from "../jvm/through-host.ts";
import {
  DIRECT,
  type ReadProxy,
  type Variables,
  type WayOut,
  type WaysOut,
  firstSet,
  lowerFirst,
  readProxy,
  textOf,
} from "../../walk/ways-out.ts";
import { byDefaultProxySelector } from "./by-default-proxy-selector.ts";

const byVariables = readProxy({
  variable: (variables, name) => {
    const found = firstSet(variables, lowerFirst(name));
    return found !== null && isHttpUrl(textOf(variables, found) ?? "") ? found : null;
  },
  isExempt: (url, variables) => isNonProxyHost(url.hostname, patternsOf(variables)),
  fault: (url, variables) => brokenPattern(url.hostname, patternsOf(variables)),
});

const patternsOf = (variables: Variables): readonly string[] =>
  hostsBetweenBars(textOf(variables, firstSet(variables, lowerFirst("no_proxy")) ?? "") ?? "").map((host) =>
    host.trim(),
  );

/** `http.proxyHost` and its like; null: none of them is set, and the variables count (goldens `jvm-options-proxy-port-alone`, `-proxy-by-variable-without`). */
function byProperties(url: URL, variables: Variables): WayOut | null {
  const host = javaPropertyText(variables, "http.proxyHost");
  const port = javaInteger(javaPropertyText(variables, "http.proxyPort")) ?? 0;
  const hosts = javaPropertyText(variables, "http.nonProxyHosts") ?? "";
  if (host === null && port === 0 && hosts === "") return null;
  return host === null || isNonProxyHost(url.hostname, hosts.split("|")) ? DIRECT : throughHost(host, port);
}

/** What the SDK gives no proxy to goes where the JVM sends it: only there does `https.proxyHost` count (golden `jvm-options-proxy-https`). */
const read: ReadProxy = (url, variables, words) => {
  if (words.length === 0) return DIRECT;
  const own = byProperties(url, variables) ?? byVariables(url, variables, words);
  return own.kind === "direct" ? byDefaultProxySelector(url, variables) : own;
};

/**
 * By ProxyConfiguration of 2.57.8, over java.net.HttpURLConnection: HTTP_PROXY for everything; the metadata service and a
 * container are asked past it.
 */
export const asProxyConfiguration: WaysOut = { aws: ["http"], metadata: [], container: [], read };
