import { byHand } from "../../advice/by-hand.ts";
import { type ProxyVariable, proxies } from "../../advice/proxies.ts";
import type { MachineRule } from "../rule.ts";

/** A proxy variable that is no proxy's URL. */
export const rule: MachineRule = {
  scope: "machine",
  group: "network",
  id: "proxy-not-a-url",
  title: "A proxy variable is not the URL of a proxy",
  why: "HTTP_PROXY and HTTPS_PROXY hold a URL, scheme and all: http://proxy.example:3128. Without a scheme some programs guess http and some fail; with quotes or blanks in it none reaches the proxy, and what one sees is a connection error of AWS.",
  complaints: ["S44"],
  find({ snapshot }) {
    return proxies(snapshot).flatMap((proxy) => {
      const flaw = flawOf(proxy);
      if (flaw === null) return [];
      return [
        {
          severity:
            proxy.scheme === null && proxy.host !== null && !proxy.isDirty ? ("note" as const) : ("warning" as const),
          message: `${proxy.name} ${flaw}`,
          provenance: [{ kind: "variable" as const, name: proxy.name }],
          fix: byHand(`write it as a URL: export ${proxy.name}=http://HOST:PORT`),
          sdks: [],
        },
      ];
    });
  },
};

function flawOf({ host, scheme, isDirty }: ProxyVariable): string | null {
  if (host === null) return "is no URL: no program reaches a proxy by it.";
  if (isDirty) return `has blanks or quotes around ${host}: they are taken for part of the URL.`;
  if (scheme === null) return `has no scheme: some programs take ${host} for http, some fail.`;
  return ["http", "https", "socks", "socks4", "socks4a", "socks5", "socks5h"].includes(scheme)
    ? null
    : `begins with ${scheme}://, which is no kind of proxy.`;
}
