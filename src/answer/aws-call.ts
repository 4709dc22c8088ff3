import type { Endpoint, Failure } from "../model/question.ts";
import type { AwsService } from "./destination-of.ts";
import type { CaBundle } from "./certificates-in.ts";
import { clockSkewOf } from "./clock-skew-of.ts";
import { failureOf } from "./failure-of.ts";
import type { HttpReply } from "./http-request.ts";
import type { Calls, Cargo, ProxyChoice } from "./open-calls.ts";
import { pause } from "./pause.ts";
import type { PlainCredentials, SdkCall } from "./sdk-client-config.ts";
import { type SdkRequestHandler, sdkRequestHandler } from "./sdk-request-handler.ts";

export interface AwsCall {
  readonly service: AwsService;
  readonly endpoint: Endpoint;
  readonly credentials: PlainCredentials | null;
  readonly carries: Cargo;
  readonly bundle: CaBundle;
  /** The proxy that the SDK asked for would take. */
  readonly proxy: ProxyChoice;
  /** Seconds to take off this machine's clock where it is signed; left out: none. */
  readonly clockSkew?: number | undefined;
  /** Secrets that the request holds, for the redaction of what comes back. */
  readonly sent: readonly string[];
}

export type AwsAnswer<Output> = { readonly asked: AskedAws } & (
  | { readonly kind: "output"; readonly output: Output }
  | { readonly kind: "failure"; readonly failure: Failure }
);

interface AskedAws {
  readonly url: string;
  /** Milliseconds of the last attempt. */
  readonly latency: number;
  readonly clockSkew: number | null;
  /** Null: no answer came. */
  readonly reply: HttpReply | null;
}

/** Tries in all, where AWS is busy or out of order; what it refuses it will refuse again. */
const TRIES = 3;

/** Milliseconds before each further try, doubled every time. */
const FIRST_PAUSE = 250;

/** One call of an AWS operation: where it goes, what it is sent with, how its failure is named. */
export async function awsCall<Output>(
  calls: Calls,
  call: AwsCall,
  send: (sdk: SdkCall) => Promise<Output>,
): Promise<AwsAnswer<Output>> {
  for (let tried = 1; ; tried += 1) {
    const answer = await attempt(calls, call, send);
    if (answer.kind === "output" || tried === TRIES || !mayPass(answer.failure, answer.asked.reply?.status ?? null))
      return answer;
    await pause(FIRST_PAUSE * 2 ** (tried - 1), calls.signal);
  }
}

const mayPass = (failure: Failure, status: number | null): boolean =>
  failure.kind === "throttled" || (status !== null && status >= 500);

async function attempt<Output>(
  calls: Calls,
  call: AwsCall,
  send: (sdk: SdkCall) => Promise<Output>,
): Promise<AwsAnswer<Output>> {
  const destination = calls.destination(call.service, call.endpoint);
  const watch = startWatch();
  const asked = (): AskedAws => ({ url: destination.url, ...watch.seen() });
  try {
    const route = await calls.routeTo(destination, call.bundle, call.carries, call.proxy);
    const requestHandler = watch.over(sdkRequestHandler(route, calls.signal, watch.heard));
    const region = call.endpoint.signingRegion === "" ? "us-east-1" : call.endpoint.signingRegion;
    const { credentials, clockSkew } = call;
    const output = await send({ endpoint: destination.url, region, credentials, clockSkew, requestHandler });
    return { kind: "output", output, asked: asked() };
  } catch (error) {
    const { reply, clockSkew } = watch.seen();
    const status = reply?.status ?? null;
    const endpoint = { ...call.endpoint, url: destination.url };
    return {
      kind: "failure",
      failure: failureOf(error, { endpoint, status, clockSkew, sent: call.sent }),
      asked: asked(),
    };
  }
}

/** Times the request alone: what the SDK takes to load is not AWS's doing. */
function startWatch() {
  let reply: HttpReply | null = null;
  let started = performance.now();
  let ended: number | null = null;
  let heardAt = 0;
  return {
    heard(heard: HttpReply): void {
      reply = heard;
      ended = performance.now();
      heardAt = Date.now();
    },
    over: (handler: SdkRequestHandler): SdkRequestHandler => ({
      ...handler,
      handle(request) {
        started = performance.now();
        return handler.handle(request);
      },
    }),
    seen: () => ({
      latency: Math.round((ended ?? performance.now()) - started),
      clockSkew: reply === null ? null : clockSkewOf(reply.headers.date, heardAt),
      reply,
    }),
  };
}
