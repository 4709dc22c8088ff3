import { javaPropertyText } from "../../parse/java-properties.ts";
import {
  DIRECT,
  type ReadProxy,
  type Variables,
  type WayOut,
  type WaysOut,
  firstFilled,
  lowerFirst,
  portOf,
  textOf,
} from "../../walk/ways-out.ts";
import { isNotBlank } from "../jvm/is-not-blank.ts";
import { javaInteger } from "../jvm/java-integer.ts";
import { throughHost } from "../jvm/through-host.ts";

interface NonProxyHost {
  readonly host: string;
  readonly port: string | null;
}

/** What cannot be read ends every request: a proxy without a scheme, a port that is no number. */
const read: ReadProxy = (url, variables) => {
  const first = proxyOf("http", variables) ?? proxyOf("https", variables);
  if (first === null || first.kind === "fails") return first ?? DIRECT;
  const fault = notAPort(variables);
  if (fault !== null) return fault;
  if (nonProxyHosts(variables).some((each) => leavesOut(each, url))) return DIRECT;
  return proxyOf(url.protocol.slice(0, -1), variables) ?? DIRECT;
};

/** By EnvironmentProxySelector of smithy-kotlin 1.7.2, whatever is asked. */
export const asEnvironmentProxySelector: WaysOut = {
  aws: ["scheme"],
  metadata: ["scheme"],
  container: ["scheme"],
  read,
};

const proxyOf = (scheme: string, variables: Variables): WayOut | null =>
  byProperty(scheme, variables) ?? byVariable(scheme, variables);

/** Goldens `jvm-options-proxy-http`, `-proxy-without-port`, `-proxy-port-no-number`, `-proxy-empty-over-variable`. */
function byProperty(scheme: string, variables: Variables): WayOut | null {
  const host = javaPropertyText(variables, `${scheme}.proxyHost`) ?? "";
  if (!isNotBlank(host)) return null;
  const given = javaPropertyText(variables, `${scheme}.proxyPort`) ?? "";
  const port = isNotBlank(given) ? javaInteger(given) : 80;
  if (port !== null) return throughHost(host, port);
  return { kind: "fails", message: `Could not parse ${scheme}.proxyHost="${host}" into a valid proxy URL` };
}

/** Any scheme will do (golden `odd-anew-00008`). */
function byVariable(scheme: string, variables: Variables): WayOut | null {
  const name = firstFilled(variables, lowerFirst(`${scheme}_proxy`), isNotBlank);
  if (name === null) return null;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(textOf(variables, name) ?? "")
    ? { kind: "through", proxy: name }
    : { kind: "fails", message: `${name} cannot be parsed into a valid proxy URL` };
}

/** `::1` is a host without a name and the port `:1`. */
function notAPort(variables: Variables): WayOut | null {
  const port = nonProxyHosts(variables).find((each) => each.port !== null && !/^[+-]?\d+$/.test(each.port))?.port;
  return port == null
    ? null
    : { kind: "fails", message: `NO_PROXY: java.lang.NumberFormatException: For input string: "${port}"` };
}

/** Both spellings are read, and the property beside (golden `jvm-options-proxy-without-over-variable`). */
const nonProxyHosts = (variables: Variables): readonly NonProxyHost[] =>
  [
    ...(javaPropertyText(variables, "http.nonProxyHosts") ?? "").split("|"),
    ...lowerFirst("no_proxy").flatMap((name) => (textOf(variables, name) ?? "").split(/[, ]/)),
  ].map((entry) => {
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
