import type { CodeSite, Given, GivenSetting } from "../../model/code-site.ts";
import { type WordPart, wordGiven } from "./shell/command-word.ts";
import { namesOf } from "./shell/assigned-variables.ts";
import type { PartsOf } from "./values/interpolated-parts.ts";
import { jsonValue } from "./documents/json-value.ts";
import { type Place, type PlacedEntry, type PlacedValue, entriesIn, textAt, valueAt } from "./values/placed-value.ts";
import type { TextReader } from "./site-reader.ts";
import { variablesIn } from "./values/variables-in.ts";
import { yamlValues } from "./documents/yaml-value.ts";

/** The Serverless Framework: who deploys, and the variables of the functions. */
export const serverless = {
  language: "serverless",
  isOne: (path) => /(?:^|\/)serverless(?:[.-][\w.-]+)?\.(?:ya?ml|json)$/.test(path),
  words: ["provider", "AWS_"],
  grammarOf: null,
  sitesOf: (text, path) => {
    const document = path.endsWith(".json") ? jsonValue(text) : (yamlValues(text)[0] ?? null);
    return document === null ? [] : sitesIn(document);
  },
} satisfies TextReader;

function sitesIn(document: PlacedValue): readonly CodeSite[] {
  const partsOf = serverlessParts(document);
  const provider = entriesIn(document).find(({ key }) => key === "provider");
  const deploys = provider === undefined ? [] : deployer(document, provider, partsOf);
  const functions = valueAt(document, "functions");
  return [
    ...deploys,
    ...variables(valueAt(document, "provider"), partsOf),
    // A list of maps where they stand in several files.
    ...[functions, ...(functions?.kind === "list" ? functions.items : [])].flatMap((map) =>
      entriesIn(map).flatMap(({ value }) => variables(value, partsOf)),
    ),
  ];
}

const SETTINGS: Readonly<Record<string, GivenSetting>> = { profile: "profile", region: "region" };

/** Version 4 is another, made with the SDK 3 for JavaScript. */
function deployer(document: PlacedValue, provider: PlacedEntry, partsOf: PartsOf): readonly CodeSite[] {
  const name = provider.value.kind === "text" ? provider.value.text : textAt(provider.value, "name");
  if (name !== "aws") return [];
  const gives = entriesIn(provider.value).flatMap(({ key, value }): readonly Given[] => {
    const setting = Object.hasOwn(SETTINGS, key) ? SETTINGS[key] : undefined;
    if (setting === undefined || value.kind !== "text") return [];
    const { line, column } = value;
    const given = wordGiven(setting, { parts: partsOf(value.text, value.script), splits: false, line, column });
    return given === null ? [] : [given];
  });
  const sdk = /^\W*4/.test(textAt(document, "frameworkVersion") ?? "") ? "js-v3" : "serverless";
  const { line, column } = provider;
  return [
    { language: "serverless", sdk, kind: "tool", call: "provider", service: null, line, column, gives, fault: null },
  ];
}

function variables(value: PlacedValue | null, partsOf: PartsOf): readonly CodeSite[] {
  return entriesIn(value).flatMap((entry): readonly CodeSite[] => {
    if (entry.key !== "environment") return [];
    const gives = variablesIn(entry.value, partsOf);
    const { line, column } = entry;
    const call = `environment ${namesOf(gives)}`;
    return gives.length === 0
      ? []
      : [
          {
            language: "serverless",
            sdk: null,
            kind: "variable",
            call,
            service: null,
            line,
            column,
            gives,
            fault: null,
          },
        ];
  });
}

/** A variable in a variable in a variable: nobody goes deeper. */
const DEEPEST = 5;

/** `${env:NAME, 'default'}`, and `${self:custom.profile}` where it stands in this file; options and files only the run can tell. */
const serverlessParts =
  (document: PlacedValue): PartsOf =>
  (text, place) =>
    partsIn(text, place, document, 0);

function partsIn(text: string, place: Place, document: PlacedValue, depth: number): readonly WordPart[] {
  // One variable within another.
  if (/\$\{[^}]*\$\{/.test(text)) return [{ kind: "computed" }];
  const parts: WordPart[] = [];
  let from = 0;
  for (const match of text.matchAll(/\$\{([^{}]*)\}/g)) {
    if (match.index > from) parts.push({ kind: "text", text: text.slice(from, match.index) });
    from = match.index + match[0].length;
    parts.push(...variable(match[1] ?? "", place, document, depth));
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
}

function variable(written: string, place: Place, document: PlacedValue, depth: number): readonly WordPart[] {
  const [source = "", otherwise] = written.split(",").map((part) => part.trim());
  const [, text = null] = /^(["'])(.*)\1$/.exec(otherwise ?? "")?.slice(1) ?? [];
  const env = /^env:(\w+)$/.exec(source)?.[1];
  if (env !== undefined)
    return otherwise !== undefined && text === null
      ? [{ kind: "computed" }]
      : [{ kind: "variable", name: env, otherwise: text === null ? null : { ...place, text } }];
  const path = /^(?:self:)([\w.-]+)$/.exec(source)?.[1];
  const value = path === undefined || depth > DEEPEST ? null : valueAt(document, ...path.split("."));
  return value?.kind === "text" ? partsIn(value.text, place, document, depth + 1) : [{ kind: "computed" }];
}
