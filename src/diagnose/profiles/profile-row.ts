import { comesFromProfile, roleNameOf } from "../../advice/actor-of.ts";
import { holdsSessionToken } from "../../advice/holds-session-token.ts";
import type { Identity } from "../../model/identity.ts";
import type { CredentialMethod, ProfileRow } from "../../model/profile-list.ts";
import type { Account, Holding, PlanNode, RegionChoice, StsConnection } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { SigningCredentials } from "../../model/question.ts";
import { accountOfArn, parseArn } from "../../parse/arn.ts";
import { type DeclaredProfile, assumesRole } from "../../resolve/declared-profile.ts";
import type { Passage } from "../../resolve/walk-chain.ts";
import type { CachedTokens } from "./cached-tokens.ts";
import { expirationOf } from "./expiration-of.ts";
import { type ProblemFacts, problemsOf } from "./problems-of.ts";

/** One profile as the chain went through it. */
export interface WalkedProfile {
  readonly name: string;
  readonly passage: Passage<unknown>;
  readonly sections: ProfileRow["sections"];
  readonly region: RegionChoice;
  /** Where STS would be asked; null endpoint: nowhere. Found out when it is asked for. */
  readonly sts: StsConnection;
  /** What its settings say, for what the walk did not come to; null: botocore's dialect has no such profile. Read when asked for. */
  readonly declared: DeclaredProfile | null;
}

/** A profile's row, of its walk and of what STS said. */
export function profileRow(
  walked: WalkedProfile,
  identity: Identity | null,
  {
    tokens,
    ...machine
  }: Pick<ProblemFacts, "now" | "declaredProfile" | "isNowhere"> & { readonly tokens: CachedTokens },
): ProfileRow {
  const { passage } = walked;
  const source = sourceOf(passage);
  const holding = holdingOf(passage);
  const plan = holding?.plan ?? [];
  const credentials = passage.end.kind === "won" ? passage.end.credentials : null;
  const method = holding === null ? declaredMethod(walked) : methodOf(holding, source, credentials);
  const expiration = expirationOf(holding, credentials, tokens);
  return {
    name: walked.name,
    sections: walked.sections,
    seenOnlyBy: [],
    method,
    via: method === "role" ? viaOf(plan, walked) : null,
    source,
    accessKeyId: credentials?.accessKeyId ?? holding?.accessKeyId ?? null,
    account: accountOf(identity, holding, method, walked),
    role: roleOf(identity, plan, method, walked),
    region: walked.region,
    expiration,
    plan,
    problems: problemsOf({ ...machine, walked, identity, source, holding, expiration }),
    identity,
  };
}

function sourceOf({ end, steps }: Passage<unknown>): SourceId | null {
  return end.kind === "won" || end.kind === "stopped" ? (steps[end.index]?.source ?? null) : null;
}

function holdingOf({ end }: Passage<unknown>): Holding | null {
  if (end.kind === "won") return end.found.holding;
  return end.kind === "stopped" ? (end.found?.holding ?? null) : null;
}

function methodOf(holding: Holding, source: SourceId | null, credentials: SigningCredentials | null): CredentialMethod {
  if (source !== null && !comesFromProfile(source, holding)) return "other";
  const last = holding.plan.at(-1);
  if (last?.kind !== "static") return last === undefined ? "other" : METHODS[last.kind];
  const token = credentials === null ? holding.hasSessionToken : holdsSessionToken({ holding, credentials });
  return token ? "temporary-keys" : "keys";
}

const METHODS = {
  "assume-role": "role",
  "web-identity": "web-identity",
  sso: "sso",
  login: "login",
  process: "process",
  container: "container",
  "instance-metadata": "instance",
} as const satisfies Record<Exclude<PlanNode["kind"], "static">, CredentialMethod>;

/** What a profile that fails was meant to be, in the order in which botocore looks. */
function declaredMethod({ passage: { end }, declared }: WalkedProfile): CredentialMethod {
  if (declared === null || end.kind === "none") return "nothing";
  if (assumesRole(declared)) return "role";
  if (declared.webIdentityTokenFile !== null) return "web-identity";
  if (declared.ssoAccountId !== null || declared.ssoRoleName !== null) return "sso";
  if (declared.accessKeyId !== null) return "keys";
  if (declared.loginSession !== null) return "login";
  return declared.credentialProcess === null ? "nothing" : "process";
}

/** The hop before the last: a profile's name, or what a role is taken from without one. */
function viaOf(plan: readonly PlanNode[], walked: WalkedProfile): string | null {
  const before = plan.at(-2);
  if (before === undefined) {
    const { declared } = walked;
    return declared?.sourceProfile?.text ?? declared?.credentialSource?.text ?? null;
  }
  if (before.kind === "assume-role") return before.profile;
  if (before.kind === "container") return "EcsContainer";
  if (before.kind === "instance-metadata") return "Ec2InstanceMetadata";
  const { provenance } = before;
  if (provenance.kind === "file") return provenance.section?.replace(/^profile\s+/, "") ?? null;
  return provenance.kind === "variable" ? "Environment" : null;
}

function accountOf(
  identity: Identity | null,
  holding: Holding | null,
  method: CredentialMethod,
  walked: WalkedProfile,
): Account | null {
  if (identity?.kind === "known") return { id: identity.account, known: "sts" };
  if (holding !== null) return holding.account;
  const { declared } = walked;
  if (declared === null) return null;
  const text = method === "role" ? accountOfArn(declared.roleArn?.text ?? "") : null;
  if (text !== null) return { id: text, known: "arn" };
  const setting = method === "sso" ? (declared.ssoAccountId?.text ?? "") : "";
  return /^\d{12}$/.test(setting) ? { id: setting, known: "setting" } : null;
}

function roleOf(
  identity: Identity | null,
  plan: readonly PlanNode[],
  method: CredentialMethod,
  walked: WalkedProfile,
): string | null {
  const planned = roleNameOf(plan);
  if (planned !== null) return planned;
  if (identity?.kind === "known" && identity.principal.type === "assumed-role")
    return identity.principal.permissionSet ?? identity.principal.role;
  if (plan.length > 0) return null;
  const { declared } = walked;
  if (declared === null) return null;
  if (method === "sso") return declared.ssoRoleName?.text ?? null;
  const arn = method === "role" || method === "web-identity" ? declared.roleArn : null;
  return arn === null ? null : (parseArn(arn.text)?.resource.replace(/^role\//, "") ?? null);
}
