import { javaPropertyText } from "../../parse/java-properties.ts";
import { javaInteger } from "../jvm/java-integer.ts";
import { throughHost } from "../jvm/through-host.ts";
import { DIRECT, type Variables, type WayOut } from "../../walk/ways-out.ts";

/**
 * The JVM's own choice for a connection that its program chooses no proxy for (OpenJDK 17, DefaultProxySelector). For plain http
 * it has none: `http.proxyHost` is the SDK's already.
 */
export function byDefaultProxySelector(url: URL, variables: Variables): WayOut {
  const host = javaPropertyText(variables, "https.proxyHost") ?? "";
  if (url.protocol !== "https:" || host === "" || isLeftOut(url.hostname, variables)) return DIRECT;
  return throughHost(host, javaInteger(javaPropertyText(variables, "https.proxyPort")) ?? 443);
}

/** This machine's own names are left out too, unless the list is empty. */
const OWN_NAMES = ["localhost", "127.*", "[::1]"];

function isLeftOut(host: string, variables: Variables): boolean {
  const list = javaPropertyText(variables, "http.nonProxyHosts");
  if (list === "") return false;
  return [...(list ?? "").toLowerCase().split("|"), ...OWN_NAMES].some((pattern) => fits(host, pattern));
}

/** A star stands for anything at either end, and nowhere else (goldens `jvm-options-proxy-without-inside`, `-proxy-sso-without`). */
function fits(host: string, pattern: string): boolean {
  const [first, last] = [pattern.startsWith("*"), pattern.endsWith("*")];
  const rest = pattern.slice(first ? 1 : 0, last ? -1 : undefined);
  if (first && last) return host.includes(rest);
  if (first) return host.endsWith(rest);
  return last ? host.startsWith(rest) : host === rest;
}
