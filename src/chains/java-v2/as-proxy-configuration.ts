import { type Variables, type WaysOut, firstSet, lowerFirst, readProxy, textOf } from "../../walk/ways-out.ts";
import { isHttpUrl } from "../jvm/is-http-url.ts";
import { brokenPattern, hostsBetweenBars, isNonProxyHost } from "../jvm/non-proxy-hosts.ts";

/** By ProxyConfiguration of 2.57.8: HTTP_PROXY for everything; the metadata service and a container are asked past it. */
export const asProxyConfiguration: WaysOut = {
  aws: ["http"],
  metadata: [],
  container: [],
  read: readProxy({
    variable: (variables, name) => {
      const found = firstSet(variables, lowerFirst(name));
      return found !== null && isHttpUrl(textOf(variables, found) ?? "") ? found : null;
    },
    isExempt: (url, variables) => isNonProxyHost(url.hostname, patternsOf(variables)),
    fault: (url, variables) => brokenPattern(url.hostname, patternsOf(variables)),
  }),
};

const patternsOf = (variables: Variables): readonly string[] =>
  hostsBetweenBars(textOf(variables, firstSet(variables, lowerFirst("no_proxy")) ?? "") ?? "").map((host) =>
    host.trim(),
  );
