import type { CodeSite, Given, GivenSetting } from "../../model/code-site.ts";
import { namesOf } from "./shell/assigned-variables.ts";
import { wordGiven } from "./shell/command-word.ts";
import type { PartsOf } from "./values/interpolated-parts.ts";
import { jsonValue } from "./documents/json-value.ts";
import { type PlacedEntry, type PlacedValue, entriesIn, valueAt } from "./values/placed-value.ts";
import type { TextReader } from "./site-reader.ts";
import { tomlValue } from "./documents/toml-value.ts";
import { variablesIn } from "./values/variables-in.ts";
import { yamlValues } from "./documents/yaml-value.ts";

const CONFIG = /(?:^|\/)(?:samconfig|[\w.-]+\.samconfig|samconfig[.-][\w.-]+)\.(?:toml|ya?ml)$/;
const TEMPLATE =
  /(?:^|\/)(?:(?:sam-?|cfn-?|cloudformation-?)?(?:template|stack|sam|cfn|cloudformation)(?:[.-][\w.-]+)?\.(?:ya?ml|json)|[\w.-]+\.template(?:\.ya?ml|\.json)?)$/;

/** SAM: who its commands act as, and the variables of a template's functions and containers. */
export const sam = {
  language: "sam",
  isOne: (path) => CONFIG.test(path) || TEMPLATE.test(path),
  words: ["AWS_", "region", "profile"],
  grammarOf: null,
  sitesOf: (text, path) => {
    const documents = path.endsWith(".toml")
      ? [tomlValue(text)]
      : /\.json$|^\s*\{/.test(path.endsWith(".json") ? path : text.slice(0, 100))
        ? [jsonValue(text)]
        : yamlValues(text);
    return documents.flatMap((document) =>
      document === null ? [] : CONFIG.test(path) ? configSites(document) : templateSites(document),
    );
  },
} satisfies TextReader;

/**
 * `role_arn` is left out: CloudFormation assumes that role, and sam acts as itself (AWS SAM CLI reference, `sam deploy --role-arn`).
 */
const SETTINGS: Readonly<Record<string, GivenSetting>> = { profile: "profile", region: "region" };

interface Table {
  /** `default`, `deploy`: the environment and the command. */
  readonly path: readonly string[];
  readonly entry: PlacedEntry;
  readonly gives: readonly Given[];
}

/** `[default.deploy.parameters]` is what `sam deploy` is given, beside what `[default.global.parameters]` gives to all. */
function configSites(document: PlacedValue): readonly CodeSite[] {
  const tables = tablesIn(document, []).filter(({ gives }) => gives.length > 0);
  return tables.map(({ path, entry: { line, column }, gives }) => {
    const shared = tables.find((one) => one.path.join(".") === `${path[0]}.global`)?.gives ?? [];
    const others = shared.filter(({ setting }) => !gives.some((given) => given.setting === setting));
    const command = path.slice(1).filter((name) => name !== "global");
    const call = ["sam", ...command.map((name) => name.replaceAll("_", " "))].join(" ");
    const all = [...others, ...gives];
    return { language: "sam", sdk: "boto3", kind: "tool", call, service: null, line, column, gives: all, fault: null };
  });
}

function tablesIn(value: PlacedValue, path: readonly string[]): readonly Table[] {
  return entriesIn(value).flatMap((entry): readonly Table[] => {
    const here = [...path, ...entry.key.split(".")];
    return here.at(-1) === "parameters"
      ? [{ path: here.slice(0, -1), entry, gives: givenIn(entry.value) }]
      : tablesIn(entry.value, here);
  });
}

const givenIn = (value: PlacedValue): readonly Given[] =>
  entriesIn(value).flatMap(({ key, value: given }): readonly Given[] => {
    const setting = Object.hasOwn(SETTINGS, key) ? SETTINGS[key] : undefined;
    if (setting === undefined || given.kind !== "text") return [];
    const word = { parts: plain(given.text, given), splits: false, line: given.line, column: given.column };
    const one = wordGiven(setting, word);
    return one === null ? [] : [one];
  });

/** Nothing is put into a text but by a function (`!Sub`), which only the run can tell. */
const plain: PartsOf = (text) => [/\{\{resolve:/.test(text) ? { kind: "computed" } : { kind: "text", text }];

/** `Environment: { Variables: { … } }` of a function, `Environment: [{ Name, Value }]` of a container. */
function templateSites(document: PlacedValue): readonly CodeSite[] {
  const isTemplate = ["AWSTemplateFormatVersion", "Transform", "Resources"].some(
    (key) => valueAt(document, key) !== null,
  );
  return isTemplate ? environments(document) : [];
}

function environments(value: PlacedValue): readonly CodeSite[] {
  if (value.kind === "list") return value.items.flatMap(environments);
  return entriesIn(value).flatMap((entry): readonly CodeSite[] => {
    if (entry.key !== "Environment" && entry.key !== "EnvironmentVariables") return environments(entry.value);
    const gives = variablesIn(valueAt(entry.value, "Variables") ?? listed(entry.value), plain);
    const { line, column } = entry;
    const call = `${entry.key} ${namesOf(gives)}`;
    return gives.length === 0
      ? environments(entry.value)
      : [{ language: "sam", sdk: null, kind: "variable", call, service: null, line, column, gives, fault: null }];
  });
}

const listed = (value: PlacedValue): PlacedValue =>
  value.kind === "list" ? value : (valueAt(value, "EnvironmentVariables") ?? value);
