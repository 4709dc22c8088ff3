import type { Agent } from "node:http";
import { HttpsProxyAgent } from "https-proxy-agent";

/** Loaded only where a proxy is set. */
export const tunnelAgent = (proxy: URL): Agent => new HttpsProxyAgent(proxy, { keepAlive: true });
