import { fileURLToPath } from "node:url";
import { openGrammars } from "../../../src/capture/grammars.ts";
import type { CodeSite, CodeValue, GivenSetting } from "../../../src/model/code-site.ts";
import type { SiteReader } from "../../../src/parse/code-sites/site-reader.ts";
import { sitesOf } from "../../../src/parse/code-sites/sites-of.ts";
import { seal } from "../../../src/vault/secret.ts";

const grammars = openGrammars(fileURLToPath(import.meta.url));

/** The sites that a reader finds in a text; none where no word of it stands there. Its `isOne` must take the path. */
export async function sitesIn(reader: SiteReader, text: string, path: string): Promise<readonly CodeSite[]> {
  const sites = await sitesInTime(reader, text, path);
  if (sites === null) throw new Error(`${path}: not parsed in time`);
  return sites;
}

/** The same; null: the grammar does not get through it in time, as with some that nobody would write. Scan tells of those. */
export async function sitesInTime(reader: SiteReader, text: string, path: string): Promise<readonly CodeSite[] | null> {
  if (!reader.isOne(path)) throw new Error(`${path} is none of ${reader.language}'s files`);
  const read = await sitesOf(reader, path, seal(text), grammars);
  switch (read.kind) {
    case "no-word":
      return [];
    case "sites":
      return read.sites;
    case "not-parsed":
      return null;
    case "no-grammar":
      throw new Error(`${path}: ${read.kind}`);
  }
}

/** What a site gives, each value as a word: `"prod"`, `$AWS_PROFILE`, `$P|dev`, `?` computed, `secret`, `stand-in`. */
export type Gives = Partial<Readonly<Record<GivenSetting, string>>>;

export const givesOf = ({ gives }: CodeSite): Gives =>
  Object.fromEntries(gives.map(({ setting, value }) => [setting, wordOf(value)]));

/** A site in one line: `3:1 client boto3.client s3 profile="prod"`. */
export const lineOf = (site: CodeSite): string =>
  [
    `${site.line}:${site.column}`,
    site.kind,
    site.call,
    site.service ?? "-",
    ...site.gives.map(({ setting, value }) => `${setting}=${wordOf(value)}`),
    ...(site.fault === null ? [] : [`${site.fault.error}: ${site.fault.message}`]),
  ].join(" ");

function wordOf(value: CodeValue): string {
  switch (value.kind) {
    case "text":
      return JSON.stringify(value.text);
    case "secret":
      return value.looksReal ? "secret" : "stand-in";
    case "variable":
      return `$${value.name}${value.otherwise === null ? "" : `|${value.otherwise}`}`;
    case "computed":
      return "?";
  }
}
