import type { Diagnosis, Walked } from "../model/diagnosis.ts";
import type { TrustReader } from "../model/trust.ts";
import { shownToken } from "../advice/shown-token.ts";
import { refusedRole } from "../advice/refused-role.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { findingsOf } from "../rules/findings-of.ts";
import { variableOrigin } from "./variable-origins.ts";
import { type WalkRequest, walked } from "./walked.ts";

export interface DiagnosisRequest extends WalkRequest {
  /** Left out: no trust policy is read. */
  readonly trust?: TrustReader | undefined;
}

/** The whole way: walk, verify, find. The snapshot is all it knows of the machine, `outside` all it may ask. */
export async function diagnose(snapshot: Snapshot, request: DiagnosisRequest): Promise<Diagnosis> {
  const { chain, code, outside } = request;
  const facts = await walked(snapshot, request);
  const refused = refusedRole(facts.resolution);
  const assignments = refused === null ? null : ((await outside?.assignments?.(refused)) ?? null);
  const shown = request.trust === undefined ? null : shownToken(facts.resolution);
  const trust = shown === null ? null : ((await request.trust?.(shown.question.roleArn)) ?? null);
  const findings = findingsOf({ ...facts, snapshot, code, chain, assignments, trust });
  return {
    ...facts,
    findings,
    // Processes and dotfiles are looked through for it: not where nobody asks.
    get origins() {
      return decidingVariables(facts).flatMap((name) => variableOrigin(snapshot, name) ?? []);
    },
  };
}

/** Of exported keys the id's; and the variable that chose the profile, where exported keys pass the profile over or it is missing. */
function decidingVariables({ resolution: { winner, profile } }: Walked): readonly string[] {
  const key = winner?.source === "environment" ? winner.holding.provenance.accessKeyId : null;
  const chosen = profile.binding === "variable" && (key !== null || !profile.exists) ? profile.provenance : null;
  return [key, chosen].flatMap((place) => (place?.kind === "variable" ? [place.name] : []));
}
