import type { CodeSite, Given } from "../../model/code-site.ts";
import { jsonValue } from "./documents/json-value.ts";
import { type PlacedEntry, type PlacedValue, entriesIn, valueAt } from "./values/placed-value.ts";
import { readScript } from "./shell/shell-sites.ts";
import type { TextReader, TreeOf } from "./site-reader.ts";

/** The CDK's own files: who it acts as, and the accounts and regions that it has looked things up in. */
export const cdk = {
  language: "cdk",
  isOne: (path) => /(?:^|\/)\.?cdk(?:\.[\w.-]+)?\.json$/.test(path),
  words: ["account", "region", "profile", "aws", "AWS_"],
  grammarOf: null,
  holds: ["bash"],
  sitesOf: (text, _path, treeOf) => {
    const document = jsonValue(text);
    if (document === null) return [];
    const context = valueAt(document, "context");
    return [
      ...toolSite(document),
      ...appSites(document, treeOf),
      ...lookups(document),
      ...lookups(context),
      ...pinned(context),
    ];
  },
} satisfies TextReader;

function toolSite(document: PlacedValue): readonly CodeSite[] {
  return entriesIn(document).flatMap((entry) => {
    const { key, value } = entry;
    if (key !== "profile" || value.kind !== "text" || value.text === "") return [];
    const { line, column } = value;
    return [
      siteOf(entry, "profile", [{ setting: "profile", value: { kind: "text", text: value.text }, line, column }]),
    ];
  });
}

/** `"app": "AWS_REGION=eu-west-1 npx ts-node app.ts"`. */
function appSites(document: PlacedValue, treeOf: TreeOf): readonly CodeSite[] {
  const app = valueAt(document, "app");
  if (app?.kind !== "text") return [];
  return readScript(app.script, { language: "cdk", treeOf, environment: [], names: () => null }).sites;
}

/** `availability-zones:account=111111111111:region=eu-west-1`, as the CDK remembers what it has asked for. */
function lookups(value: PlacedValue | null): readonly CodeSite[] {
  return entriesIn(value).flatMap((entry) => {
    const [, provider] = /^([\w-]+):.*\baccount=/.exec(entry.key) ?? [];
    if (provider === undefined) return [];
    const gives = [...entry.key.matchAll(/(?:^|:)(account|region)=([\w-]+)/g)].map((match): Given => {
      const at = match.index + match[0].length - (match[2] as string).length;
      const setting = match[1] === "account" ? "account" : "region";
      return {
        setting,
        value: { kind: "text", text: match[2] as string },
        line: entry.line,
        column: entry.column + 1 + at,
      };
    });
    return [siteOf(entry, provider, gives)];
  });
}

/** One's own context: an account's twelve digits and a region under names that say so. */
function pinned(value: PlacedValue | null): readonly CodeSite[] {
  return entriesIn(value).flatMap((entry) => {
    const gives = entriesIn(entry.value).flatMap(({ key, value: given }) => fromContext(key, given));
    return [...(gives.length === 0 ? [] : [siteOf(entry, "context", gives)]), ...pinned(entry.value)];
  });
}

function fromContext(key: string, value: PlacedValue): readonly Given[] {
  if (value.kind !== "text") return [];
  const { text, line, column } = value;
  const setting =
    /^(?:aws_?)?account_?(?:id)?$/i.test(key) && /^\d{12}$/.test(text)
      ? "account"
      : /^(?:aws_?)?region$/i.test(key) && /^[a-z]{2}(?:-[a-z]+)+-\d$/.test(text)
        ? "region"
        : /^(?:aws_?)?profile$/i.test(key)
          ? "profile"
          : null;
  return setting === null ? [] : [{ setting, value: { kind: "text", text }, line, column }];
}

const siteOf = ({ line, column }: PlacedEntry, call: string, gives: readonly Given[]): CodeSite => ({
  language: "cdk",
  sdk: "cdk",
  kind: "tool",
  call,
  service: null,
  line,
  column,
  gives,
  fault: null,
});
