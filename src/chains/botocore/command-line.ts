import { argument } from "../../model/provenance.ts";
import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { exportedNumbers, metadataService } from "./instance-metadata.ts";
import { type BotocoreSession, loadSession } from "./session.ts";

/* Source 1 and 2 where the program is `aws` (awscli/clidriver.py): it has options for a profile and a region, none for keys. */

/** What `aws` raises before it looks at any source: as it takes no keys, nothing spares it the metadata settings. */
export function* loadCommand(session: BotocoreSession): Walk<void> {
  // Python makes the chain of sources for its cache of roles before it minds a profile that is not there (goldens `odd-anew-00057`, `odd-third-00041`).
  if (session.config.fault === null) yield* exportedNumbers(session);
  yield* loadSession(session);
  yield* metadataService(session);
}

// biome-ignore lint/correctness/useYield: every step is a walk
export function* noKeysOnCommandLine(_session: BotocoreSession): Walk<StepResult> {
  return { kind: "not-applicable", why: "aws takes no keys on its command line" };
}

// biome-ignore lint/correctness/useYield: every step is a walk
export function* profileOption({ chosen, code }: BotocoreSession): Walk<StepResult> {
  if (chosen?.inCode === true)
    return {
      kind: "skipped",
      why: `--profile ${chosen.name} gives no keys itself; exported keys are not looked at`,
      provenance: chosen.provenance,
    };
  if (code.profile === "")
    return { kind: "absent", why: "an empty --profile counts as none", provenance: argument("--profile") };
  return { kind: "absent", why: "no --profile given" };
}
