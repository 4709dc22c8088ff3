import { javaPropertyText } from "../../parse/java-properties.ts";
import {
  DIRECT,
  type ReadProxy,
  type Variables,
  type WayOut,
  type WaysOut,
  firstFilled,
  readProxy,
  textOf,
  upperFirst,
} from "../../walk/ways-out.ts";
import { isHttpUrl } from "../jvm/is-http-url.ts";
import { isNotBlank } from "../jvm/is-not-blank.ts";
import { javaInteger } from "../jvm/java-integer.ts";
import { brokenPattern, hostsBetweenBars, isNonProxyHost } from "../jvm/non-proxy-hosts.ts";
import { throughHost } from "../jvm/through-host.ts";

const variable = (variables: Variables, name: string): string | null => {
  const found = firstFilled(variables, upperFirst(name), isNotBlank);
  return found !== null && isHttpUrl(textOf(variables, found) ?? "") ? found : null;
};

const byVariables = readProxy({
  variable,
  isExempt: (url, variables) => isNonProxyHost(url.hostname, patternsOf(variables)),
  fault: (url, variables) => brokenPattern(url.hostname, patternsOf(variables)),
});

/** The property counts in place of NO_PROXY, an empty one too (golden `jvm-options-proxy-without-empty`). */
const patternsOf = (variables: Variables): readonly string[] =>
  hostsBetweenBars(
    javaPropertyText(variables, "http.nonProxyHosts") ??
      textOf(variables, firstFilled(variables, upperFirst("no_proxy"), isNotBlank) ?? "") ??
      "",
  );

/** Its clients speak https: that property alone. A proxy without a port is none (golden `jvm-options-proxy-without-port`). */
function byProperty(url: URL, variables: Variables, host: string): WayOut {
  const port = javaInteger(javaPropertyText(variables, "https.proxyPort")) ?? portInVariable(variables);
  return port <= 0 || isNonProxyHost(url.hostname, patternsOf(variables)) ? DIRECT : throughHost(host, port);
}

/** That of the other proxy, host or not (golden `jvm-options-proxy-empty-over-variable`). */
function portInVariable(variables: Variables): number {
  const named = variable(variables, "https_proxy");
  const text = (named === null ? null : textOf(variables, named)) ?? "";
  return URL.canParse(text) ? Number(new URL(text).port) : 0;
}

const read: ReadProxy = (url, variables, words) => {
  if (words.length === 0) return DIRECT;
  const host = javaPropertyText(variables, "https.proxyHost");
  return host === null ? byVariables(url, variables, words) : byProperty(url, variables, host);
};

/** By ClientConfiguration of 1.12.797; the metadata service and a container are asked past it. */
export const asClientConfiguration: WaysOut = { aws: ["scheme"], metadata: [], container: [], read };
