import type { Fix } from "../model/finding.ts";
import type { Resolution } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
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

/** The list that is there, longer: where both are set the one in small letters is read. */
export function pastTheProxy(hosts: readonly string[], snapshot: Snapshot): Fix {
  const name = snapshot.variables.has("no_proxy") ? "no_proxy" : "NO_PROXY";
  const list = openVariable(snapshot, name);
  return {
    change: { kind: "set-variable", name, value: [...(list === null ? [] : [list]), ...hosts].join(",") },
    promise: "so that this machine's own addresses are asked directly",
    after: null,
  };
}
