import { byHand } from "../../advice/by-hand.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { faultOf, withChanges } from "../../advice/fault-of.ts";
import { type SettingsBlock, blocksWhoseKeys } from "../../advice/settings-blocks.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { Change, Finding } from "../../model/finding.ts";
import { type SettingLine, settingPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

/** What the access portal gives to copy for a shell: `export AWS_ACCESS_KEY_ID="…"`, `SET AWS_ACCESS_KEY_ID=…`. */
const OF_SHELL = /^(?:export|setx?) +(aws_\w+)$/i;

export const rule: MachineRule = {
  scope: "machine",
  id: "shell-lines",
  group: "files",
  title: "Lines for a shell stand in a settings file",
  why: "The access portal offers the same keys in two forms: lines for a shell, and lines for ~/.aws/credentials. In the file a line that begins with export is a setting of that whole name, which no SDK knows, and quotes are part of the value.",
  complaints: ["S22"],
  insteadOf: ["nothing-found"],
  find: (checkup) =>
    blocksWhoseKeys(checkup.files, (key) => OF_SHELL.test(key)).flatMap((block) => findingOf(checkup, block)),
};

function findingOf(checkup: Checkup, block: SettingsBlock): readonly Omit<Finding, "rule">[] {
  const lines = block.settings.filter(({ key }) => OF_SHELL.test(key));
  const [first] = lines;
  if (first === undefined || block.kind !== "profile") return [];
  const { path } = block.file;
  const mended = withChanges(
    checkup.snapshot,
    lines.flatMap((line) => changesOf(path, line)),
  );
  const fault = faultOf(checkup, mended, block.name);
  const word = first.key.split(" ", 1)[0] ?? "";
  return [
    {
      severity: fault.severity,
      message: `${lines.length === 1 ? `Line ${first.line}` : `${lines.length} lines from line ${first.line} on`} of ${shortPath(path, checkup.home)} begin${lines.length === 1 ? "s" : ""} with ${word}, as in a shell: no SDK reads them in a file.`,
      provenance: lines.map((line) => settingPlace(path, line)),
      fix: byHand(
        `write the names in small letters there, without ${word}${lines.some(({ shape }) => shape.quotes !== null) ? " and without quotes" : ""}: ${namesOf(lines).join(", ")}`,
      ),
      sdks: fault.sdks,
    },
  ];
}

const nameIn = (key: string): string => (OF_SHELL.exec(key)?.[1] ?? "").toLowerCase();

const namesOf = (lines: readonly SettingLine[]): readonly string[] => lines.map(({ key }) => nameIn(key));

/** As the line is meant: its name, and the value without what a shell takes off. */
const changesOf = (path: string, { line, key, shape }: SettingLine): readonly Change[] => [
  ...(shape.quotes === null ? [] : [{ kind: "clean-value" as const, path, line, key, without: "quotes" as const }]),
  { kind: "rename-key", path, line, from: key, to: nameIn(key) },
];
