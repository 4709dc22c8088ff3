import { type HttpReply, type Route, httpRequest } from "./http-request.ts";

/** What the SDK hands to its request handler (`HttpRequest`, @smithy/types 4.20), as far as it is used here. */
export interface SdkRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>> | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface SdkResponse {
  readonly response: { statusCode: number; headers: Record<string, string>; body: Uint8Array };
}

/**
 * A request handler for SDK clients over `httpRequest`: the SDK's own one takes its timeouts from the environment's
 * defaults mode, hides the answer's Date, and loads https and http2 at once (@smithy/node-http-handler 4.14).
 */
export interface SdkRequestHandler {
  readonly metadata: { readonly handlerProtocol: "http/1.1" };
  handle(request: SdkRequest): Promise<SdkResponse>;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): object;
  destroy(): void;
}

/** @param heard is told every answer as it comes in. */
export function sdkRequestHandler(
  route: Route,
  signal: AbortSignal,
  heard: (reply: HttpReply) => void,
): SdkRequestHandler {
  return {
    metadata: { handlerProtocol: "http/1.1" },
    async handle(request) {
      const { method, headers } = request;
      const reply = await httpRequest({
        method,
        url: urlOf(request),
        headers,
        body: bodyOf(request.body),
        timeout: null,
        route,
        signal,
      });
      heard(reply);
      return { response: { statusCode: reply.status, headers: { ...reply.headers }, body: reply.body } };
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
    destroy() {},
  };
}

function urlOf({ protocol, hostname, port, path, query }: SdkRequest): URL {
  const host = hostname.includes(":") && !hostname.startsWith("[") ? `[${hostname}]` : hostname;
  const url = new URL(`${protocol}//${host}${port === undefined ? "" : `:${port}`}${path}`);
  for (const [name, value] of Object.entries(query ?? {}))
    for (const one of typeof value === "string" ? [value] : (value ?? [])) url.searchParams.append(name, one);
  return url;
}

const bodyOf = (body: unknown): string | Uint8Array | null =>
  typeof body === "string" || body instanceof Uint8Array ? body : null;
