import type { Snapshot } from "../../model/snapshot.ts";
import type { Hidden, StepResult } from "../../walk/chain.ts";
import { secretVariable, setVariable } from "../../walk/configured.ts";
import { foundKeys } from "../../walk/found-keys.ts";
import type { Walk } from "../../walk/walk.ts";
import type { NamedBy, NamedProfile } from "./named-profiles.ts";

interface WithStage {
  readonly snapshot: Snapshot;
  readonly hidden: Hidden;
  readonly stagePrefix: string;
  readonly winning: NamedProfile | null;
}

// biome-ignore lint/correctness/useYield: every step is a walk
export function* noKeysOnCommandLine(_session: WithStage): Walk<StepResult> {
  return { kind: "not-applicable", why: "serverless takes no keys on its command line" };
}

/** Keys of a stage's variables, then those of all stages: a profile that is named nearer goes before them. */
export const exportedKeys = (whose: "stage" | "all") =>
  // biome-ignore lint/correctness/useYield: every step is a walk
  function* (session: WithStage): Walk<StepResult> {
    const prefix = whose === "stage" ? session.stagePrefix : "AWS";
    const [idName, secretName] = [`${prefix}_ACCESS_KEY_ID`, `${prefix}_SECRET_ACCESS_KEY`];
    const id = setVariable(session, idName);
    const secret = secretVariable(session, secretName);
    const half = id ?? secret;
    if (half === null) return { kind: "absent", why: `${idName} is not set` };
    const { winning } = session;
    const nearer: readonly NamedBy[] = whose === "stage" ? ["stage", "option"] : ["variable", "stage", "option"];
    if (winning !== null && nearer.includes(winning.by))
      return {
        kind: "skipped",
        why: `profile ${winning.text} is named: it goes before exported keys`,
        provenance: half.provenance,
      };
    if (id === null || secret === null)
      return {
        kind: "absent",
        why: `half a pair is ignored: ${id === null ? idName : secretName} is not set`,
        provenance: half.provenance,
      };
    const token = secretVariable(session, `${prefix}_SESSION_TOKEN`);
    return { kind: "found", found: foundKeys({ id, secret, token }, "exported keys go before the default profile") };
  };
