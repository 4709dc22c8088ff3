import type { SettingLine } from "../parse/settings-lines.ts";
import type { SettingsBlock } from "./settings-blocks.ts";
import { shortPath } from "./short-path.ts";

/** What the access portal gives to copy for a shell: `export AWS_ACCESS_KEY_ID="…"`, `SET AWS_ACCESS_KEY_ID=…`. */
const OF_SHELL = /^(?:export|setx?) +(aws_\w+)$/i;

export const isOfShell = (key: string): boolean => OF_SHELL.test(key);

/** The setting that such a line means. */
export const nameInShell = (key: string): string => (OF_SHELL.exec(key)?.[1] ?? "").toLowerCase();

export interface ShellLines {
  readonly lines: readonly SettingLine[];
  /** "3 lines from line 2 on of ~/.aws/credentials begin with export, as in a shell" */
  readonly words: string;
  readonly cure: string;
}

/** Null: the block has none. */
export function shellLinesIn(block: SettingsBlock, home: string): ShellLines | null {
  const lines = block.settings.filter(({ key }) => isOfShell(key));
  const [first] = lines;
  if (first === undefined) return null;
  const word = first.key.split(" ", 1)[0] ?? "";
  const which = lines.length === 1 ? `Line ${first.line}` : `${lines.length} lines from line ${first.line} on`;
  const quotes = lines.some(({ shape }) => shape.quotes !== null) ? " and without quotes" : "";
  return {
    lines,
    words: `${which} of ${shortPath(block.file.path, home)} begin${lines.length === 1 ? "s" : ""} with ${word}, as in a shell`,
    cure: `write the names in small letters there, without ${word}${quotes}: ${lines.map(({ key }) => nameInShell(key)).join(", ")}`,
  };
}
