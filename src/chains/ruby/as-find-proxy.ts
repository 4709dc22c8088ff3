import { includes, ipAddress, ipRange } from "../../parse/ip-range.ts";
import { type WaysOut, firstSet, lowerFirst, portOf, readProxy, textOf } from "../../walk/ways-out.ts";

/**
 * Only the metadata service is asked with Net::HTTP's own proxy: `URI::Generic#find_proxy`, `.use_proxy?` (Ruby 3.1). Under CGI,
 * HTTP_PROXY could be a header of the request (set `hand-cgi`).
 */
export const asFindProxy: WaysOut = {
  aws: [],
  metadata: ["scheme"],
  container: [],
  read: readProxy({
    variable: (variables, name) => {
      const isCgi = name === "http_proxy" && variables.has("REQUEST_METHOD");
      const found = firstSet(variables, isCgi ? [name] : lowerFirst(name));
      return textOf(variables, found ?? "") === "" ? null : found;
    },
    isExempt: (url, variables) => {
      const list = textOf(variables, firstSet(variables, lowerFirst("no_proxy")) ?? "") ?? "";
      const entries = [...list.matchAll(/([^:,\s]+)(?::(\d+))?/g)];
      return entries.some(([, host = "", port]) => leavesOut(host.toLowerCase(), port ?? null, url));
    },
  }),
};

/** By the end of the name, also of an address, or by a range; a port counts where one is written. A star is a sign like others. */
function leavesOut(host: string, port: string | null, url: URL): boolean {
  if (port !== null && Number(port) !== portOf(url)) return false;
  if (host.startsWith(".") ? url.hostname.endsWith(host) : `.${url.hostname}`.endsWith(`.${host}`)) return true;
  const address = ipAddress(url.hostname);
  const range = ipRange(host);
  return address !== null && range !== null && includes(range, address);
}
