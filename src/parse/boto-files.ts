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

/**
 * The file of AWS_CREDENTIAL_FILE as the Java tools write it, turned into `[Credentials]` (`Config.load_credential_file`):
 * one line is put before it. Null: not there, which boto only warns of.
 */
export function javaCredentialFile(view: FileView): IniDocument | null {
  if (view.state !== "text") return null;
  const text = unseal(view.text)
    .replaceAll("AWSAccessKeyId", "aws_access_key_id")
    .replaceAll("AWSSecretKey", "aws_secret_access_key");
  return readConfigParser(view.path, `[Credentials]\n${text}`);
}
