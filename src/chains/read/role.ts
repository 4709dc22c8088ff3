import type { Endpoint, SigningCredentials } from "../../model/question.ts";
import type { PlanNode } from "../../model/resolution.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, deeper } from "../../walk/walk.ts";
import type { Configured } from "../js-v2/configured.ts";
import { accountInArn, exchangedLater } from "../ruby/holdings.ts";
import { exchanged } from "./exchange.ts";
import type { ReadSession } from "./session.ts";

export interface Role {
  readonly profile: string;
  readonly arn: Configured;
  readonly sessionName: string | null;
  readonly externalId: string | null;
  /** What names the source: `source_profile` or `credential_source`. */
  readonly named: Configured;
  readonly endpoint: () => Walk<Endpoint>;
}

/** A role on top of a source, without MFA: of these SDKs none asks for a code on its own. */
export function roleFrom(session: ReadSession, role: Role, source: Found): Found {
  const where = role.arn.provenance;
  // Of a source only this is kept: the plans of a thousand, one behind another, would be half a million steps.
  const { freeze: sourceCredentials } = source;
  const hop: PlanNode = {
    kind: "assume-role",
    profile: role.profile,
    roleArn: role.arn.text,
    mfaSerial: null,
    durationSeconds: null,
    provenance: where,
  };
  return {
    why: `profile ${role.profile} assumes a role by means of ${role.named.text}`,
    holding: exchangedLater(
      [...source.holding.plan, hop],
      where,
      [where, role.named.provenance],
      accountInArn(role.arn.text),
    ),
    *freeze(): Walk<SigningCredentials> {
      const caller = yield* deeper(sourceCredentials());
      const question = {
        kind: "assume-role" as const,
        roleArn: role.arn.text,
        caller,
        sessionName: role.sessionName,
        externalId: role.externalId,
        mfaSerial: null,
        mfaCode: null,
        durationSeconds: null,
        endpoint: yield* role.endpoint(),
      };
      return yield* exchanged(session, question, where);
    },
  };
}
