import type { Failure } from "../model/question.ts";
import { holdsSessionToken } from "../advice/holds-session-token.ts";
import { commandFor } from "../advice/shell.ts";
import type { Comparison } from "../model/comparison.ts";
import type { Diagnosis, Walked } from "../model/diagnosis.ts";
import type { Finding, Fix } from "../model/finding.ts";
import type { Identity } from "../model/identity.ts";
import type { Account, Resolution, SdkError, SourceRow, Winner } from "../model/resolution.ts";
import { withoutComment } from "./without-comment.ts";

/** The contract's document (schemaVersion 1): fields are only ever added. */
export function documentOf(diagnosis: Diagnosis) {
  const { place, wrapper, ...document } = walkedDocumentOf(diagnosis);
  return { ...document, findings: diagnosis.findings.map(findingOf), place, wrapper, origins: diagnosis.origins };
}

function walkedDocumentOf({ resolution, identity, installed, place, wrapper }: Walked) {
  return {
    schemaVersion: 1 as const,
    sdk: { ...resolution.sdk, installed },
    outcome: resolution.outcome,
    profile: profileOf(resolution),
    credentials: resolution.winner === null ? null : credentialsOf(resolution.winner, identity),
    error: resolution.error === null ? null : errorOf(resolution.error),
    clientError: resolution.clientError === null ? null : errorOf(resolution.clientError),
    assumed: resolution.assumed,
    region: resolution.region,
    sources: resolution.sources.map(sourceOf),
    identity: identity === null ? null : identityDocumentOf(identity),
    place,
    wrapper,
  };
}

/**
 * What `awswho --json` prints: which credentials one SDK comes to on a machine, from where, and what was passed over for
 * them. `sources` has a row for each source, in the SDK's order; `assumed` names what was taken for granted, and is empty
 * where all was proven. Times are ISO 8601, `latency` milliseconds, `clockSkew` seconds by which the machine is ahead.
 */
export type Document = ReturnType<typeof documentOf>;

/** `awswho compare --json`: the documents side by side, without findings. */
export function comparisonDocumentOf({ results, agree, regions, blocks, elsewhere, change, regionChange }: Comparison) {
  return {
    schemaVersion: 1 as const,
    agree,
    regionsAgree: regions.length <= 1,
    blocks: blocks.map(({ call, path, line, gives }) => ({ call, path, line, gives })),
    elsewhere,
    change:
      change === null
        ? null
        : { command: commandFor(change.change, "posix"), actor: change.actor, besides: change.besides },
    regionChange:
      regionChange === null
        ? null
        : {
            command: commandFor(regionChange.change, "posix"),
            region: regionChange.region,
            apart: regionChange.apart,
          },
    results: results.map(walkedDocumentOf),
  };
}

/** One line-independent text; control characters escaped, also those that JSON lets through. */
export function renderJson(document: object, indent = 2): string {
  return JSON.stringify(document, null, indent).replace(
    // C1 controls start terminal sequences, and marks of direction turn a line round; JSON lets both through.
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const profileOf = ({ profile }: Resolution) => ({
  name: profile.name,
  exists: profile.exists,
  binding: profile.binding,
  provenance: profile.provenance,
  sections: profile.sections,
  nearest: profile.nearest,
});

function credentialsOf(winner: Winner, identity: Identity | null) {
  const { holding, credentials } = winner;
  return {
    source: winner.source,
    method: winner.method,
    accessKeyId: withoutComment(credentials.accessKeyId),
    hasSessionToken: holdsSessionToken(winner),
    account: identity?.kind === "known" ? ({ id: identity.account, known: "sts" } satisfies Account) : holding.account,
    expiration: credentials.expiration ?? holding.expiration,
    plan: holding.plan,
    provenance: holding.provenance,
    mixed: isMixed(winner),
  };
}

/** Whether id and secret come from different places. */
function isMixed({ holding }: Winner): boolean {
  const { accessKeyId, secretAccessKey } = holding.provenance;
  if (secretAccessKey === null || accessKeyId.kind !== secretAccessKey.kind) return secretAccessKey !== null;
  return accessKeyId.kind === "file" && secretAccessKey.kind === "file" && accessKeyId.path !== secretAccessKey.path;
}

const errorOf = ({ kind, type, message, provenance, related }: SdkError) => ({
  kind,
  type,
  message,
  provenance,
  related,
});

const sourceOf = (row: SourceRow) => ({
  position: row.position,
  order: row.order,
  id: row.id,
  method: row.method,
  verdict: row.verdict,
  why: row.why,
  accessKeyId: withoutComment(row.holding?.accessKeyId ?? null),
  account: row.holding?.account ?? null,
  behind: row.behind.map(({ accessKeyId, account, provenance }) => ({
    accessKeyId: withoutComment(accessKeyId),
    account,
    provenance: provenance.accessKeyId,
  })),
  provenance: row.provenance,
  error: row.error === null ? null : errorOf(row.error),
});

export function identityDocumentOf(identity: Identity) {
  switch (identity.kind) {
    case "known": {
      const { account, arn, userId, principal, asked } = identity;
      return { account, arn, userId, principal, ...asked };
    }
    case "refused":
      return {
        unavailable: `${identity.failure.code ?? identity.failure.kind}: ${identity.failure.message}`,
        failure: failureDocumentOf(identity.failure),
        ...identity.asked,
      };
    case "unavailable":
      return {
        unavailable: identity.why,
        failure: identity.failure === null ? null : failureDocumentOf(identity.failure),
      };
  }
}

/** Without what else was heard: a page of somebody else's is nobody's to read. */
function failureDocumentOf({ reply, fault, ...told }: Failure): Omit<Failure, "reply" | "fault"> {
  return told;
}

export const findingOf = ({ rule, severity, message, provenance, fix, sdks }: Finding) => ({
  rule,
  severity,
  sdks,
  message,
  provenance,
  fix: fix === null ? null : fixOf(fix),
});

export const fixOf = ({ change, promise, moves }: Fix) => ({
  command: commandFor(change, "posix"),
  promise,
  change,
  ...(moves === undefined ? {} : { moves }),
});
