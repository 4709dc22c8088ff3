import type { Fix } from "../model/finding.ts";
import type { Resolution } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { byHand } from "./by-hand.ts";
import { openVariable } from "./open-variable.ts";

/** An address of this machine's own that a proxy was asked for: it is never meant to go through one. Null: none was. */
export function askedDirectly({ asked }: Pick<Resolution, "asked">, snapshot: Snapshot): Fix | null {
  for (const { question, answer } of asked) {
    if (answer.kind !== "failure" || answer.failure.proxy === undefined) continue;
    if (question.kind !== "metadata" && question.kind !== "container") continue;
    const { hostname } = new URL(question.kind === "metadata" ? question.baseUrl : question.url);
    return pastTheProxy([hostname], snapshot);
  }
  return null;
}

const PROMISE = "so that this machine's own addresses are asked directly";
const SPELLINGS = ["no_proxy", "NO_PROXY"] as const;

/**
 * The list that is there, longer. Where both spellings are, Python, Ruby, Java 2 and Kotlin read the one in small letters
 * first, Go, Rust and Java 1 the one in capitals (set `hand-no-proxy`): each that lacks an address gets it.
 */
export function pastTheProxy(hosts: readonly string[], snapshot: Snapshot): Fix {
  const set = SPELLINGS.filter((name) => snapshot.variables.has(name));
  const lacking = set.filter((name) => hosts.some((host) => !entriesOf(snapshot, name).includes(host)));
  if (lacking.length > 1) {
    const all = [...new Set([...SPELLINGS.flatMap((name) => entriesOf(snapshot, name)), ...hosts])].join(",");
    return byHand(`set both no_proxy and NO_PROXY to ${all} ${PROMISE}: some SDKs read the one, some the other`);
  }
  const name = lacking[0] ?? set[0] ?? "NO_PROXY";
  const list = openVariable(snapshot, name);
  return {
    change: { kind: "set-variable", name, value: [...(list === null ? [] : [list]), ...hosts].join(",") },
    promise: PROMISE,
    after: null,
  };
}

const entriesOf = (snapshot: Snapshot, name: string): readonly string[] =>
  (openVariable(snapshot, name) ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
