import type { Agent, ClientRequest } from "node:http";
import { isIP } from "node:net";
import { checkServerIdentity } from "node:tls";
import { HttpsProxyAgent } from "https-proxy-agent";

/** Loaded only where a proxy is set. */
export const tunnelAgent = (proxy: URL): Agent => new TunnelAgent(proxy, { keepAlive: true });

type ConnectOptions = Parameters<HttpsProxyAgent<string>["connect"]>[1];

/** https-proxy-agent 9.1 takes the host away where it is an address, and Node then wants a certificate of localhost. */
class TunnelAgent extends HttpsProxyAgent<string> {
  override connect(request: ClientRequest, options: ConnectOptions) {
    const host = "host" in options && typeof options.host === "string" ? options.host : "";
    if (isIP(host) === 0) return super.connect(request, options);
    return super.connect(request, {
      ...options,
      checkServerIdentity: (_, certificate) => checkServerIdentity(host, certificate),
    } as ConnectOptions);
  }
}
