import { type IpRange, asVersion4, includes, ipAddress, ipRange } from "../../parse/ip-range.ts";
import {
  type Variables,
  type WayOut,
  type WaysOut,
  entriesOf,
  firstFilled,
  portOf,
  readProxy,
  textOf,
  upperFirst,
} from "../../walk/ways-out.ts";

const isFilled = (value: string): boolean => value !== "";

const readNamed = readProxy({
  variable: filledVariable,
  isExempt: (url, variables) => isLeftOut(url, textOf(variables, filledVariable(variables, "no_proxy") ?? "") ?? ""),
});

/** By net/http's own ProxyFromEnvironment (golang.org/x/net/http/httpproxy), whatever is asked: Go v1 and v2, Terraform. */
export const asNetHttp: WaysOut = {
  aws: ["scheme"],
  metadata: ["scheme"],
  container: ["scheme"],
  read: (url, variables, words) => {
    if (refusesCgi(url, variables)) return { kind: "fails", message: REFUSED };
    const way = readNamed(url, variables, words);
    const named = way.kind === "through" ? (textOf(variables, way.proxy) ?? "") : "";
    return way.kind === "through" && /^[a-z][a-z0-9+.-]*:\/\/$/i.test(named) ? asHost(named) : way;
  },
};

/** HTTP_PROXY could be a header of the request then: nothing is asked by http at all, this machine neither (set `hand-cgi`). */
const refusesCgi = (url: URL, variables: Variables): boolean =>
  url.protocol === "http:" && variables.has("REQUEST_METHOD") && filledVariable(variables, "http_proxy") !== null;

const REFUSED = "refusing to use HTTP_PROXY value in CGI environment; see golang.org/s/cgihttpproxy";

/** `parseProxy` puts http:// before what is no URL: a scheme alone is a host of that name then (golden `odd-00175`). */
const asHost = (scheme: string): WayOut => ({ kind: "through", proxy: `http://${scheme.replace(/:\/\/$/, "")}` });

export function filledVariable(variables: Variables, name: string): string | null {
  return firstFilled(variables, upperFirst(name), isFilled);
}

export const isLeftOut = (url: URL, list: string): boolean =>
  isLoopback(url) || entriesOf(list).some((entry) => leavesOut(entry, url));

const LOOPBACK = ["127.0.0.0/8", "::1/128"];

function isLoopback(url: URL): boolean {
  const address = addressOf(url);
  return url.hostname === "localhost" || LOOPBACK.some((range) => isIn(ipRange(range), address));
}

/** `useProxy`: an address by address or range, a name by itself or its end; a port where one is written. */
function leavesOut(entry: string, url: URL): boolean {
  if (entry === "*") return true;
  const address = addressOf(url);
  const range = ipRange(entry);
  if (range !== null) return isIn(range, address);
  const [host, port] = splitHostPort(entry);
  if (host === "" || (port !== "" && Number(port) !== portOf(url))) return false;
  const single = ipAddress(host);
  if (single !== null) return isIn(asVersion4(single), address);
  return address === null && endsWith(url.hostname, host.toLowerCase().replace(/^\*\./, "."));
}

/** `.amazonaws.com` leaves out what is below it, `amazonaws.com` that host as well. */
const endsWith = (name: string, end: string): boolean =>
  end.startsWith(".") ? name.endsWith(end) : name === end || name.endsWith(`.${end}`);

const isIn = (range: IpRange | null, address: IpRange | null): boolean =>
  range !== null && address !== null && includes(range, address);

const addressOf = (url: URL): IpRange | null => ipAddress(url.hostname.replace(/^\[(.*)\]$/, "$1"));

/** `net.SplitHostPort`; what it refuses has no port. */
function splitHostPort(entry: string): readonly [string, string] {
  const [, six, name, port] = /^(?:\[(.*)\]|([^:]*)):([^:]*)$/.exec(entry) ?? [];
  return port === undefined ? [entry, ""] : [six ?? name ?? "", port];
}
