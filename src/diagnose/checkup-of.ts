import { answerKey } from "../advice/answer-key.ts";
import { changedSnapshot } from "../advice/changed-snapshot.ts";
import type { Checkup } from "../advice/checkup.ts";
import { pathsRead } from "../advice/paths-read.ts";
import type { FolderFile } from "../advice/folder-file.ts";
import { clientWords, foreseen, promiseOf } from "../advice/foresee.ts";
import { settingsFiles } from "../advice/settings-files.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { Change } from "../model/finding.ts";
import type { Resolution } from "../model/resolution.ts";
import { SDK_IDS, type SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { homeFolder } from "../parse/python-path.ts";
import type { AnyChain } from "../walk/chain.ts";
import type { Heard } from "./heard.ts";
import { type OfflineWalks, offlineWalks } from "./offline-walks.ts";
import type { ExaminationRequest } from "./examine.ts";
import { USUAL } from "./usual-sdks.ts";
import { wrapperOf } from "./place-of.ts";

/** The chains that the machine rules may walk. */
export interface WalkedChains {
  readonly chains: readonly AnyChain[];
  /** Called where an SDK is asked of whose chain is not among them: what is answered then is short of it. */
  missed(): void;
}

/** What the machine rules look at: every SDK's answer, here and on copies of the machine, each walked once. */
export function checkupOf(
  snapshot: Snapshot,
  request: ExaminationRequest,
  { chains, missed }: WalkedChains,
  diagnoses: readonly Diagnosis[],
  folderFiles: readonly FolderFile[],
  heard: Heard,
): Checkup {
  const { code, outside } = request;
  // Offline, what was told is such a walk itself.
  const known = outside === null ? diagnoses.map(({ resolution }) => resolution) : [];
  const allBy =
    (walks: OfflineWalks): OfflineWalks["on"] =>
    (copy, profile) => {
      if (chains.length < SDK_IDS.length) missed();
      return walks.on(copy, profile);
    };
  const walks = offlineWalks(chains, code, snapshot, known);
  const { of } = walks;
  const on = allBy(walks);
  let all: readonly Resolution[] | null = null;
  const resolutions = (): readonly Resolution[] => {
    all ??= on(snapshot).map(
      (walked) => diagnoses.find(({ resolution }) => resolution.sdk.id === walked.sdk.id)?.resolution ?? walked,
    );
    return all;
  };
  const where: Checkup["where"] = (holds) =>
    diagnoses.some(({ resolution }) => holds(resolution)) ? resolutions().filter(holds) : [];
  const after = (change: Change, profile?: string): readonly Resolution[] | null => {
    const copy = changedSnapshot(snapshot, change);
    return copy === null ? null : on(copy, profile);
  };
  const partedBy = (copy: Snapshot, profile?: string): readonly SdkId[] => {
    const before = on(snapshot, profile);
    return on(copy, profile)
      .filter((resolution, index) => answerKey(resolution) !== answerKey(before[index] as Resolution))
      .map(({ sdk }) => sdk.id);
  };
  const paths = new Map<SdkId, ReadonlySet<string>>();
  const told = new Set(diagnoses.map(({ resolution }) => resolution.sdk.id));
  const toldBy =
    (by: OfflineWalks): OfflineWalks["on"] =>
    (copy, profile) =>
      [...told].map((id) => by.of(id, copy, profile));
  const toldOn = toldBy(walks);
  const asHeard = heard.isEmpty ? toldOn : toldBy(offlineWalks(chains, code, snapshot, [], heard.answer));
  return {
    snapshot,
    code,
    get resolutions() {
      return resolutions();
    },
    diagnoses,
    atHand: atHand(request, diagnoses),
    wrapper: wrapperOf(snapshot),
    folderFiles,
    files: settingsFiles(snapshot),
    as: (profile) => on(snapshot, profile),
    toldAs: (profile) => toldOn(snapshot, profile),
    on,
    toldOn,
    asHeard,
    beyondRefusals: (profile) => (heard.hasRefusals ? asHeard(snapshot, profile) : []),
    after,
    partedBy,
    touchedBy(change, profile) {
      const copy = changedSnapshot(snapshot, change);
      return copy === null ? [] : partedBy(copy, profile);
    },
    fix(change, sdks, profile) {
      const id = SDK_IDS.find((sdk) => told.has(sdk) && sdks.includes(sdk)) ?? sdks[0];
      const copy = changedSnapshot(snapshot, change);
      const answer = (machine: Snapshot | null, name?: string): Resolution | undefined => {
        if (machine === null || id === undefined) return undefined;
        return told.has(id) ? of(id, machine, name) : on(machine, name).find(({ sdk }) => sdk.id === id);
      };
      // Where the profile is the chosen one and the change shows there, the promise is for the program as it is run here:
      // a profile that code names can be another matter (to boto3, exported keys do not come before it).
      const [here, thenHere] = [answer(snapshot), answer(copy)];
      const isShownHere =
        here !== undefined &&
        thenHere !== undefined &&
        here.profile.name === profile &&
        answerKey(here) !== answerKey(thenHere);
      const name = isShownHere ? undefined : profile;
      const then = answer(copy, name) ?? null;
      const before = answer(snapshot, name);
      return {
        change,
        after: then === null ? null : foreseen(then),
        promise:
          then === null ? "" : `${promiseOf(then, before)}${before === undefined ? "" : clientWords(then, before)}`,
      };
    },
    toldOf: (sdks) => SDK_IDS.filter((sdk) => told.has(sdk) && sdks.includes(sdk)),
    touchesTold(change, profile) {
      const copy = changedSnapshot(snapshot, change);
      return (
        copy !== null &&
        [...told].some((id) => answerKey(of(id, copy, profile)) !== answerKey(of(id, snapshot, profile)))
      );
    },
    reads(id) {
      const chain = chains.find((one) => one.id === id);
      if (chain === undefined) missed();
      const seen = paths.get(id) ?? (chain === undefined ? new Set<string>() : pathsRead(chain, snapshot, code));
      paths.set(id, seen);
      return seen;
    },
    where,
    sdksWhere: (holds) => where(holds).map(({ sdk }) => sdk.id),
    home: homeFolder(snapshot),
    now: snapshot.now,
    offline: outside === null,
  };
}

/** All of them by `--all-sdks` is not each by its name. */
function atHand({ sdks }: ExaminationRequest, diagnoses: readonly Diagnosis[]): readonly SdkId[] {
  if (sdks !== null && sdks.length < SDK_IDS.length) return sdks;
  const found = diagnoses.filter(({ installed }) => installed !== null).map(({ resolution }) => resolution.sdk.id);
  return found.length > 0 ? found : USUAL;
}
