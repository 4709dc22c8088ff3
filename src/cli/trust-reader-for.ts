import { chainOf } from "../diagnose/chain-of.ts";
import type { Outside } from "../model/outside.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { TrustReader } from "../model/trust.ts";
import type { CodeArguments } from "../walk/chain.ts";
import type { Options } from "./options.ts";
import { UsageError } from "./usage-error.ts";

/** What `--trust-policy PROFILE` asks for; undefined: it was not given. */
export async function trustReaderFor(
  { given }: Options,
  snapshot: Snapshot,
  code: CodeArguments,
  outside: Outside | null,
): Promise<TrustReader | undefined> {
  const profile = given["trust-policy"];
  if (profile === undefined) return undefined;
  if (outside === null) throw new UsageError("--trust-policy asks AWS: leave --offline out");
  const chain = await chainOf("boto3");
  const { trustReader } = await import("../diagnose/trust-reader.ts");
  return trustReader(snapshot, { chain, code, outside, profile });
}
