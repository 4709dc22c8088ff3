import { createHash } from "node:crypto";
import type { PlanNode, Resolution } from "../model/resolution.ts";
import type { SdkId } from "../model/sdk.ts";
import { parseTimestamp } from "../parse/timestamp.ts";
import { readCacheFile, textField } from "../parse/token-cache.ts";
import type { Checkup } from "./checkup.ts";
import { inOrder } from "./profile-faults.ts";
import { quoteWord } from "./shell.ts";
import { isInSsoCache, signInFailure } from "./sign-in-failure.ts";
import { type WrittenProfile, profilesWithAny, settingIn, writtenSsoSessions } from "./written-profiles.ts";

/** A profile that signs in through IAM Identity Center, as it is written. */
export interface SignIn {
  readonly profile: WrittenProfile;
  /** The session it names; null: none, the older form. */
  readonly session: string | null;
  readonly startUrl: string | null;
}

/** Profiles with what names an account or a role to sign in for. */
export function signIns(checkup: Pick<Checkup, "files">): readonly SignIn[] {
  const sessions = writtenSsoSessions(checkup);
  return profilesWithAny(checkup, ["sso_account_id", "sso_role_name"]).map((profile) => {
    const session = profile.text("sso_session");
    const section = session === null ? undefined : sessions.get(session);
    const inSession = section === undefined ? null : (settingIn(section, "sso_start_url")?.text?.trim() ?? null);
    return { profile, session, startUrl: profile.text("sso_start_url") ?? inSession };
  });
}

/** What the cache holds under a name, without the token itself. */
export interface CachedToken {
  readonly path: string;
  readonly state: "absent" | "unusable" | "valid" | "expired";
  /** Milliseconds since 1970. */
  readonly expires: number | null;
  /** Of the portal that lent it; null: not told. */
  readonly region: string | null;
  /** With it and a registration that is not over the token can be renewed without a browser. */
  readonly canRefresh: boolean;
  /** Null: none told. */
  readonly registrationExpires: number | null;
}

/** The sign-in whose token lies at a path, by whichever profile. */
export const signInCachedAt = (machine: Pick<Checkup, "files" | "home">, path: string): SignIn | null =>
  signIns(machine).find(({ session, startUrl }) => {
    const name = session ?? startUrl;
    return name !== null && cachePathFor(machine, name) === path;
  }) ?? null;

/** Under sha1 of a session's name, or of a start URL as it is written. */
const cachePathFor = ({ home }: Pick<Checkup, "home">, name: string): string =>
  `${home}/.aws/sso/cache/${createHash("sha1").update(name).digest("hex")}.json`;

export function cachedToken({ snapshot, now }: Pick<Checkup, "snapshot" | "now">, path: string): CachedToken {
  const cache = readCacheFile(snapshot.file(path));
  const nothing = { path, expires: null, region: null, canRefresh: false, registrationExpires: null };
  if (cache.state === "absent") return { ...nothing, state: "absent" };
  if (cache.state !== "object" || !cache.fields.has("accessToken")) return { ...nothing, state: "unusable" };
  const { fields } = cache;
  const expires = timeOf(textField(fields, "expiresAt"));
  const registrationExpires = timeOf(textField(fields, "registrationExpiresAt"));
  return {
    path,
    state: expires === null ? "unusable" : expires > now ? "valid" : "expired",
    expires,
    region: textField(fields, "region"),
    canRefresh:
      ["refreshToken", "clientId", "clientSecret"].every((key) => fields.has(key)) && (registrationExpires ?? 0) > now,
    registrationExpires,
  };
}

const timeOf = (text: string | null): number | null =>
  text === null ? null : (parseTimestamp(text)?.milliseconds ?? null);

/** Where each SDK that signs in for a profile looks for the token: its own walk tells. */
export const cachePathsOf = (checkup: Checkup, profile: string): CachePaths =>
  pathsIn([...checkup.as(profile), ...checkup.beyondRefusals(profile), ...choosing(profile, checkup.resolutions)]);

/**
 * A program that names no profile can come by a source that one that names it does not (PHP 3.376.2 signs in by its default
 * chain alone), and by one that only an answer leads to (JavaScript 2 on `dev-alpha-00427`, whose web identity is refused).
 */
const choosing = (profile: string, resolutions: readonly Resolution[]): readonly Resolution[] =>
  resolutions.filter(({ profile: { name } }) => name === profile);

/**
 * Those where what is cached is at fault. Where it is not for any SDK that is told of there is nothing to tell, and the
 * others are not walked.
 */
export function cachePathsWhere(
  checkup: Checkup,
  profile: string,
  isAtFault: (token: CachedToken) => boolean,
): CachePaths {
  const atFault = (paths: CachePaths): CachePaths =>
    new Map([...paths].filter(([path]) => isAtFault(cachedToken(checkup, path))));
  const own = checkup.diagnoses.map(({ resolution }) => resolution);
  const told = atFault(
    pathsIn([...checkup.toldAs(profile), ...checkup.beyondRefusals(profile), ...choosing(profile, own)]),
  );
  return told.size === 0 ? told : atFault(cachePathsOf(checkup, profile));
}

type CachePaths = ReadonlyMap<string, readonly SdkId[]>;

function pathsIn(walked: readonly Resolution[]): CachePaths {
  const paths = new Map<string, Resolution[]>();
  for (const resolution of walked) {
    const node = reachedPlansOf(resolution).find(({ kind }) => kind === "sso");
    const path = node?.kind === "sso" ? node.cachePath : cacheAtFault(resolution);
    if (path !== null) paths.set(path, [...(paths.get(path) ?? []), resolution]);
  }
  return new Map([...paths].map(([path, resolutions]) => [path, inOrder(resolutions)]));
}

/** Java 2 goes on from a sign-in that fails, and its way is not known any more: only where it failed. */
function cacheAtFault(resolution: Resolution): string | null {
  const place = signInFailure(resolution)?.error.provenance ?? null;
  return place !== null && isInSsoCache(place) ? place.path : null;
}

/** The ways of every source that has something, the winner's first. */
export const plansOf = ({ winner, sources }: Resolution): readonly PlanNode[] => planned(winner, sources);

/** Of these the ways that the SDK takes: behind a winner it asks no portal (js-v3 on `open-00042`, whose process comes before). */
export const reachedPlansOf = ({ winner, sources }: Resolution): readonly PlanNode[] =>
  planned(
    winner,
    sources.filter(({ verdict }) => verdict !== "shadowed"),
  );

const planned = (winner: Resolution["winner"], sources: Resolution["sources"]): readonly PlanNode[] =>
  [winner?.holding.plan ?? [], ...sources.map(({ holding }) => holding?.plan ?? [])].flat();

/** A valid token of the same portal under a name that a profile does not look under. */
export function strayToken(checkup: Checkup, { session, startUrl }: SignIn, path: string): StrayToken | null {
  const others = startUrl === null ? [] : signIns(checkup).filter((other) => other.startUrl === startUrl);
  const names = [session, startUrl, ...others.map((other) => other.session)].filter((name) => name !== null);
  const stray = [...names, ...(startUrl === null ? [] : otherSpellings(startUrl))]
    .map((name) => ({ name, token: cachedToken(checkup, cachePathFor(checkup, name)) }))
    .find(({ token }) => token.path !== path && token.state === "valid");
  return stray ?? null;
}

/** What aws-sso-util and browsers make of one portal's address, each a name of its own in the cache (complaint S35). */
const otherSpellings = (startUrl: string): readonly string[] =>
  ["", "/", "#", "#/", "/#/"].map((end) => `${plainUrl(startUrl)}${end}`).filter((url) => url !== startUrl);

/** Without what may stand at its end or not. */
export const plainUrl = (startUrl: string): string => startUrl.replace(/[/#\\?]+$/, "");

export interface StrayToken {
  readonly name: string;
  readonly token: CachedToken;
}

export const signInCommand = ({ session, profile }: SignIn): string =>
  session === null
    ? `aws sso login --profile ${quoteWord(profile.name)}`
    : `aws sso login --sso-session ${quoteWord(session)}`;
