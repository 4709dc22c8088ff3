import type { AssumeRoleQuestion, SessionBounds, SigningCredentials } from "../../model/question.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { ProviderBlock } from "../../model/provider-block.ts";
import type { PlanNode, SdkError } from "../../model/resolution.ts";
import { accountOfArn } from "../../parse/arn.ts";
import { type Found, type Step, type StepResult, hideKey } from "../../walk/chain.ts";
import { type Walk, raise, untilRaised } from "../../walk/walk.ts";
import { argumentIn, blocksIn, valuesIn } from "../go/block-arguments.ts";
import { clientEndpoint } from "../go/endpoint.ts";
import { operationFailed, plainError, serviceFailed } from "../go/errors.ts";
import { ASSUME_ROLE } from "../go/operations.ts";
import { type GoSession, blockName } from "../go/session.ts";
import { loadedAgain } from "./document-region.ts";
import { cannotAssume, diagnosticOf } from "./diagnostics.ts";
import { durationIn } from "./duration-in.ts";
import { clientRetries, retriesOf } from "../go/retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import type { RetryPolicy } from "../../walk/retry-policy.ts";
import type { Configured } from "../../walk/configured.ts";
import { exchangedLater } from "../../walk/holdings.ts";
import { credentialsIn } from "../../walk/credentials-in.ts";

/*
 * `assume_role` of the provider block: one role after the other, around whatever the provider has found before
 * (aws-sdk-go-base 2.0.0-beta.74, credentials.go:assumeRoleCredentialsProvider).
 */

interface Role {
  readonly block: ProviderBlock;
  readonly arn: Configured | null;
  readonly where: Provenance;
}

interface Base {
  readonly step: Step<GoSession>;
  readonly found: Found;
}

/** Around the first of `bases` that has something. */
export const rolesInBlock = (bases: readonly Step<GoSession>[]) =>
  function* (session: GoSession): Walk<StepResult> {
    const roles = rolesOf(session);
    const [first] = roles;
    if (first === undefined) return { kind: "absent", why: `no assume_role in the ${blockName(session)}` };
    const base = yield* baseOf(session, bases);
    return base === null
      ? { kind: "absent", why: "there is nothing to assume the block's role with", provenance: first.where }
      : { kind: "found", found: foundAround(session, roles, base) };
  };

function rolesOf({ block, hidden }: GoSession): readonly Role[] {
  const roles = blocksIn(block, "assume_role").flatMap((one) => {
    const [first] = one;
    const arn = argumentIn(one, "role_arn");
    return first === undefined ? [] : [{ block: one, arn, where: (arn ?? first).provenance }];
  });
  return roles.some(({ where }) => hidden.has(hideKey(where))) ? [] : roles;
}

/** A step that raises says so itself, in its own row. */
function* baseOf(session: GoSession, bases: readonly Step<GoSession>[]): Walk<Base | null> {
  for (const step of bases) {
    const result = yield* untilRaised(step.load(session));
    if (result.kind === "raised") return null;
    if (result.value.kind === "found") return { step, found: result.value.found };
  }
  return null;
}

function foundAround(session: GoSession, roles: readonly Role[], base: Base): Found {
  const { holding, why } = base.found;
  const last = roles.at(-1) as Role;
  const account = last.arn === null ? null : accountOfArn(last.arn.text);
  return {
    why: `assume_role of the ${blockName(session)}: ${why}`,
    holding: exchangedLater(
      [...holding.plan, ...roles.map(nodeOf)],
      last.where,
      roles.map(({ where }) => where),
      account === null ? null : { id: account, known: "arn" },
    ),
    freeze: () => assumed(session, roles, base),
  };
}

const nodeOf = ({ block, arn, where }: Role): PlanNode => ({
  kind: "assume-role",
  profile: null,
  roleArn: arn?.text ?? "",
  mfaSerial: null,
  durationSeconds: durationOf(block),
  provenance: where,
});

/** stscreds.DefaultDuration. Seconds. */
const DEFAULT_DURATION = 900;

const durationOf = (block: ProviderBlock): number => durationIn(block) ?? DEFAULT_DURATION;

/** Each role is asked for to see whether it can be had, and again by its cache, when its credentials are first used. */
function* assumed(session: GoSession, roles: readonly Role[], { step, found }: Base): Walk<SigningCredentials> {
  const retries = retriesWith(session, step);
  let credentials = yield* found.freeze();
  let before: AssumeRoleQuestion | null = null;
  for (const [index, role] of roles.entries()) {
    if (role.arn === null) yield* raise(withoutArn(index, roles.length, role.where));
    const arn = role.arn as Configured;
    const resolved = clientEndpoint(session);
    const failed = (error: SdkError) => cannotAssume(arn.text, operationFailed(ASSUME_ROLE, error, retries));
    if (before !== null) yield* tried(before, retries);
    if (resolved.kind === "fault") return yield* raise(failed(resolved.error));
    const { endpoint } = resolved;
    before = questionOf(role, arn, credentials, endpoint);
    credentials = yield* credentialsIn(yield* tried(before, retries), (failure) =>
      failed(serviceFailed(ASSUME_ROLE, failure, endpoint.url, role.where, retries)),
    );
  }
  if (before !== null) yield* tried(before, retries);
  yield* loadedAgain(session, step.source);
  return credentials;
}

const withoutArn = (index: number, count: number, where: Provenance): SdkError =>
  diagnosticOf(
    "Cannot assume IAM Role",
    plainError("bad-setting", `IAM Role ARN not set in assume role ${index + 1} of ${count}`, where),
  );

/** With keys of the block a role is asked for by the configuration that the provider's own clients have (MaxRetries). */
function retriesWith(session: GoSession, { source }: Step<GoSession>): RetryPolicy {
  const own = clientRetries(session, ASSUME_ROLE);
  if (source !== "explicit") return own;
  const attempts = Number(argumentIn(session.block, "max_retries")?.text ?? session.names.block?.attempts);
  return attempts === 0 ? own : retriesOf(ASSUME_ROLE, attempts);
}

function questionOf(
  { block }: Role,
  arn: Configured,
  caller: SigningCredentials,
  endpoint: AssumeRoleQuestion["endpoint"],
): AssumeRoleQuestion {
  const bounds = boundsOf(block);
  return {
    kind: "assume-role",
    roleArn: arn.text,
    caller,
    sessionName: argumentIn(block, "session_name")?.text ?? null,
    externalId: argumentIn(block, "external_id")?.text ?? null,
    mfaSerial: null,
    mfaCode: null,
    durationSeconds: durationOf(block),
    ...(Object.keys(bounds).length === 0 ? {} : { bounds }),
    endpoint,
  };
}

function boundsOf(block: ProviderBlock): SessionBounds {
  const sourceIdentity = argumentIn(block, "source_identity")?.text;
  const tags = valuesIn(block, "tags").map(({ name, text }) => ({ key: name, value: text }));
  const transitiveTagKeys = valuesIn(block, "transitive_tag_keys").map(({ text }) => text);
  return {
    ...policiesOf(block),
    ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(transitiveTagKeys.length === 0 ? {} : { transitiveTagKeys }),
  };
}

export function policiesOf(block: ProviderBlock): Pick<SessionBounds, "policy" | "policyArns"> {
  const policy = argumentIn(block, "policy")?.text;
  const policyArns = valuesIn(block, "policy_arns").map(({ text }) => text);
  return {
    ...(policy === undefined ? {} : { policy }),
    ...(policyArns.length === 0 ? {} : { policyArns }),
  };
}
