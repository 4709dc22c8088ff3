import type { HeaderLine, SettingLine } from "../parse/settings-lines.ts";
import type { SettingsFile } from "./checkup.ts";

/** A header and what stands below it, as a person reads the file: no SDK's dialect. */
export interface SettingsBlock {
  readonly file: SettingsFile;
  readonly header: HeaderLine;
  readonly kind: "profile" | "sso-session" | "services" | "other";
  /** The name that one would give in code or in AWS_PROFILE. */
  readonly name: string;
  readonly settings: readonly SettingLine[];
  /** The lines that are its own: comments just above the next header belong to that one. */
  readonly lines: readonly number[];
}

const blocks = new WeakMap<SettingsFile, readonly SettingsBlock[]>();

export function blocksOf(file: SettingsFile): readonly SettingsBlock[] {
  const known = blocks.get(file) ?? readBlocks(file);
  blocks.set(file, known);
  return known;
}

const profiles = new WeakMap<readonly SettingsFile[], ReadonlyMap<string, readonly SettingsBlock[]>>();

/** The blocks of one profile in both files. Rules ask for every name in turn, so they are gathered once. */
export function blocksOfProfile(files: readonly SettingsFile[], name: string): readonly SettingsBlock[] {
  const known = profiles.get(files) ?? blocksByProfile(files);
  profiles.set(files, known);
  return known.get(name) ?? [];
}

export const settingIn = (block: SettingsBlock, key: string): SettingLine | null =>
  block.settings.find((setting) => setting.key.toLowerCase() === key) ?? null;

function blocksByProfile(files: readonly SettingsFile[]): ReadonlyMap<string, readonly SettingsBlock[]> {
  const byName = new Map<string, SettingsBlock[]>();
  for (const block of files.flatMap(blocksOf)) {
    if (block.kind !== "profile") continue;
    const same = byName.get(block.name);
    if (same === undefined) byName.set(block.name, [block]);
    else same.push(block);
  }
  return byName;
}

function readBlocks(file: SettingsFile): readonly SettingsBlock[] {
  const { lines } = file.text;
  const headers = lines.filter((line): line is HeaderLine => line.kind === "header");
  return headers.map((header, index) => {
    const end = (headers[index + 1]?.line ?? lines.length + 1) - 1;
    const own = lines.slice(header.line - 1, end);
    while (index + 1 < headers.length && own.at(-1)?.kind === "comment") own.pop();
    // A block of comments alone under a header is its own.
    const body = own.some(({ kind }) => kind === "setting") ? own : lines.slice(header.line - 1, end);
    return {
      file,
      header,
      ...namedBy(header.title, file.role),
      settings: body.filter((line) => line.kind === "setting"),
      lines: body.map(({ line }) => line),
    };
  });
}

function namedBy(title: string, role: SettingsFile["role"]): Pick<SettingsBlock, "kind" | "name"> {
  const [, word = "", written = ""] = /^(profile|sso-session|services)\s+(.*)$/.exec(title) ?? [];
  const name = written.replace(/^(["'])(.*)\1$/, "$2").trim();
  if (word !== "") return { kind: word as SettingsBlock["kind"], name };
  return { kind: role === "credentials" || title === "default" ? "profile" : "other", name: title };
}
