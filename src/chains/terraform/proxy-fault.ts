import type { SdkError } from "../../model/resolution.ts";
import { plainError } from "../go/errors.ts";
import type { GoSession } from "../go/session.ts";
import { diagnosticOf } from "./diagnostics.ts";

const ARGUMENTS = [
  ["http_proxy", "Invalid HTTP Proxy"],
  ["https_proxy", "Invalid HTTPS Proxy"],
] as const;

/**
 * Config.ValidateProxySettings: a proxy of the block that is no URL to Go ends all, also where nothing would go through it
 * (goldens `tf-block-proxy-bare`, `tf-block-proxy-not-a-url`).
 */
export function proxyFault({ block }: GoSession): SdkError | null {
  for (const [name, summary] of ARGUMENTS) {
    const argument = block.find(({ path }) => path[0] === name);
    const why = typeof argument?.value === "string" ? whyNoUrl(argument.value) : null;
    if (argument === undefined || why === null) continue;
    const message = `Unable to parse URL: ${told(argument.value)}${why}`;
    return diagnosticOf(summary, plainError("bad-setting", message, argument.provenance));
  }
  return null;
}

/** The provider prints the URL. It may hold a password, even without an `@`: only an address by its number is shown. */
const told = (value: unknown): string =>
  typeof value === "string" && /^(?:\d+(?:\.\d+){3}:\d+|https?:\/\/\[[\da-f:.]*)$/i.test(value)
    ? `parse "${value}": `
    : "";

/** net/url's Parse, for what people write: a host and port without a scheme (`proxy:3128` has the scheme `proxy`). */
function whyNoUrl(text: string): string | null {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(text)?.[0] ?? "";
  if (scheme === "" && text.startsWith(":")) return "missing protocol scheme";
  if (scheme === "" && /^[^/]*:/.test(text)) return "first path segment in URL cannot contain colon";
  const host = /^\/\/(?:[^/@]*@)?([^/?#]*)/.exec(text.slice(scheme.length))?.[1] ?? "";
  if (host.startsWith("[") && !host.includes("]")) return "missing ']' in host";
  return /^(?:\[[^\]]*\]|[^:]*)(?::\d*)?$/.test(host) ? null : "invalid port after host";
}
