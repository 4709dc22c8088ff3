import {
  DIRECT,
  type ReadProxy,
  type Variables,
  type WayOut,
  type WaysOut,
  firstFilled,
  lowerFirst,
  portOf,
  readProxy,
  textOf,
} from "../../walk/ways-out.ts";
import { isNotBlank } from "../jvm/is-not-blank.ts";

interface NonProxyHost {
  readonly host: string;
  readonly port: string | null;
}

const variable = (variables: Variables, name: string): string | null =>
  firstFilled(variables, lowerFirst(name), isNotBlank);

const readFirst = readProxy({
  variable,
  isExempt: (url, variables) => nonProxyHosts(variables).some((each) => leavesOut(each, url)),
});

/** What cannot be read ends every request: a proxy without a scheme, an entry of NO_PROXY whose port is no number. */
const read: ReadProxy = (url, variables, words) => {
  const named = variable(variables, "http_proxy") ?? variable(variables, "https_proxy");
  if (named === null) return DIRECT;
  const fault = notAUrl(variables, named) ?? notAPort(variables);
  if (fault !== null) return fault;
  const way = readFirst(url, variables, words);
  return (way.kind === "through" ? notAUrl(variables, way.proxy) : null) ?? way;
};

/** By EnvironmentProxySelector of smithy-kotlin 1.7.2, whatever is asked. */
export const asEnvironmentProxySelector: WaysOut = {
  aws: ["scheme"],
  metadata: ["scheme"],
  container: ["scheme"],
  read,
};

/** Any scheme will do (golden `odd-anew-00008`). */
const notAUrl = (variables: Variables, name: string): WayOut | null =>
  /^[a-z][a-z0-9+.-]*:\/\//i.test(textOf(variables, name) ?? "")
    ? null
    : { kind: "fails", message: `${name} cannot be parsed into a valid proxy URL` };

/** `::1` is a host without a name and the port `:1`. */
function notAPort(variables: Variables): WayOut | null {
  const port = nonProxyHosts(variables).find((each) => each.port !== null && !/^[+-]?\d+$/.test(each.port))?.port;
  return port == null
    ? null
    : { kind: "fails", message: `NO_PROXY: java.lang.NumberFormatException: For input string: "${port}"` };
}

/** Both spellings are read. */
const nonProxyHosts = (variables: Variables): readonly NonProxyHost[] =>
  lowerFirst("no_proxy")
    .flatMap((name) => (textOf(variables, name) ?? "").split(/[, ]/))
    .map((entry) => {
      const [host = "", ...port] = entry.trim().replace(/^\.+/, "").split(":");
      return { host, port: port.length === 0 ? null : port.join(":") };
    });

/** Capitals count, a star at one end stands for anything there, and there are no ranges. */
function leavesOut({ host, port }: NonProxyHost, url: URL): boolean {
  const name = url.hostname;
  if (host === "*") return true;
  if (port !== null && Number(port) !== portOf(url)) return false;
  if (host.endsWith("*")) return name.startsWith(host.slice(0, -1));
  if (host.startsWith("*")) return name.endsWith(host.slice(1));
  return name === host || name.endsWith(`.${host}`);
}
