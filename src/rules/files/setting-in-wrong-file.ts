import { byHand } from "../../advice/by-hand.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { faultOf } from "../../advice/fault-of.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { type SettingsBlock, blocksOf, blocksWhoseKeys } from "../../advice/settings-blocks.ts";
import { shortPath } from "../../advice/short-path.ts";
import { answerKey } from "../../advice/answer-key.ts";
import type { Resolution } from "../../model/resolution.ts";
import type { Finding } from "../../model/finding.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { KNOWN_KEYS } from "../../model/known-keys.ts";
import { movedLines } from "../../parse/moved-lines.ts";
import { settingPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

/** What the documentation puts into the credentials file; and when keys expire, under whatever name. */
const BELONGS: ReadonlySet<string> = new Set([
  "aws_access_key_id",
  "aws_secret_access_key",
  "aws_session_token",
  "aws_security_token",
  "aws_account_id",
]);

/** @param key in small letters. */
const isAstray = (key: string): boolean => KNOWN_KEYS.has(key) && !BELONGS.has(key) && !key.includes("expir");

/** Who reads a setting in which file is told by walking the machine with the lines in the other one. */
export const rule: MachineRule = {
  scope: "machine",
  id: "setting-in-wrong-file",
  group: "files",
  title: "A setting stands in a file in which some SDKs do not read it",
  why: "Roles, sign-ins, processes and regions belong into ~/.aws/config. In the credentials file some SDKs read them and others do not, so that a profile is one thing here and another there.",
  complaints: ["S10", "S21"],
  find: (checkup) =>
    blocksWhoseKeys(
      checkup.files.filter(({ role }) => role === "credentials"),
      isAstray,
    ).flatMap((block) => findingOf(checkup, block)),
};

function findingOf(checkup: Checkup, block: SettingsBlock): readonly Omit<Finding, "rule">[] {
  const config = checkup.files.find(({ role }) => role === "config");
  const astray = block.settings.filter(({ key }) => isAstray(key.toLowerCase()));
  const [first] = astray;
  const target = config?.path ?? block.file.path.replace(/credentials$/, "config");
  if (first === undefined || target === block.file.path || block.header.title !== block.name) return [];
  const title = block.name === "default" ? "default" : `profile ${block.name}`;
  const there = config === undefined ? undefined : blocksOf(config).find(({ header }) => header.title === title);
  // What the config file says too is not for us to move.
  if (there?.settings.some(({ key }) => astray.some((setting) => setting.key === key))) return [];
  const views = movedLines(
    checkup.snapshot.file(block.file.path),
    astray.map(({ line }) => line),
    checkup.snapshot.file(target),
    { line: there?.header.line ?? null, title },
  );
  const moved: Snapshot = {
    ...checkup.snapshot,
    file: (path) => (path === block.file.path ? views.from : path === target ? views.to : checkup.snapshot.file(path)),
  };
  const after = checkup.on(moved, block.name);
  const gains = checkup
    .as(block.name)
    .filter(
      (now, index) =>
        answerKey(now) !== answerKey(after[index] as Resolution) && isMore(after[index] as Resolution, now),
    )
    .map(({ sdk }) => sdk.id);
  const told = checkup.toldOf(gains);
  if (told.length === 0) return [];
  const { severity } = faultOf(checkup, moved, block.name);
  const keys = astray.map(({ key }) => key).join(", ");
  return [
    {
      severity: severity === "error" ? "error" : "warning",
      message: `${keys} of profile ${block.name} ${astray.length === 1 ? "stands" : "stand"} in ${shortPath(block.file.path, checkup.home)}, where ${sdkNames(told)} ${verb(told, "does", "do")} not read ${astray.length === 1 ? "it" : "all of them"}.`,
      provenance: astray.map((setting) => settingPlace(block.file.path, setting)),
      fix: byHand(`move ${astray.length === 1 ? "that line" : "those lines"} to [${title}] in ${target}`),
      sdks: gains,
    },
  ];
}

/** Go v1 and JavaScript v2 read the one file and may not read the other: what an SDK would lose is no reason to move it. */
const isMore = (after: Resolution, now: Resolution): boolean =>
  after.winner !== null && (now.winner === null || after.region.name !== null || now.region.name === null);
