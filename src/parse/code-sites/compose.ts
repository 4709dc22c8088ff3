import type { CodeSite, Given } from "../../model/code-site.ts";
import { type CommandWord, textWord } from "./shell/command-word.ts";
import { commandSite } from "./shell/command-site.ts";
import { interpolatedParts } from "./values/interpolated-parts.ts";
import { mountedGiven } from "./values/mounted-given.ts";
import { type PlacedEntry, type PlacedValue, entriesIn, itemsIn, textAt, valueAt } from "./values/placed-value.ts";
import { readScript } from "./shell/shell-sites.ts";
import type { TextReader, TreeOf } from "./site-reader.ts";
import { variablesIn } from "./values/variables-in.ts";
import { yamlValues } from "./documents/yaml-value.ts";

/** docker compose: what a service is given, and the commands that it runs. */
export const compose = {
  language: "compose",
  isOne: (path) => /(?:^|\/)(?:[\w.-]+\.)?(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/.test(path),
  words: ["AWS_", "aws"],
  grammarOf: null,
  holds: ["bash"],
  sitesOf: (text, _path, treeOf: TreeOf) =>
    yamlValues(text).flatMap((document) => [
      ...entriesIn(valueAt(document, "services")).flatMap((service) => serviceSites(service, treeOf)),
      ...entriesIn(valueAt(document, "secrets")).flatMap(secretSite),
    ]),
} satisfies TextReader;

function serviceSites(service: PlacedEntry, treeOf: TreeOf): readonly CodeSite[] {
  const given = entriesIn(service.value).flatMap((entry) => {
    const gives = givenBy(entry);
    return gives.length === 0 ? [] : [{ entry, gives }];
  });
  const gives = given.flatMap((one) => one.gives);
  const [first] = given;
  const own = first === undefined ? [] : [variableSite(first.entry, `services.${service.key}`, gives)];
  const commands = ["entrypoint", "command"].flatMap((key) => commandSites(valueAt(service.value, key), gives, treeOf));
  return [...own, ...commands];
}

function givenBy({ key, value }: PlacedEntry): readonly Given[] {
  switch (key) {
    case "environment":
      return variablesIn(value, interpolatedParts);
    case "build":
      return variablesIn(valueAt(value, "args"), interpolatedParts);
    case "volumes":
      return itemsIn(value).flatMap(mounted);
    case "env_file":
      return [value, ...itemsIn(value)].flatMap(fromFile);
    default:
      return [];
  }
}

function mounted(volume: PlacedValue): readonly Given[] {
  if (volume.kind === "text") return mountedGiven(wordOf(volume));
  const source = valueAt(volume, "source");
  return source?.kind === "text" ? mountedGiven(wordOf(source)) : [];
}

/** A file of variables whose name is AWS's: what stands in it is its own site, if it is there at all. */
function fromFile(value: PlacedValue): readonly Given[] {
  const path = value.kind === "text" ? value.text : textAt(value, "path");
  const { line, column } = value;
  return path !== null && /aws/i.test(path)
    ? [{ setting: "arguments", value: { kind: "computed" }, line, column }]
    : [];
}

const wordOf = ({ text, script, line, column }: Extract<PlacedValue, { readonly kind: "text" }>): CommandWord => ({
  parts: interpolatedParts(text, script),
  splits: false,
  line,
  column,
});

/** A line for the shell's own splitting, or a list of words. */
function commandSites(value: PlacedValue | null, environment: readonly Given[], treeOf: TreeOf): readonly CodeSite[] {
  const names = () => null;
  if (value?.kind === "text")
    return readScript(value.script, { language: "compose", treeOf, environment, names }).sites;
  const texts = itemsIn(value).filter((item) => item.kind === "text");
  const [first] = texts;
  if (first === undefined) return [];
  // `["sh", "-c", "aws …"]`.
  const script = texts.at(-1);
  if (/^(?:\/\S+\/)?(?:ba|z|da)?sh$/.test(first.text) && script !== undefined)
    return readScript(script.script, { language: "compose", treeOf, environment, names }).sites;
  const words = texts.map((text) => textWord(text.text, text));
  const site = commandSite({
    language: "compose",
    words,
    environment,
    own: [],
    line: first.line,
    column: first.column,
  });
  return site === null ? [] : [site];
}

/** `secrets: { aws: { file: ~/.aws/credentials } }`, and one out of a variable. */
function secretSite(secret: PlacedEntry): readonly CodeSite[] {
  const file = valueAt(secret.value, "file");
  const gives = [
    ...(file?.kind === "text" ? mountedGiven(wordOf(file)) : []),
    ...variablesIn(
      {
        kind: "list",
        items: [valueAt(secret.value, "environment")].filter((value) => value !== null),
        line: 1,
        column: 1,
      },
      interpolatedParts,
    ),
  ];
  return gives.length === 0 ? [] : [variableSite(secret, `secrets.${secret.key}`, gives)];
}

const variableSite = ({ line, column }: PlacedEntry, call: string, gives: readonly Given[]): CodeSite => ({
  language: "compose",
  sdk: null,
  kind: "variable",
  call,
  service: null,
  line,
  column,
  gives,
  fault: null,
});
