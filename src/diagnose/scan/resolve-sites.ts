import { principalKey } from "../../advice/principal-key.ts";
import type { CodeLanguage, CodeSite, Given } from "../../model/code-site.ts";
import type { Holding, Resolution, SdkError, Winner } from "../../model/resolution.ts";
import type { AssumedInCode, PlacedSite, ResolvedSite, ShellActor, SiteActor } from "../../model/scan.ts";
import type { SdkId, SourceId } from "../../model/sdk.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { accountOfArn } from "../../parse/arn.ts";
import { assumeOffline } from "../../resolve/assume-offline.ts";
import { drive } from "../../resolve/drive.ts";
import { resolve } from "../../resolve/resolve.ts";
import type { AnyChain, CodeArguments } from "../../walk/chain.ts";
import { accountListsOpen } from "./account-lists.ts";
import { type LookUp, givenIn, knownText, whyUnknown } from "./given-values.ts";
import { localEndpoint } from "./local-endpoint.ts";
import { rolesOfBlock, tokensRole, withoutRoles } from "./provider-block.ts";
import { type SiteRequest, siteQuestion } from "./site-request.ts";

export interface SitesRequest {
  readonly chains: readonly AnyChain[];
  /** Would the programs have a terminal to ask for an MFA code? */
  readonly terminal: boolean;
  readonly lookUp: LookUp;
  /** The same for a Terraform file, whose variables (`TF_VAR_…`) may have values in its folder. */
  readonly terraformLookUp?: (path: string) => LookUp;
}

export interface ResolvedSites {
  readonly sites: readonly ResolvedSite[];
  readonly shells: readonly ShellActor[];
}

/** Who each site acts as on a machine: its SDK's chain is walked, offline, with what the code gives. */
export function resolveSites(snapshot: Snapshot, sites: readonly PlacedSite[], request: SitesRequest): ResolvedSites {
  const resolver = new Resolver(snapshot, request);
  return { sites: sites.map((site) => resolver.resolved(site)), shells: resolver.shells() };
}

class Resolver {
  readonly #snapshot: Snapshot;
  readonly #request: SitesRequest;
  /** One walk for all that give the same. */
  readonly #walks = new Map<string, Resolution>();
  readonly #shells = new Map<SdkId, ShellActor>();

  constructor(snapshot: Snapshot, request: SitesRequest) {
    this.#snapshot = snapshot;
    this.#request = request;
  }

  shells(): readonly ShellActor[] {
    return [...this.#shells.values()];
  }

  resolved(placed: PlacedSite): ResolvedSite {
    const { site } = placed;
    const actor = this.#actorOf(placed);
    const shell = site.sdk === null || runsElsewhere(site) ? null : this.#shell(site.sdk);
    return {
      ...placed,
      actor,
      pinned: site.gives.some(({ setting }) => setting !== "region" && setting !== "endpoint"),
      region: this.#regionOf(placed, actor),
      accountListsOpen: accountListsOpen(site, actor),
      unlikeShell: shell !== null && (actor.kind === "acts" || actor.kind === "role") && actor.key !== shell.key,
    };
  }

  #actorOf(placed: PlacedSite): SiteActor {
    const { site } = placed;
    const { terminal } = this.#request;
    const lookUp = this.#lookUpFor(placed);
    if (site.fault !== null) return { kind: "refused", fault: site.fault };
    if (givenIn(site, "unsigned") !== null) return { kind: "unsigned" };
    const endpoint = localEndpoint(site, lookUp);
    if (endpoint !== null) return { kind: "emulator", endpoint };
    const role = roleOf(site, lookUp);
    if (role === "unknown") return { kind: "run-decides", because: "its role is computed" };
    if (site.sdk === null || runsElsewhere(site))
      return role !== null ? { kind: "role", key: `role:${role.arn}`, role } : writtenDown(site, lookUp);
    const question = siteQuestion(placed, terminal, lookUp);
    if (question.kind === "run-decides") {
      const known = role ?? tokensRole(site, lookUp);
      return known === null ? question : { kind: "role", key: `role:${known.arn}`, role: known };
    }
    return this.#walked(site.sdk, question.request, role);
  }

  #lookUpFor({ path, site }: PlacedSite): LookUp {
    if (runsElsewhere(site)) return () => null;
    const { lookUp, terraformLookUp } = this.#request;
    return site.language === "terraform" ? (terraformLookUp?.(path) ?? lookUp) : lookUp;
  }

  /** A block's roles are the chain's affair: with them it must come to an end, and beneath them lies who takes them. */
  #walked(sdk: SdkId, request: SiteRequest, role: AssumedInCode | null): SiteActor {
    const { block } = request.code;
    if (block === undefined || role === null) return this.#acting(sdk, request, role);
    const whole = this.#acting(sdk, request, null);
    if (whole.kind !== "acts" || whole.resolution.winner === null) return whole;
    return this.#acting(sdk, { ...request, code: { ...request.code, block: withoutRoles(block) } }, role);
  }

  #acting(sdk: SdkId, request: SiteRequest, role: AssumedInCode | null): SiteActor {
    const resolution = bySources(this.#walk(sdk, request), request.sources);
    if (resolution === null) return { kind: "run-decides", because: "its provider asks where the program runs" };
    const error = resolution.error ?? clientErrorOf(resolution);
    if (error !== null) return { kind: "fails", key: `fails:${error.type}:${error.message}`, error, resolution };
    if (resolution.outcome === "unknown") return { kind: "run-decides", because: "it asks for an MFA code" };
    const key = role === null ? principalKey(resolution) : `role:${role.arn}`;
    return { kind: "acts", key, resolution, role };
  }

  #walk(sdk: SdkId, { code, variables }: SiteRequest): Resolution {
    const id = JSON.stringify([sdk, code, variables]);
    const known = this.#walks.get(id);
    if (known !== undefined) return known;
    const chain = this.#request.chains.find((one) => one.id === sdk);
    if (chain === undefined) throw new Error(`no chain for ${sdk}`);
    const snapshot =
      variables.length === 0
        ? this.#snapshot
        : { ...this.#snapshot, variables: new Map([...this.#snapshot.variables, ...variables]) };
    const resolution = drive(resolve(chain, snapshot, code), assumeOffline);
    this.#walks.set(id, resolution);
    return resolution;
  }

  #shell(sdk: SdkId): ShellActor {
    const known = this.#shells.get(sdk);
    if (known !== undefined) return known;
    const code: CodeArguments = { profile: null, region: null, keys: null, terminal: this.#request.terminal };
    const resolution = this.#walk(withoutBlock(sdk), { code, variables: [], sources: null });
    const shell = { sdk, key: resolution.error === null ? principalKey(resolution) : null, resolution };
    this.#shells.set(sdk, shell);
    return shell;
  }

  #regionOf(placed: PlacedSite, actor: SiteActor): ResolvedSite["region"] {
    const given = placed.site.gives.findLast(({ setting }) => setting === "region") ?? null;
    const name = knownText(given, this.#lookUpFor(placed));
    if (name !== null) return { name, pinned: given?.value.kind === "text" };
    if (given !== null || actor.kind !== "acts") return null;
    const here = actor.resolution.region.name;
    return here === null ? null : { name: here, pinned: false };
  }
}

/** A backend is nobody without its block; what the shell would be to it, it is to the provider. */
const withoutBlock = (sdk: SdkId): SdkId => (sdk === "terraform-backend" ? "terraform" : sdk);

/** A client without a region may still be one of a service that needs none. */
const clientErrorOf = ({ clientError }: Resolution): SdkError | null =>
  clientError === null || clientError.kind === "region-missing" ? null : clientError;

/** The role that the code assumes; null: none; unknown: only the run can tell which. */
function roleOf(site: CodeSite, lookUp: LookUp): AssumedInCode | null | "unknown" {
  if (site.block !== undefined) return rolesOfBlock(site, lookUp);
  const given = givenIn(site, "role");
  if (given === null) return null;
  const arn = knownText(given, lookUp);
  if (arn !== null) return { arn, account: accountOfArn(arn) };
  return whyUnknown("its role", given, lookUp) === null ? null : "unknown";
}

/** Where a pipeline runs or an image is built, nothing of this machine is read. */
const ELSEWHERE: ReadonlySet<CodeLanguage> = new Set(["workflow", "dockerfile"]);

export const runsElsewhere = ({ language }: CodeSite): boolean => ELSEWHERE.has(language);

/** What is written down there, for whoever reads it. */
function writtenDown(site: CodeSite, lookUp: LookUp): SiteActor {
  const text = (setting: Given["setting"]): string | null =>
    knownText(site.gives.findLast((given) => given.setting === setting) ?? null, lookUp);
  const kind = runsElsewhere(site) ? "elsewhere" : "reader-unknown";
  const [profile, accessKeyId, region] = [text("profile"), text("access-key-id"), text("region")];
  const isComputed = site.gives.some(({ setting, value }) => WHO.has(setting) && value.kind !== "secret");
  return profile === null && accessKeyId === null && isComputed
    ? { kind: "run-decides", because: "what is set there is computed" }
    : { kind, profile, accessKeyId, region };
}

const WHO: ReadonlySet<string> = new Set(["profile", "access-key-id"]);

/**
 * A provider that is chosen in code passes the rest of the chain over: what its own source has is what counts. Null: it
 * asks the place where the program runs.
 */
function bySources(resolution: Resolution, sources: readonly SourceId[] | null): Resolution | null {
  if (sources === null || resolution.winner?.source === "explicit" || resolution.winner?.source === "session")
    return resolution;
  if (sources.includes("instance-metadata") || sources.includes("container")) return null;
  const row = resolution.sources.find(({ id, holding }) => sources.includes(id) && holding !== null);
  if (row?.holding !== undefined && row.holding !== null)
    return { ...resolution, outcome: "credentials", error: null, winner: winnerOf(row.id, row.method, row.holding) };
  return { ...resolution, outcome: "none", winner: null };
}

const winnerOf = (source: SourceId, method: string, holding: Holding): Winner => ({
  source,
  method,
  holding,
  credentials: {
    accessKeyId: holding.accessKeyId,
    secretAccessKey: null,
    sessionToken: null,
    expiration: holding.expiration,
    accountId: holding.account?.id ?? null,
  },
});
