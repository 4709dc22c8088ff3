import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import { readConfigParser } from "./config-parser.ts";
import type { IniDocument } from "./ini-document.ts";

/* What boto 2.49 reads beside plain ini files (boto/pyami/config.py). */

/** Files that `#import NAME` lines name (`Config.load_from_path`), in their order. */
export function importedFiles(view: FileView): readonly string[] {
  if (view.state !== "text") return [];
  return unseal(view.text)
    .split(/\r\n|\r|\n/)
    .map((line) => /^#import\s*([^\s^]*)\s*$/.exec(line)?.[1])
    .filter((name) => name !== undefined);
}

/** A text that boto makes of a file before it parses it, and where in the file a place of that text is. */
export interface RewrittenFile {
  readonly document: IniDocument;
  asWritten(line: number, column: number): { readonly line: number; readonly column: number };
}

/**
 * The file of AWS_CREDENTIAL_FILE as the Java tools write it, turned into `[Credentials]` (`Config.load_credential_file`):
 * one line is put before it, and its two names become boto's. Null: not there, which boto only warns of.
 */
export function javaCredentialFile(view: FileView): RewrittenFile | null {
  if (view.state !== "text") return null;
  const text = unseal(view.text);
  const lines = text.split(/\r\n|\r|\n/);
  return {
    document: readConfigParser(view.path, `[Credentials]\n${renamed(text)}`),
    asWritten: (line, column) => ({ line: line - 1, column: columnBefore(lines[line - 2] ?? "", column) }),
  };
}

const renamed = (text: string): string =>
  text.replaceAll("AWSAccessKeyId", "aws_access_key_id").replaceAll("AWSSecretKey", "aws_secret_access_key");

/** Renaming makes what follows lie further to the right. */
function columnBefore(written: string, column: number): number {
  let before = 0;
  while (before < written.length && renamed(written.slice(0, before)).length < column - 1) before += 1;
  return before + 1;
}
