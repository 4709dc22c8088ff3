import { principalKey } from "../advice/principal-key.ts";
import { shortPath } from "../advice/short-path.ts";
import type { Difference, DifferenceCause, DifferentEnd, MachineDifference } from "../model/machine-difference.ts";
import { variable } from "../model/provenance.ts";
import type { Resolution } from "../model/resolution.ts";
import type { FileView, Snapshot, VariableValue } from "../model/snapshot.ts";
import { homeFolder } from "../parse/python-path.ts";
import { type SettingLine, headerPlace, settingPlace } from "../parse/settings-lines.ts";
import { type SettingsText, settingsText } from "../parse/settings-text.ts";
import { assumeOffline } from "../resolve/assume-offline.ts";
import { drive } from "../resolve/drive.ts";
import { resolve } from "../resolve/resolve.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";

/** A machine, and the files on it that were looked at. */
export interface Seen {
  readonly snapshot: Snapshot;
  readonly paths: readonly string[];
}

/** What differs between two machines, and which of it, taken over alone, makes the first end as the second does. */
export function machineDifference(
  before: Seen,
  after: Seen,
  chains: readonly AnyChain[],
  code: CodeArguments,
): MachineDifference {
  const files = filesOf(before, after);
  const names = variablesThatDiffer(before.snapshot, after.snapshot);
  const differing = files.filter(({ name }) => !sameView(viewAt(before, name), viewAt(after, name)));
  const causes: readonly DifferenceCause[] = [
    ...names.map((name): DifferenceCause => ({ kind: "variable", name })),
    ...differing.map(({ name }): DifferenceCause => ({ kind: "file", file: name })),
    { kind: "time" },
  ];
  return {
    differences: [
      ...names.map((name) => variableDifference(name, before.snapshot, after.snapshot)),
      ...differing.flatMap(({ name }) => fileDifferences(name, viewAt(before, name), viewAt(after, name))),
    ],
    ends: chains.map((chain) => endOf(chain, before, after, causes, code)),
  };
}

const walked = (chain: AnyChain, snapshot: Snapshot, code: CodeArguments): Resolution =>
  drive(resolve(chain, snapshot, code), assumeOffline);

function endOf(
  chain: AnyChain,
  before: Seen,
  after: Seen,
  causes: readonly DifferenceCause[],
  code: CodeArguments,
): DifferentEnd {
  const [first, second] = [walked(chain, before.snapshot, code), walked(chain, after.snapshot, code)];
  const ends = { samePrincipal: samePrincipal(first, second), sameRegion: first.region.name === second.region.name };
  // Who it is and where it works may each have a cause of its own.
  const leading = (isSecond: (resolution: Resolution) => boolean): readonly DifferenceCause[] =>
    causes.filter((cause) => isSecond(walked(chain, withCause(before, after, cause), code)));
  return {
    sdk: chain.id,
    before: first,
    after: second,
    ...ends,
    because: ends.samePrincipal ? [] : leading((one) => samePrincipal(one, second)),
    regionBecause: ends.sameRegion ? [] : leading((one) => one.region.name === second.region.name),
  };
}

const samePrincipal = (a: Resolution, b: Resolution): boolean => principalKey(a) === principalKey(b);

/** The first machine with one thing of the second. */
function withCause(before: Seen, after: Seen, cause: DifferenceCause): Snapshot {
  if (cause.kind === "time") return { ...before.snapshot, now: after.snapshot.now };
  if (cause.kind === "variable") {
    const variables = new Map(before.snapshot.variables);
    const value = after.snapshot.variables.get(cause.name);
    if (value === undefined) variables.delete(cause.name);
    else variables.set(cause.name, value);
    return { ...before.snapshot, variables };
  }
  const path = realPath(before.snapshot, cause.file);
  const view: FileView = { ...viewAt(after, cause.file), path };
  return { ...before.snapshot, file: (asked) => (asked === path ? view : before.snapshot.file(asked)) };
}

/** Each machine has a home of its own: files are told by their way from it. */
const nameOf = ({ snapshot }: Seen, path: string): string => shortPath(path, homeFolder(snapshot));
const realPath = (snapshot: Snapshot, name: string): string =>
  name.startsWith("~/") ? homeFolder(snapshot) + name.slice(1) : name;
const viewAt = ({ snapshot }: Seen, name: string): FileView => snapshot.file(realPath(snapshot, name));

const filesOf = (before: Seen, after: Seen): readonly { readonly name: string }[] =>
  [...new Set([before, after].flatMap((seen) => seen.paths.map((path) => nameOf(seen, path))))]
    .sort()
    .map((name) => ({ name }));

/** Whose machine it is, and not what it does. */
const PERSONAL: ReadonlySet<string> = new Set(
  "HOME USER LOGNAME PATH SHELL LANG LC_ALL USERPROFILE HOMEPATH".split(" "),
);

function variablesThatDiffer(before: Snapshot, after: Snapshot): readonly string[] {
  const names = new Set([...before.variables.keys(), ...after.variables.keys()]);
  return [...names].filter((name) => !PERSONAL.has(name) && !sameValue(before, after, name)).sort();
}

/** Two masks tell of their secrets only whether they are as long. */
function sameValue(before: Snapshot, after: Snapshot, name: string): boolean {
  const [a, b] = [before.variables.get(name), after.variables.get(name)];
  if (a === undefined || b === undefined) return a === b;
  if (typeof a !== "string" || typeof b !== "string") return a.length === b.length;
  return shortPath(a, homeFolder(before)) === shortPath(b, homeFolder(after));
}

const kindOf = (before: unknown, after: unknown): Difference["kind"] =>
  before === undefined ? "added" : after === undefined ? "removed" : "changed";

const shown = (value: VariableValue | undefined): string | null => (typeof value === "string" ? value : null);

function variableDifference(name: string, before: Snapshot, after: Snapshot): Difference {
  const [a, b] = [before.variables.get(name), after.variables.get(name)];
  return {
    subject: { kind: "variable", name },
    kind: kindOf(a, b),
    before: shown(a),
    after: shown(b),
    where: variable(name),
  };
}

/** By what is in it where it is a settings file; else only that it is another. */
function sameView(a: FileView, b: FileView): boolean {
  if (a.state !== b.state) return false;
  const [left, right] = [settingsText(a), settingsText(b)];
  if (left === null || right === null) return true;
  const [mine, theirs] = [settingsOf(left), settingsOf(right)];
  return mine.size === theirs.size && [...mine].every(([key, { text }]) => theirs.get(key)?.text === text);
}

interface PlacedSetting {
  readonly section: string;
  readonly key: string | null;
  /** What of it can be told; a secret: its length. */
  readonly text: string;
  readonly shown: string | null;
  readonly where: Difference["where"];
}

/** Every section and setting of a file, by section, key and turn. */
function settingsOf(text: SettingsText): ReadonlyMap<string, PlacedSetting> {
  const found = new Map<string, PlacedSetting>();
  const put = (setting: PlacedSetting): void => {
    const name = `${setting.section}\n${setting.key ?? ""}`;
    let turn = 1;
    while (found.has(`${name}\n${turn}`)) turn += 1;
    found.set(`${name}\n${turn}`, setting);
  };
  for (const line of text.lines) {
    if (line.kind === "header")
      put({ section: line.title, key: null, text: "", shown: null, where: headerPlace(text.path, line) });
    else if (line.kind === "setting") put(placed(text.path, line));
    else if (line.kind === "junk") put({ section: line.section ?? "", key: "", text: "", shown: null, where: null });
  }
  return found;
}

function placed(path: string, line: SettingLine): PlacedSetting {
  const plain = line.value.kind === "text" ? line.value.text : null;
  return {
    section: line.section ?? "",
    key: line.key,
    text: plain ?? String(line.shape.length),
    shown: plain,
    where: settingPlace(path, line),
  };
}

function fileDifferences(name: string, a: FileView, b: FileView): readonly Difference[] {
  const [before, after] = [settingsText(a), settingsText(b)];
  const known = /(?:config|credentials|boto|cfg)$/.test(name);
  if (!known || (before === null && after === null) || (before?.lines.length === 0 && after?.lines.length === 0))
    return [{ subject: { kind: "file", file: name }, kind: fileKind(a, b), before: null, after: null, where: null }];
  const [mine, theirs] = [before, after].map((text) =>
    text === null ? new Map<string, PlacedSetting>() : settingsOf(text),
  );
  return [...new Set([...(mine?.keys() ?? []), ...(theirs?.keys() ?? [])])].flatMap((key) => {
    const [left, right] = [mine?.get(key), theirs?.get(key)];
    const one = left ?? right;
    if (one === undefined || (left !== undefined && right !== undefined && left.text === right.text)) return [];
    return [
      {
        subject: { kind: "setting" as const, file: name, section: one.section, key: one.key },
        kind: kindOf(left, right),
        before: left?.shown ?? null,
        after: right?.shown ?? null,
        where: (right ?? one).where,
      },
    ];
  });
}

const fileKind = (a: FileView, b: FileView): Difference["kind"] =>
  a.state === "absent" ? "added" : b.state === "absent" ? "removed" : "changed";
