import type { Walked } from "../model/diagnosis.ts";
import type { Identity } from "../model/identity.ts";
import type { Outside } from "../model/outside.ts";
import type { Resolution } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { homeFolder } from "../parse/python-path.ts";
import { assumeOffline } from "../resolve/assume-offline.ts";
import { drive, driveAsync } from "../resolve/drive.ts";
import { resolve } from "../resolve/resolve.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";
import { trustOf } from "./trust-of.ts";
import { installedVersion } from "./installed-version.ts";
import { placeOf, wrapperOf } from "./place-of.ts";

export interface WalkRequest {
  readonly chain: AnyChain;
  readonly code: CodeArguments;
  /** Null: offline, no socket and no process. */
  readonly outside: Outside | null;
}

/** One chain walked, and the winner verified; nothing is looked for that may be wrong. */
export async function walked(snapshot: Snapshot, { chain, code, outside }: WalkRequest): Promise<Walked> {
  const walk = resolve(chain, snapshot, code);
  if (outside === null) return walkedTo(snapshot, chain, drive(walk, assumeOffline), null);
  const trusted = trustOf(snapshot, chain, code);
  const resolution = await driveAsync(walk, (question) => outside.answer(question, trusted(question)));
  return walkedTo(snapshot, chain, resolution, { identity: await identityOf(resolution, outside) });
}

/** What a chain came to. @param online null: it was walked offline. */
export function walkedTo(
  snapshot: Snapshot,
  chain: AnyChain,
  resolution: Resolution,
  online: { readonly identity: Identity | null } | null,
): Walked {
  return {
    resolution,
    identity: online === null ? null : online.identity,
    place: placeOf(snapshot),
    wrapper: wrapperOf(snapshot),
    // Folders full of packages are looked through for it: not where nobody asks.
    get installed() {
      return installedVersion(snapshot, chain.id);
    },
    offline: online === null,
    now: snapshot.now,
    home: homeFolder(snapshot),
  };
}

async function identityOf(resolution: Resolution, outside: Outside): Promise<Identity | null> {
  const { winner, outcome, sts } = resolution;
  if (outcome !== "credentials" || winner === null) return null;
  if (winner.credentials.accessKeyId === null)
    return { kind: "unavailable", why: "the credentials were taken for granted, not fetched", failure: null };
  if (winner.credentials.secretAccessKey === null)
    return { kind: "unavailable", why: "only the key id was given, so there is nothing to sign with", failure: null };
  if (sts.endpoint === null)
    return { kind: "unavailable", why: "this SDK cannot make an STS client here", failure: null };
  return outside.whoIs(winner.credentials, sts);
}
