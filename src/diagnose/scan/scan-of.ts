import type { Scan, ScanFinding, SourceReading } from "../../model/scan.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import type { AnyChain, CodeArguments } from "../../walk/chain.ts";
import { identitiesInOneFolder } from "./findings/identities-in-one-folder.ts";
import { localEndpoints } from "./findings/local-endpoint.ts";
import { profilesMissing } from "./findings/profile-missing-in-code.ts";
import { refusedCalls } from "./findings/refused-call.ts";
import { regionsThatDiffer } from "./findings/region-differs.ts";
import { regionsUnknown } from "./findings/region-unknown-in-code.ts";
import { secretsInCode } from "./findings/secret-in-code.ts";
import { stackAccountsThatDiffer } from "./findings/stack-account-differs.ts";
import { type SitesRequest, resolveSites } from "./resolve-sites.ts";

/** What was read, resolved on a machine, and what is to be said of it: the gravest first. */
export function scanOf(snapshot: Snapshot, reading: SourceReading, request: SitesRequest): Scan {
  const { sites, shells } = resolveSites(snapshot, reading.sites, request);
  const findings: readonly ScanFinding[] = [
    ...secretsInCode(sites),
    ...refusedCalls(sites),
    ...profilesMissing(sites, () => profilesKnown(snapshot, request)),
    ...identitiesInOneFolder(sites),
    ...stackAccountsThatDiffer(sites),
    ...regionsUnknown(sites),
    ...localEndpoints(sites),
    ...regionsThatDiffer(sites, shells),
  ];
  return { reading, sites, shells, findings: findings.toSorted((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]) };
}

const WEIGHT = { error: 0, warning: 1, note: 2 } as const;

const NOTHING: CodeArguments = { profile: null, region: null, keys: null, terminal: false };

/** To any SDK: what one of them does not know another may. */
const profilesKnown = (snapshot: Snapshot, { chains }: SitesRequest): ReadonlySet<string> =>
  new Set(chains.flatMap((chain: AnyChain) => chain.profileNames(chain.open(snapshot, NOTHING, new Set()))));
