import { chainsHere } from "../chains-here.ts";
import type { Identity } from "../../model/identity.ts";
import type { Outside } from "../../model/outside.ts";
import type { ProfileList, ProfileRow } from "../../model/profile-list.ts";
import type { SdkId } from "../../model/sdk.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { homeFolder, openedPath } from "../../parse/python-path.ts";
import { sectionTitles } from "../../parse/section-titles.ts";
import { shlexSplit } from "../../parse/shlex.ts";
import { assumeOffline } from "../../resolve/assume-offline.ts";
import { lookUp } from "../../advice/processes.ts";
import { type DeclaredProfiles, declaredProfiles } from "../../resolve/declared-profile.ts";
import { stsByOwnWay, waysOf } from "../../resolve/by-own-way.ts";
import { drive, driveAsync } from "../../resolve/drive.ts";
import { type Passage, WHOLE_CHAIN, walkChain } from "../../resolve/walk-chain.ts";
import type { AnyChain, CodeArguments } from "../../walk/chain.ts";
import { untilRaised } from "../../walk/walk.ts";
import { trustOf } from "../trust-of.ts";
import { type CachedTokens, cachedTokens } from "./cached-tokens.ts";
import { type WalkedProfile, profileRow } from "./profile-row.ts";

export interface ProfileListRequest {
  readonly chain: AnyChain;
  /** What the program is given in code; its profile is each in turn. */
  readonly code: CodeArguments;
  /** The chains of the other SDKs; asked for only where a section is none of `chain`'s profiles. */
  readonly otherChains: () => Promise<readonly AnyChain[]>;
  /** Where the list's walks are kept for `profileVerifier`, by profile: none need be made twice. Left out: nobody verifies. */
  readonly walks?: Map<string, WalkedProfile>;
  /** Left out: nobody wants a row before the list is whole. */
  readonly eager?: EagerRows;
}

/** Takes each row as soon as it stands: what is asked about the first is under way while the next are walked. */
export interface EagerRows {
  begin(total: number): void;
  take(row: ProfileRow): void;
  /** Lets what was begun get on. */
  turn(): Promise<void>;
}

/** Rows between two turns: few, so that the first questions leave at once. */
const ROWS_A_TURN = 10;

/** What the rows of one machine share. */
interface Reading {
  readonly snapshot: Snapshot;
  readonly chain: AnyChain;
  readonly code: CodeArguments;
  readonly declared: DeclaredProfiles;
  readonly tokens: CachedTokens;
  readonly walks: Map<string, WalkedProfile> | null;
  /** Of a credential process: known not to be on this machine. */
  readonly isNowhere: (program: string) => boolean;
}

/** Every profile of both files, offline: `default` first, then by name. */
export async function listProfiles(snapshot: Snapshot, request: ProfileListRequest): Promise<ProfileList> {
  const reading = readingOf(snapshot, request);
  const { chain, code } = reading;
  const { eager } = request;
  const own = namesOf(chain, snapshot, code);
  const profiles: ProfileRow[] = [];
  eager?.begin(own.length);
  for (const name of own) {
    const row = rowOf(reading, offline(reading, name), null);
    profiles.push(row);
    eager?.take(row);
    if (eager !== undefined && profiles.length % ROWS_A_TURN === 0) await eager.turn();
  }
  const others = await othersOnly(snapshot, request, new Set(own));
  for (const [name, sdks] of others) profiles.push(foreignRow(reading, name, sdks));
  return {
    sdk: { id: chain.id, modelledOn: chain.modelledOn, evidence: chain.readNotRun === true ? "read" : "run" },
    profiles: profiles.sort(byName),
    total: profiles.length,
    verified: false,
    now: snapshot.now,
    home: homeFolder(snapshot),
  };
}

/** Asks a row's questions, and STS whose its credentials are. */
export function profileVerifier(
  snapshot: Snapshot,
  { outside, ...request }: Omit<ProfileListRequest, "otherChains" | "eager"> & { readonly outside: Outside },
): (row: ProfileRow) => Promise<ProfileRow> {
  const reading = readingOf(snapshot, request);
  return (row) => verifiedRow(reading, row, outside);
}

const readingOf = (
  snapshot: Snapshot,
  { chain, code, walks }: Omit<ProfileListRequest, "otherChains" | "eager">,
): Reading => ({
  snapshot,
  chain,
  code,
  declared: declaredProfiles(snapshot),
  tokens: cachedTokens(snapshot),
  walks: walks ?? null,
  isNowhere: programsMissing(snapshot),
});

/** Looked for once: a tool that writes a thousand profiles names one program in all of them. */
function programsMissing(snapshot: Snapshot): Reading["isNowhere"] {
  const known = new Map<string, boolean>();
  return (program) => {
    // A name that a shell would open first tells nothing.
    const missing = known.get(program) ?? (!/[\s~$]/.test(program) && lookUp(snapshot, program).kind === "missing");
    known.set(program, missing);
    return missing;
  };
}

/** Its own names are looked up once and not for each profile: there may be ten thousand. */
const namesOf = (chain: AnyChain, snapshot: Snapshot, code: CodeArguments): readonly string[] =>
  chain.profileNames(chain.open(snapshot, { ...code, profile: null }, new Set()));

async function verifiedRow(reading: Reading, row: ProfileRow, outside: Outside): Promise<ProfileRow> {
  if (row.seenOnlyBy.length > 0) return row;
  const walkedOffline = offline(reading, row.name);
  const passageOffline = walkedOffline.passage;
  // Nothing in the profile, or a fault that no answer could change: nobody need be asked.
  if (passageOffline.end.kind === "none") return row;
  if (passageOffline.end.kind !== "won" && passageOffline.asked.length === 0) return row;
  const walked =
    walkedOffline.passage.asked.length === 0 ? walkedOffline : await walkedOnline(reading, row.name, outside);
  return rowOf(reading, walked, await identityOf(walked, outside));
}

async function walkedOnline(reading: Reading, name: string, outside: Outside): Promise<WalkedProfile> {
  const { snapshot, chain, code } = reading;
  const trusted = trustOf(snapshot, chain, { ...code, profile: name });
  const passage = await driveAsync(passageOf(reading, name), (question) => outside.answer(question, trusted(question)));
  return walkedOf(reading, name, passage);
}

async function identityOf({ passage, sts }: WalkedProfile, outside: Outside): Promise<Identity | null> {
  if (passage.end.kind !== "won" || sts.endpoint === null) return null;
  const { credentials } = passage.end;
  if (credentials.accessKeyId === null || credentials.secretAccessKey === null) return null;
  return outside.whoIs(credentials, sts);
}

const passageOf = ({ chain, snapshot, code }: Reading, name: string) =>
  walkChain(chain, snapshot, { ...code, profile: name }, WHOLE_CHAIN);

function offline(reading: Reading, name: string): WalkedProfile {
  const known = reading.walks?.get(name);
  if (known !== undefined) return known;
  const walked = walkedOf(reading, name, drive(passageOf(reading, name), assumeOffline));
  reading.walks?.set(name, walked);
  return walked;
}

function walkedOf(reading: Reading, name: string, passage: Passage<unknown>): WalkedProfile {
  const { session, end, steps } = passage;
  const winner = end.kind === "won" ? (steps[end.index]?.source ?? null) : null;
  const region = drive(untilRaised(reading.chain.region(session, winner)), assumeOffline);
  const loaded = end.kind !== "not-loaded";
  return new Walked(
    reading,
    name,
    passage,
    loaded && region.kind === "returned" ? region.value : { name: null, provenance: null },
  );
}

const NOTHING_IN_CODE: CodeArguments = { profile: null, region: null, keys: null, terminal: false };

/** A class for the sake of ten thousand: an object literal with a getter is made anew by the engine each time. */
class Walked implements WalkedProfile {
  readonly name: string;
  readonly passage: Passage<unknown>;
  readonly sections: WalkedProfile["sections"];
  readonly region: WalkedProfile["region"];
  readonly #reading: Reading;

  constructor(reading: Reading, name: string, passage: Passage<unknown>, region: WalkedProfile["region"]) {
    this.name = name;
    this.passage = passage;
    this.sections = reading.chain.profile(passage.session).sections;
    this.region = region;
    this.#reading = reading;
  }

  get sts(): WalkedProfile["sts"] {
    const { session, end } = this.passage;
    const { chain, snapshot } = this.#reading;
    return end.kind === "not-loaded"
      ? { endpoint: null, caBundle: null }
      : stsByOwnWay(waysOf(chain, NOTHING_IN_CODE, snapshot), snapshot, chain.sts(session));
  }

  get declared(): WalkedProfile["declared"] {
    return this.#reading.declared.profile(this.name);
  }
}

function rowOf(reading: Reading, walked: WalkedProfile, identity: Identity | null): ProfileRow {
  const { declared, tokens, snapshot } = reading;
  return profileRow(walked, identity, {
    tokens,
    now: snapshot.now,
    declaredProfile: (name) => declared.profile(name),
    isNowhere: reading.isNowhere,
  });
}

/** A profile that this SDK's dialect has not: it may be what the person took for one. */
function foreignRow(reading: Reading, name: string, sdks: readonly SdkId[]): ProfileRow {
  const walked = offline(reading, name);
  const row = rowOf(reading, walked, null);
  // A file that is refused hides its profiles: then that is what is wrong with each.
  if (walked.passage.end.kind === "not-loaded" && walked.passage.end.error.kind === "parse") return row;
  const words =
    sdks.length > 3
      ? `seen by ${sdks.length} other SDKs, not by ${reading.chain.id}`
      : `seen by ${sdks.join(", ")} only`;
  return {
    ...row,
    seenOnlyBy: sdks,
    method: "nothing",
    via: null,
    source: null,
    accessKeyId: null,
    account: null,
    role: null,
    region: { name: null, provenance: null },
    expiration: null,
    plan: [],
    problems: [{ id: "seen-by-others-only", severity: "warning", words, provenance: row.sections[0] ?? null }],
  };
}

/** Names that only others see. Their dialects are read only where a title is none of `own`: each costs a reading of the files. */
async function othersOnly(
  snapshot: Snapshot,
  { chain, code, otherChains }: ProfileListRequest,
  own: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly SdkId[]>> {
  const names = new Map<string, SdkId[]>();
  if (titlesOf(snapshot).every((title) => isKnown(title, own))) return names;
  for (const other of chainsHere(await otherChains(), snapshot, [])) {
    if (other.id === chain.id) continue;
    for (const name of namesOf(other, snapshot, code)) {
      if (own.has(name) || isNoProfile(name)) continue;
      names.set(name, [...(names.get(name) ?? []), other.id]);
    }
  }
  return names;
}

function titlesOf(snapshot: Snapshot): readonly string[] {
  const path = (variable: string, otherwise: string): string => {
    const named = snapshot.variables.get(variable);
    return openedPath(typeof named === "string" ? named : otherwise, snapshot);
  };
  return [
    ...sectionTitles(snapshot.file(path("AWS_CONFIG_FILE", "~/.aws/config"))),
    ...sectionTitles(snapshot.file(path("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"))),
  ];
}

/** Sections that name no profile; `[DEFAULT]` is configparser's own. */
const isNoProfile = (title: string): boolean => /^(?:sso-session|services|plugins|preview|DEFAULT)\b/.test(title);

function isKnown(title: string, own: ReadonlySet<string>): boolean {
  if (own.has(title) || isNoProfile(title)) return true;
  const words = title.startsWith("profile") ? shlexSplit(title) : null;
  return words?.length === 2 && own.has(words[1] as string);
}

function byName(a: ProfileRow, b: ProfileRow): number {
  if (a.name === b.name) return 0;
  if (a.name === "default" || b.name === "default") return a.name === "default" ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}
