import type { FileProvenance, Provenance } from "../model/provenance.ts";
import type { PlanNode, Resolution, SdkError, SourceRow } from "../model/resolution.ts";
import { answeredBetween } from "./answered-between.ts";
import { failureOf } from "./failure-of.ts";

/** A sign-in that is missing, over or refused: the profile's own, or that of the profile whose keys a role is asked with. */
export interface SignInFailure {
  readonly error: SdkError;
  readonly row: SourceRow;
  /** Where the chain came as far as to know it. */
  readonly node: PlanNode | null;
  readonly isLogin: boolean;
}

const KINDS: readonly SdkError["kind"][] = ["token-missing", "token-expired", "token-refused"];

export const isInSsoCache = (place: Provenance): place is FileProvenance =>
  place.kind === "file" && /[\\/]\.aws[\\/]sso[\\/]cache[\\/]/.test(place.path);

/** A sign-in mends it. */
export const wantsSignIn = ({ kind }: Pick<SdkError, "kind">): boolean => KINDS.includes(kind);

export function signInFailure(resolution: Resolution): SignInFailure | null {
  const { error, row } = failureOf(resolution) ?? { error: null, row: null };
  if (error === null || row === null || !wantsSignIn(error)) return null;
  // A new sign-in would meet the same page, the same firewall.
  if (answeredBetween(resolution) !== null) return null;
  const node = row.holding?.plan.find(({ kind }) => kind === "sso" || kind === "login") ?? null;
  // Without a cache file botocore gives up before it has a plan; the error stands at the setting (lab: role over `aws login`).
  const isAtLogin = error.provenance?.kind === "file" && error.provenance.key === "login_session";
  const isLogin = row.id === "login" || node?.kind === "login" || isAtLogin;
  // Ruby's clients want the profile's bearer token beside keys that are exported (golden `plain-00148`).
  const isBesideKeys = row.id === "environment" && error.provenance?.kind === "file";
  // A role's source that signs in fails under the role's name (Java 2).
  const isOfCache = error.provenance !== null && isInSsoCache(error.provenance);
  return node === null && !isLogin && row.id !== "sso" && !isBesideKeys && !isOfCache
    ? null
    : { error, row, node, isLogin };
}
