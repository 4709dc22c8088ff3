import { actorOf } from "../../advice/actor-of.ts";
import type { PlanNode, Resolution } from "../../model/resolution.ts";
import { sdkReporting } from "../../chains/sdks.ts";
import type { SdkId } from "../../model/sdk.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import type { Agreement, KnownAs, Prediction, SeenCalls, SeenKey, TracedKey } from "../../model/trace.ts";
import { parseArn } from "../../parse/arn.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import { assumeOffline } from "../../resolve/assume-offline.ts";
import { drive } from "../../resolve/drive.ts";
import { resolve } from "../../resolve/resolve.ts";
import type { AnyChain, CodeArguments } from "../../walk/chain.ts";

export interface TraceRequest {
  readonly chains: readonly AnyChain[];
  readonly code: CodeArguments;
  /** The program has another environment than the snapshot: nothing can be predicted. */
  readonly changed: boolean;
}

/** By awswho's own walks, what each SDK that reports its calls would use here. */
export type Foreseen = ReadonlyMap<SdkId, Walk>;

/** Walked before the program starts: it may change files (a CLI keeps a role's credentials), and nobody is asked. */
export function foreseen(snapshot: Snapshot, { chains, code, changed }: TraceRequest): Foreseen {
  const reporting = changed ? [] : chains.filter(({ id }) => sdkReporting[id].reports !== "never");
  return new Map(reporting.map((chain) => [chain.id, walkedFor(chain, snapshot, code)]));
}

/** The key ids that were predicted: awswho itself shows them. */
export const foreseenKeyIds = (walks: Foreseen): ReadonlySet<string> =>
  new Set([...walks.values()].flatMap(({ resolution: { winner } }) => winner?.credentials.accessKeyId ?? []));

/** What was seen, each key beside what the SDK that used it was to use. `named`: whose chain it is where the user agent names none. */
export const traced = ({ keys }: SeenCalls, walks: Foreseen, named: SdkId | null): readonly TracedKey[] =>
  keys.map((key) => {
    const sdk = key.sdk.id ?? named;
    return beside(key, sdk === null ? null : (walks.get(sdk) ?? null));
  });

interface Walk {
  readonly chain: AnyChain;
  readonly snapshot: Snapshot;
  readonly code: CodeArguments;
  readonly resolution: Resolution;
}

const walkedFor = (chain: AnyChain, snapshot: Snapshot, code: CodeArguments): Walk => ({
  chain,
  snapshot,
  code,
  resolution: drive(resolve(chain, snapshot, code), assumeOffline),
});

function beside(key: SeenKey, walk: Walk | null): TracedKey {
  const account = key.accessKeyId === null ? null : accountOfAccessKeyId(key.accessKeyId);
  const agreement = key.accessKeyId === null ? null : agreementOf(key, account, walk?.resolution ?? null);
  const foreseen = agreement === null || agreement === "same-key" || agreement === "same-account";
  return {
    ...key,
    account,
    predicted: walk === null ? null : predictionOf(walk.resolution),
    agreement,
    sameRegion: sameRegion(key, walk?.resolution.region.name ?? null),
    ...(walk === null || foreseen ? { knownAs: [], profilesOfAccount: [] } : whoseIs(key.accessKeyId, account, walk)),
  };
}

export function predictionOf(resolution: Resolution): Prediction {
  const { sdk, outcome, winner, profile, region, error } = resolution;
  return {
    sdk: sdk.id,
    outcome,
    source: winner?.source ?? null,
    accessKeyId: winner?.credentials.accessKeyId ?? null,
    account: winner?.holding.account ?? null,
    profile: profile.name,
    actor: actorOf(resolution),
    provenance: winner?.holding.provenance.accessKeyId ?? null,
    region: region.name,
    error: error?.type ?? null,
  };
}

/** A key that is issued when asked for is new in every run: of such only the account can be compared. */
function agreementOf(key: SeenKey, account: string | null, resolution: Resolution | null): Agreement {
  if (resolution === null) return "no-prediction";
  const { winner } = resolution;
  if (winner === null) return "unforeseen";
  const { accessKeyId } = winner.credentials;
  if (accessKeyId !== null) return accessKeyId === key.accessKeyId ? "same-key" : "other-key";
  if (asksFor(resolution, key, account)) return "asks-for-role";
  const predicted = winner.holding.account?.id ?? null;
  if (account === null || predicted === null) return "account-unknown";
  if (account !== predicted) return "other-account";
  return isIssued(key.accessKeyId) ? "same-account" : "other-key";
}

const isIssued = (accessKeyId: string | null): boolean => accessKeyId?.startsWith("ASIA") === true;

/** The SDK's own call for a predicted role, made with the key that the walk asks with, or with one issued on the way. */
function asksFor({ asked, winner }: Resolution, { accessKeyId, calls }: SeenKey, account: string | null): boolean {
  if (calls.some(({ service, operation }) => service !== "STS" || operation !== "AssumeRole")) return false;
  if (asked.some(({ question }) => question.kind === "assume-role" && question.caller.accessKeyId === accessKeyId))
    return true;
  const onTheWay = winner?.holding.plan.slice(0, -1).flatMap(accountsOf) ?? [];
  return isIssued(accessKeyId) && account !== null && onTheWay.includes(account);
}

function accountsOf(node: PlanNode): readonly string[] {
  switch (node.kind) {
    case "assume-role":
    case "web-identity": {
      const arn = parseArn(node.roleArn);
      return arn === null ? [] : [arn.account];
    }
    case "sso":
      return [node.accountId];
    default:
      return [];
  }
}

/** Signed for one region of the partition wherever the program runs (botocore 1.43, endpoints.json: not regionalized). */
const WITHOUT_REGIONS: ReadonlySet<string> = new Set([
  "Account",
  "billingconductor",
  "Budgets",
  "Chime",
  "CloudFront",
  "CodeCatalyst",
  "Cost Explorer",
  "Health",
  "IAM",
  "MTurk",
  "NetworkManager",
  "Organizations",
  "Route 53",
  "savingsplans",
  "Shield",
  "WAF",
]);

function sameRegion({ calls }: SeenKey, predicted: string | null): boolean | null {
  const regions = calls.flatMap(({ service, region }) =>
    region === null || WITHOUT_REGIONS.has(service) ? [] : [region],
  );
  return predicted === null || regions.length === 0 ? null : regions.includes(predicted);
}

type Whose = Pick<TracedKey, "knownAs" | "profilesOfAccount">;

/** Each profile as if code named it: those that hold the key itself, and those that lead into its account. */
function whoseIs(accessKeyId: string | null, account: string | null, { chain, snapshot, code }: Walk): Whose {
  const knownAs: KnownAs[] = [];
  const profilesOfAccount: string[] = [];
  for (const profile of chain.profileNames(chain.open(snapshot, code, new Set()))) {
    const { winner } = drive(resolve(chain, snapshot, { ...code, keys: null, profile }), assumeOffline);
    if (winner === null) continue;
    const { credentials, holding, source } = winner;
    if (credentials.accessKeyId === accessKeyId) {
      const isOwn = source !== "environment";
      const known: KnownAs = { profile: isOwn ? profile : null, provenance: holding.provenance.accessKeyId };
      if (!knownAs.some((other) => JSON.stringify(other) === JSON.stringify(known))) knownAs.push(known);
    } else if (isIssued(accessKeyId) && account !== null && holding.account?.id === account)
      profilesOfAccount.push(profile);
  }
  return { knownAs, profilesOfAccount };
}
