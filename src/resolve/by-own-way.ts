import type { Question } from "../model/question.ts";
import type { StsConnection } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { type ProxyWord, proxyVariable } from "../parse/proxy-variable.ts";
import type { Asking } from "../walk/walk.ts";
import type { WaysOut } from "../walk/ways-out.ts";

/** A walk's questions as this SDK puts them: through its own proxy, where that is not botocore's. Equal ways stay one question. */
export function* byOwnWay<T>(asking: Asking<T>, waysOut: WaysOut | undefined, snapshot: Snapshot): Asking<T> {
  if (waysOut === undefined || !namesProxy(snapshot)) return yield* asking;
  let step = asking.next();
  while (step.done !== true) step = asking.next(yield onItsWay(step.value, waysOut, snapshot));
  return step.value;
}

function onItsWay(question: Question, waysOut: WaysOut, { variables }: Snapshot): Question {
  switch (question.kind) {
    case "process":
    case "mfa-code":
      return question;
    case "metadata":
    case "container": {
      const proxy = wayOf(
        question.kind === "metadata" ? question.baseUrl : question.url,
        variables,
        waysOut[question.kind],
        waysOut,
      );
      return proxy === null ? question : { ...question, proxy };
    }
    default:
      return { ...question, ...ownProxy(question.endpoint.url, variables, waysOut) };
  }
}

export function stsByOwnWay(
  waysOut: WaysOut | undefined,
  snapshot: Snapshot,
  connection: StsConnection,
): StsConnection {
  if (waysOut === undefined || connection.endpoint === null || !namesProxy(snapshot)) return connection;
  return { ...connection, ...ownProxy(connection.endpoint.url, snapshot.variables, waysOut) };
}

function ownProxy(url: string, variables: Snapshot["variables"], waysOut: WaysOut): { readonly proxy?: string | null } {
  const usual = wayOf(url, variables, ["scheme"], { exemptBy: { name: "ending" } });
  const own = wayOf(url, variables, waysOut.aws, waysOut);
  return own === usual ? {} : { proxy: own };
}

function wayOf(
  url: string,
  variables: Snapshot["variables"],
  words: readonly ProxyWord[],
  { exemptBy }: Pick<WaysOut, "exemptBy">,
): string | null {
  return words.length === 0 || !URL.canParse(url) ? null : proxyVariable(new URL(url), variables, words, exemptBy);
}

const known = new WeakMap<Snapshot["variables"], boolean>();

/** Most machines name none: their ten thousand profiles ask ten thousand questions. */
function namesProxy({ variables }: Snapshot): boolean {
  const found = known.get(variables) ?? [...variables.keys()].some((name) => name.toLowerCase().endsWith("_proxy"));
  known.set(variables, found);
  return found;
}
