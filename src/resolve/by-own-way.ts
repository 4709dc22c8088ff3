import type { Answer, MetadataQuestion, Question } from "../model/question.ts";
import type { StsConnection } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { proxyVariable } from "../parse/proxy-variable.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";
import type { Asking } from "../walk/walk.ts";
import { DIRECT, type ProxyWord, type WayOut, type WaysOut, namesProxy } from "../walk/ways-out.ts";

/**
 * A walk's questions as this SDK puts them: through its own proxy, where that is not botocore's. Equal ways stay one question.
 * Where it can read no way out of the environment, nothing is asked.
 */
export function* byOwnWay<T>(asking: Asking<T>, waysOut: WaysOut | null, snapshot: Snapshot): Asking<T> {
  if (waysOut === null) return yield* asking;
  let step = asking.next();
  while (step.done !== true) {
    const way = wayOf(step.value, waysOut, snapshot);
    step = asking.next(way?.kind === "fails" ? failed(way.message) : yield onItsWay(step.value, way, snapshot));
  }
  return step.value;
}

export function stsByOwnWay(waysOut: WaysOut | null, snapshot: Snapshot, connection: StsConnection): StsConnection {
  if (waysOut === null || connection.endpoint === null) return connection;
  const { url } = connection.endpoint;
  return { ...connection, ...ownProxy(url, wayTo(url, waysOut.aws, waysOut, snapshot), snapshot) };
}

/** Null: nothing goes out. */
function wayOf(question: Question, waysOut: WaysOut, snapshot: Snapshot): WayOut | null {
  switch (question.kind) {
    case "process":
    case "mfa-code":
    case "addresses":
      return null;
    case "metadata":
      // A client that knows no proxy, where the SDK's others do.
      if (question.proxy === null) return DIRECT;
      return wayTo(question.baseUrl, waysOut.metadata, waysOut, snapshot);
    case "container":
      return wayTo(question.url, waysOut.container, waysOut, snapshot);
    default:
      return wayTo(question.endpoint.url, waysOut.aws, waysOut, snapshot);
  }
}

const wayTo = (url: string, words: readonly ProxyWord[], { read }: WaysOut, { variables }: Snapshot): WayOut =>
  URL.canParse(url) ? read(new URL(url), variables, words) : DIRECT;

function onItsWay(question: Question, way: WayOut | null, snapshot: Snapshot): Question {
  if (way === null || !("endpoint" in question || question.kind === "metadata" || question.kind === "container"))
    return question;
  if (question.kind === "metadata" && way.kind === "direct") return pastAnyProxy(question);
  if ("endpoint" in question) return { ...question, ...ownProxy(question.endpoint.url, way, snapshot) };
  return way.kind === "through" ? { ...question, proxy: way.proxy } : question;
}

/** As one puts it who has no proxy. */
function pastAnyProxy({ proxy, ...question }: MetadataQuestion): MetadataQuestion {
  return question;
}

function ownProxy(url: string, way: WayOut, { variables }: Snapshot): { readonly proxy?: string | null } {
  const usual = URL.canParse(url) ? proxyVariable(new URL(url), variables) : null;
  const own = way.kind === "through" ? way.proxy : null;
  return own === usual ? {} : { proxy: own };
}

const failed = (message: string): Answer => ({ kind: "failure", failure: { kind: "proxy", code: null, message } });

/** The ways of a chain: what the code says of proxies goes before the environment. Null: nothing says anything of one. */
export const waysOf = (
  { waysOut, waysOutIn }: Pick<AnyChain, "waysOut" | "waysOutIn">,
  code: CodeArguments,
  snapshot: Snapshot,
): WaysOut | null => waysOutIn?.(code) ?? (namesProxy(snapshot) ? (waysOut ?? null) : null);
