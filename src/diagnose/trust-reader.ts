import type { Outside } from "../model/outside.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { TrustReader, TrustReading } from "../model/trust.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";
import { parseArn } from "../parse/arn.ts";
import { walked } from "./walked.ts";

export interface TrustReaderRequest {
  /** boto3's, whose profile named in code comes before all that is exported. */
  readonly chain: AnyChain;
  readonly code: CodeArguments;
  readonly outside: Outside;
  /** Whose keys read. */
  readonly profile: string;
}

/** A role's trust policy, read with the keys of a profile that may: who was refused cannot read it. */
export function trustReader(snapshot: Snapshot, { chain, code, outside, profile }: TrustReaderRequest): TrustReader {
  const readings = new Map<string, Promise<TrustReading>>();
  const read = async (roleArn: string): Promise<TrustReading> => {
    const unread = (why: string): TrustReading => ({ kind: "unread", profile, why });
    const { resolution, identity } = await walked(snapshot, {
      chain,
      code: { ...code, profile, keys: null },
      outside,
    });
    const { winner, error, sts } = resolution;
    if (winner === null) return unread(error === null ? "it has no credentials" : `it stops at ${error.type}`);
    if (identity?.kind !== "known") return unread("AWS does not say who it is");
    const account = parseArn(roleArn)?.account;
    if (account !== identity.account)
      return unread(`it is of account ${identity.account}, and IAM tells of its own account alone`);
    const reading = await outside.iam?.trust({ credentials: winner.credentials, identity, connection: sts }, roleArn);
    if (reading === undefined) return unread("nobody can be asked here");
    return reading.kind === "failure"
      ? unread(`${reading.failure.code ?? reading.failure.kind}: it needs iam:GetRole`)
      : { kind: "policy", profile, statements: reading.statements };
  };
  return (roleArn) => {
    const reading = readings.get(roleArn) ?? read(roleArn);
    readings.set(roleArn, reading);
    return reading;
  };
}
