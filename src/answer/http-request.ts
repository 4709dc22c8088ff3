import { type Agent, type IncomingMessage, type RequestOptions, request as plainRequest } from "node:http";
import type { Failure } from "../model/question.ts";
import { CallFailure, spentOf } from "./call-failure.ts";
import { socketFailure } from "./socket-failure.ts";

/** How a request leaves this machine. */
export type Route =
  | { readonly kind: "direct"; readonly agent: Agent | null; readonly certificates: string | null }
  /** The agent opens a tunnel (CONNECT). */
  | { readonly kind: "tunnel"; readonly agent: Agent; readonly certificates: string | null; readonly proxy: URL }
  /** Plain http: the proxy is asked for the whole URL. */
  | { readonly kind: "forward"; readonly proxy: URL };

export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
  /** Seconds without a sign of life; null: as long as the run has time. */
  readonly timeout: number | null;
  readonly route: Route;
  /** The run's time. */
  readonly signal: AbortSignal;
}

export interface HttpReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** No answer of the services asked here is near this. Bytes. */
const LARGEST_BODY = 1024 * 1024;

/**
 * One request by Node's own http and https, and nothing of the environment: no proxy, certificate or agent that is not
 * given. Throws a `CallFailure` only.
 */
export async function httpRequest(request: HttpRequest): Promise<HttpReply> {
  const send =
    request.route.kind !== "forward" && request.url.protocol === "https:" ? await secureRequest() : plainRequest;
  if (request.signal.aborted) throw new CallFailure(spentOf(request.signal));
  return new Promise((resolve, reject) => {
    let tunnelled = request.route.kind === "direct";
    const outgoing = send(optionsOf(request), (incoming) => {
      if (request.route.kind === "forward" && incoming.statusCode === 407) return fail(proxyRefusal(407));
      bodyOf(incoming).then((body) => settle(() => resolve(replyOf(incoming, body))), fail);
    });
    const settle = (end: () => void): void => {
      request.signal.removeEventListener("abort", onAbort);
      end();
    };
    const fail = (error: unknown): void => {
      settle(() =>
        reject(
          error instanceof CallFailure
            ? error
            : new CallFailure(socketFailure(error, tunnelled || outgoing.reusedSocket ? null : proxyOf(request.route))),
        ),
      );
      outgoing.destroy();
    };
    const onAbort = (): void => fail(new CallFailure(spentOf(request.signal)));
    request.signal.addEventListener("abort", onAbort, { once: true });
    // https-proxy-agent 9.1 hands a refused CONNECT on as if the service had answered: told apart here.
    outgoing.once("proxyConnect", ({ statusCode }: { readonly statusCode: number }) => {
      tunnelled = true;
      if (statusCode !== 200) fail(proxyRefusal(statusCode));
    });
    // Not once: destroying a request that is under way brings an error of its own.
    outgoing.on("error", fail);
    outgoing.once("timeout", () => fail(new CallFailure(silence(request))));
    outgoing.end(request.body ?? undefined);
  });
}

/** node:https costs what its TLS costs to load: only where a URL needs it. */
const secureRequest = async (): Promise<typeof plainRequest> =>
  (await import("node:https")).request as typeof plainRequest;

function optionsOf(request: HttpRequest): RequestOptions & { ca?: string } {
  const { url, route } = request;
  // As an option it holds from the start, while the connection is being made too; `setTimeout` only from there on.
  const timeout = request.timeout === null ? {} : { timeout: request.timeout * 1000 };
  const common = { method: request.method, ...timeout };
  const headers = { ...request.headers, host: request.headers.host ?? url.host };
  if (route.kind === "forward") {
    const { proxy } = route;
    const authorization = proxyAuthorization(proxy);
    return {
      ...common,
      ...hostAndPort(proxy),
      path: url.href,
      headers: authorization === null ? headers : { ...headers, "proxy-authorization": authorization },
    };
  }
  return {
    ...common,
    protocol: url.protocol,
    ...hostAndPort(url),
    path: url.pathname + url.search,
    headers,
    // Null: an agent for this request alone. Node's global one keeps what other code has set.
    agent: route.agent ?? false,
    ...(route.certificates === null ? {} : { ca: route.certificates }),
  };
}

const hostAndPort = (url: URL): { hostname: string; port?: string } => {
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  return url.port === "" ? { hostname } : { hostname, port: url.port };
};

function proxyAuthorization(proxy: URL): string | null {
  if (proxy.username === "" || proxy.password === "") return null;
  const pair = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return `Basic ${Buffer.from(pair).toString("base64")}`;
}

const proxyOf = (route: Route): URL | null => (route.kind === "direct" ? null : route.proxy);

const proxyRefusal = (status: number): CallFailure =>
  new CallFailure({
    kind: "proxy",
    code: String(status),
    message: status === 407 ? "the proxy wants a name and password (407)" : `the proxy opened no tunnel (${status})`,
  });

const silence = ({ url, timeout }: HttpRequest) => ({
  kind: "timeout" as const,
  code: "ETIMEDOUT",
  message: `no answer from ${url.host} within ${timeout} s`,
});

/** By its events: an iterator over the answer costs as much as the rest of its reading. */
function bodyOf(incoming: IncomingMessage): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    incoming.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= LARGEST_BODY) chunks.push(chunk);
      else reject(new CallFailure(TOO_LONG));
    });
    incoming.once("end", () =>
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)),
    );
    incoming.once("error", reject);
  });
}

const TOO_LONG = {
  kind: "bad-answer",
  code: null,
  message: "the answer is longer than any such answer is",
} as const satisfies Failure;

function replyOf(incoming: IncomingMessage, body: Uint8Array): HttpReply {
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
  return { status: incoming.statusCode ?? 0, headers, body };
}
