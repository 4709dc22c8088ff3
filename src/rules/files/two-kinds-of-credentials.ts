import { listed } from "../../advice/listed.ts";
import { byHand } from "../../advice/by-hand.ts";
import type { actorsOf } from "../../advice/actors-of.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { isChosen } from "../../advice/effect-of.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { type SettingsBlock, blocksOf, blocksWith, settingIn } from "../../advice/settings-blocks.ts";
import { isExpired } from "../../advice/expiry-of.ts";
import type { Finding } from "../../model/finding.ts";
import type { SdkId } from "../../model/sdk.ts";
import type { Resolution } from "../../model/resolution.ts";
import { type SettingLine, settingPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

/** What a profile's credentials can come from, each by the setting that makes it speak. */
const KINDS = [
  ["keys", "aws_access_key_id"],
  ["a role", "role_arn"],
  ["a process", "credential_process"],
  ["a sign-in", "sso_account_id"],
  ["aws login", "login_session"],
] as const;

interface Kind {
  readonly words: string;
  readonly block: SettingsBlock;
  readonly setting: SettingLine;
}

/** Complaints S09 to S11: what wins inside one profile is each SDK's own order. */
export const rule: MachineRule = {
  scope: "machine",
  id: "two-kinds-of-credentials",
  group: "files",
  title: "One profile holds two kinds of credentials",
  why: "Keys beside a role, a sign-in or a process: which of them counts is each SDK's own order, and the other is ignored, and nobody says so. Stale keys that a tool once wrote keep coming before the sign-in.",
  complaints: ["S09", "S10", "S11"],
  find(checkup) {
    return [...profilesWithTwo(checkup)].flatMap(([name, blocks]) => findingOf(checkup, name, blocks));
  },
};

/** As they stand in the files, with their blocks. */
function profilesWithTwo({ files }: Checkup): ReadonlyMap<string, readonly SettingsBlock[]> {
  const two = namesWithTwo(files);
  const profiles = new Map<string, SettingsBlock[]>();
  if (two.size === 0) return profiles;
  for (const block of files.flatMap(blocksOf))
    if (block.kind === "profile" && two.has(block.name))
      profiles.set(block.name, [...(profiles.get(block.name) ?? []), block]);
  return profiles;
}

/** The kind that most profiles are of comes last: it is only held against the others, of which there are few. */
function namesWithTwo(files: Checkup["files"]): ReadonlySet<string> {
  const lists = KINDS.map(([, key]) => blocksWith(files, key)).sort((a, b) => a.length - b.length);
  const first = new Map<string, (typeof lists)[number]>();
  const two = new Set<string>();
  for (const list of lists)
    for (const { kind, name } of list) {
      if (kind !== "profile") continue;
      const known = first.get(name);
      if (known !== undefined && known !== list) two.add(name);
      else if (known === undefined && list !== lists.at(-1)) first.set(name, list);
    }
  return two;
}

function findingOf(checkup: Checkup, name: string, blocks: readonly SettingsBlock[]): readonly Omit<Finding, "rule">[] {
  const kinds = KINDS.flatMap(([words, key]): readonly Kind[] => {
    const block = blocks.find((one) => settingIn(one, key) !== null);
    return block === undefined ? [] : [{ words, block, setting: settingIn(block, key) as SettingLine }];
  });
  const [first, second] = kinds;
  if (first === undefined || second === undefined || isKeysForRole(blocks, name, kinds)) return [];
  // Keys past their own expiry: `expired-file-keys` tells of them.
  if (isExpired(checkup, first.block)) return [];
  const walked = checkup.as(name);
  const told = walked.filter(({ sdk }) => checkup.toldOf([sdk.id]).length > 0);
  const ways = waysOf(checkup, told);
  const part = ways.length > 1;
  const list = listed(kinds.map(({ words }) => words));
  const taking = ways.flatMap(([, sdks]) => sdks);
  const stopped = told.filter(({ sdk, error }) => error !== null && !taking.includes(sdk.id)).map(({ sdk }) => sdk.id);
  const stop = stopped.length === 0 ? "" : `; ${sdkNames(stopped)} ${verb(stopped, "stops", "stop")}`;
  const ends =
    part || stopped.length > 0
      ? `${ways.map(([words, sdks]) => `${sdkNames(sdks)} ${verb(sdks, "takes", "take")} ${words}`).join("; ")}${stop}`.replace(
          /^; /,
          "",
        )
      : agreeing(
          ways[0]?.[0] ?? null,
          told.length === walked.length ? [] : checkup.toldOf(told.map(({ sdk }) => sdk.id)),
        );
  return [
    {
      severity: part ? "warning" : "note",
      message: `Profile ${name} holds ${list}: ${ends}.`,
      provenance: kinds.map(({ block, setting }) => settingPlace(block.file.path, setting)),
      fix: byHand(`keep one of them in profile ${name}`),
      sdks: part ? walked.map(({ sdk }) => sdk.id) : isChosen(checkup, name) ? told.map(({ sdk }) => sdk.id) : [],
    },
  ];
}

/** All SDKs, or those that are told of: the others may part from them. */
function agreeing(way: string | null, told: readonly SdkId[]): string {
  if (way === null) return "none of them is taken";
  const who = told.length === 0 ? "all take" : `${sdkNames(told)} ${verb(told, "takes", "take")}`;
  return `${who} ${way}; the rest is ignored`;
}

/** A role may take its own profile's keys for its source. */
const isKeysForRole = (blocks: readonly SettingsBlock[], name: string, kinds: readonly Kind[]): boolean =>
  kinds.length === 2 &&
  kinds.some(({ words }) => words === "a role") &&
  blocks.some((block) => {
    const source = settingIn(block, "source_profile")?.value;
    return source?.kind === "text" && source.text === name;
  });

const WAY = {
  static: "the keys",
  "assume-role": "the role",
  "web-identity": "the role",
  sso: "the sign-in",
  login: "aws login",
  process: "the process",
  container: "the container's role",
  "instance-metadata": "the instance's role",
} as const;

function waysOf(checkup: Checkup, told: readonly Resolution[]): ReturnType<typeof actorsOf> {
  const ways = new Map<string, Resolution["sdk"]["id"][]>();
  for (const { winner, sources, sdk } of told) {
    // What stops an SDK is what it takes, too: a sign-in that is over.
    const holding = winner?.holding ?? sources.find(({ verdict }) => verdict === "stops")?.holding;
    const last = holding?.plan.at(-1);
    // Who finds nothing has another fault than this.
    if (last === undefined) continue;
    ways.set(WAY[last.kind], [...(ways.get(WAY[last.kind]) ?? []), sdk.id]);
  }
  return [...ways].map(([words, sdks]) => [words, checkup.toldOf(sdks)] as const);
}
