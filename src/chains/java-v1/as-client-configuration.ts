import { type Variables, type WaysOut, firstFilled, readProxy, textOf, upperFirst } from "../../walk/ways-out.ts";
import { isNotBlank } from "../jvm/is-not-blank.ts";
import { isHttpUrl } from "../jvm/is-http-url.ts";
import { brokenPattern, hostsBetweenBars, isNonProxyHost } from "../jvm/non-proxy-hosts.ts";

/** By ClientConfiguration of 1.12.797; the metadata service and a container are asked past it. */
export const asClientConfiguration: WaysOut = {
  aws: ["scheme"],
  metadata: [],
  container: [],
  read: readProxy({
    variable: (variables, name) => {
      const found = firstFilled(variables, upperFirst(name), isNotBlank);
      return found !== null && isHttpUrl(textOf(variables, found) ?? "") ? found : null;
    },
    isExempt: (url, variables) => isNonProxyHost(url.hostname, patternsOf(variables)),
    fault: (url, variables) => brokenPattern(url.hostname, patternsOf(variables)),
  }),
};

const patternsOf = (variables: Variables): readonly string[] =>
  hostsBetweenBars(textOf(variables, firstFilled(variables, upperFirst("no_proxy"), isNotBlank) ?? "") ?? "");
