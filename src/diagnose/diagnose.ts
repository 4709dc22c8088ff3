import type { Diagnosis } from "../model/diagnosis.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { findingsOf } from "../rules/findings-of.ts";
import { type WalkRequest, walked } from "./walked.ts";

/** The whole way: walk, verify, find. The snapshot is all it knows of the machine, `outside` all it may ask. */
export async function diagnose(snapshot: Snapshot, request: WalkRequest): Promise<Diagnosis> {
  const { chain, code } = request;
  const facts = await walked(snapshot, request);
  return { ...facts, findings: findingsOf({ ...facts, snapshot, code, chain }) };
}
