import { type IpRange, includes, ipAddress, ipRange } from "../../parse/ip-range.ts";
import { type WaysOut, firstSet, entriesOf, readProxy, textOf, upperFirst } from "../../walk/ways-out.ts";

/** By `Matcher::from_env` of hyper-util 0.1.21, whatever is asked; under CGI by no variable at all (set `hand-cgi`). */
export const asHyperUtil: WaysOut = {
  aws: ["scheme", "all"],
  metadata: ["scheme", "all"],
  container: ["scheme", "all"],
  read: readProxy({
    variable: (variables, name) => {
      if (variables.has("REQUEST_METHOD")) return null;
      const found = firstSet(variables, upperFirst(name));
      return found !== null && isUrl(textOf(variables, found) ?? "") ? found : null;
    },
    isExempt: (url, variables) => {
      const name = firstSet(variables, upperFirst("no_proxy"));
      return entriesOf(textOf(variables, name ?? "") ?? "").some((entry) => leavesOut(entry, url));
    },
  }),
};

/** What does not parse is no proxy, a scheme alone neither (goldens `odd-00175`, `odd-anew-00003`). */
const isUrl = (value: string): boolean => /^(?![a-z][a-z0-9+.-]*:\/\/(?:\/|$))\S+$/i.test(value);

/** An address by address or range, a name by itself or its end: a star leaves out names only, and an entry with a port nothing. */
function leavesOut(entry: string, url: URL): boolean {
  const address = ipAddress(url.hostname.replace(/^\[(.*)\]$/, "$1"));
  const range: IpRange | null = ipRange(entry) ?? ipAddress(entry);
  if (address !== null) return range !== null && includes(range, address);
  const name = entry.toLowerCase().replace(/^\./, "");
  return entry === "*" || url.hostname === name || url.hostname.endsWith(`.${name}`);
}
