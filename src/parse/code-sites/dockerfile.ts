import { type Copy, DockerfileParser, type Flag, type Instruction, type Property, type Run } from "dockerfile-ast";
import type { CodeSite, Given } from "../../model/code-site.ts";
import { namesOf } from "./shell/assigned-variables.ts";
import { type CommandWord, textWord, wordGiven } from "./shell/command-word.ts";
import { commandSite } from "./shell/command-site.ts";
import { interpolatedParts } from "./values/interpolated-parts.ts";
import { jsonValue } from "./documents/json-value.ts";
import { type NamedParts, onePart, putIn, setAnew } from "./values/named-parts.ts";
import { type Place, type Script, itemsIn } from "./values/placed-value.ts";
import { readScript } from "./shell/shell-sites.ts";
import type { TextReader, TreeOf } from "./site-reader.ts";
import { variableSetting } from "./values/variable-setting.ts";

/** Images: variables set in them, settings copied into them, and commands run while they are made. */
export const dockerfile = {
  language: "dockerfile",
  isOne: (path) => /(?:^|\/)(?:[\w.-]+\.)?(?:Dockerfile|dockerfile|Containerfile)(?:[.-][\w.-]+)?$/.test(path),
  words: ["AWS_", "aws"],
  grammarOf: null,
  holds: ["bash"],
  sitesOf: (text, _path, treeOf) => new Reading(text, treeOf).sites(),
} satisfies TextReader;

interface Span {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

class Reading {
  readonly #lines: readonly string[];
  readonly #text: string;
  readonly #treeOf: TreeOf;
  readonly #sites: CodeSite[] = [];
  #environment: readonly Given[] = [];
  #names: NamedParts = new Map();
  /** Of the variables of this stage: what an image is given line by line, it has together. */
  #stage: number | null = null;

  constructor(text: string, treeOf: TreeOf) {
    this.#text = text;
    this.#lines = text.split(/\r\n|\n|\r/);
    this.#treeOf = treeOf;
  }

  sites(): readonly CodeSite[] {
    for (const instruction of DockerfileParser.parse(this.#text).getInstructions()) this.#read(instruction);
    return this.#sites;
  }

  #read(instruction: Instruction): void {
    switch (instruction.getKeyword()) {
      case "FROM":
        this.#environment = [];
        this.#stage = null;
        break;
      case "ENV":
      case "ARG":
        this.#set(instruction as Instruction & { getProperties(): Property[] });
        break;
      case "RUN":
        this.#mounts(instruction as Run);
        for (const script of this.#scriptsOf(instruction as Run)) this.#run(script);
        break;
      case "CMD":
      case "ENTRYPOINT":
        for (const script of this.#scriptsOf(instruction)) this.#run(script);
        break;
      case "COPY":
      case "ADD":
        this.#copies(instruction as Copy);
    }
  }

  #set(instruction: Instruction & { getProperties(): Property[] }): void {
    const isArgument = instruction.getKeyword() === "ARG";
    const gives: Given[] = [];
    for (const property of instruction.getProperties()) {
      const name = property.getName();
      const word = this.#valueOf(property);
      this.#names = new Map([...this.#names, [name, word?.parts ?? [{ kind: "computed" }]]]);
      const setting = variableSetting(name);
      if (setting === null) continue;
      // Without a default, it comes with the command that makes the image.
      const { line, character } = property.getNameRange().start;
      const given: Given | null =
        word !== null
          ? wordGiven(setting, word, name)
          : isArgument
            ? { setting, variable: name, value: { kind: "computed" }, line: line + 1, column: character + 1 }
            : null;
      if (given !== null) gives.push(given);
    }
    if (gives.length === 0) return;
    this.#environment = setAnew(this.#environment, gives);
    if (isArgument) this.#sites.push(variableSite(instruction, `ARG ${namesOf(gives)}`, gives));
    else this.#setTogether(instruction, gives);
  }

  #setTogether(instruction: Instruction, gives: readonly Given[]): void {
    const before = this.#stage === null ? undefined : this.#sites[this.#stage];
    const all = [...(before?.gives ?? []), ...gives];
    const call = `ENV ${namesOf(all)}`;
    if (this.#stage === null || before === undefined)
      this.#stage = this.#sites.push(variableSite(instruction, call, gives)) - 1;
    else this.#sites[this.#stage] = { ...before, call, gives: all };
  }

  #valueOf(property: Property): CommandWord | null {
    const value = property.getValue();
    const range = property.getValueRange();
    if (value === null || range === null) return null;
    const place = { line: range.start.line + 1, column: range.start.character + 1 };
    const isQuoted = this.#lines[range.start.line]?.[range.start.character] === "'";
    if (isQuoted) return textWord(value, place);
    return { parts: putIn(interpolatedParts(value, place), this.#names), splits: false, ...place };
  }

  /** `--mount=type=secret,target=/root/.aws/credentials`: there while the command runs. */
  #mounts(instruction: Run): void {
    const gives = instruction.getFlags().flatMap((flag) => fromMount(flag));
    if (gives.length > 0) this.#sites.push(variableSite(instruction, "RUN --mount", gives));
  }

  #scriptsOf(instruction: Instruction): readonly Script[] {
    const heredocs = instruction.getKeyword() === "RUN" ? (instruction as Run).getHeredocs() : [];
    const range = heredocs.length === 0 ? instruction.getArgumentsRange() : null;
    if (range !== null) return [this.#scriptAt(range)];
    return heredocs.flatMap((heredoc) => {
      const content = heredoc.getContentRange();
      return content === null ? [] : [this.#scriptAt(content)];
    });
  }

  /** A comment between two lines of a command is none of the shell's. */
  #scriptAt({ start, end }: Span): Script {
    const lines = this.#lines.slice(start.line, end.line + 1);
    const written = lines.map((line, at) => {
      const upTo = at === lines.length - 1 ? line.slice(0, end.character) : line;
      if (at === 0) return upTo.slice(start.character);
      return /^\s*#/.test(upTo) && /\\\s*$/.test(lines[at - 1] ?? "") ? "\\" : upTo;
    });
    return { text: written.join("\n"), line: start.line + 1, column: start.character + 1, indent: 0 };
  }

  #run(script: Script): void {
    const environment = this.#environment;
    if (script.text.startsWith("[")) {
      this.#exec(script, environment);
      return;
    }
    const names = (name: string) => onePart(this.#names, name);
    const { sites } = readScript(script, { language: "dockerfile", treeOf: this.#treeOf, environment, names });
    this.#sites.push(...sites);
  }

  /** `["aws", "s3", "ls"]`, `["sh", "-c", "aws s3 ls"]`. */
  #exec(script: Script, environment: readonly Given[]): void {
    const texts = itemsIn(jsonValue(script.text)).filter((item) => item.kind === "text");
    const at = (place: Place): Place => ({
      line: script.line + place.line - 1,
      column: place.line === 1 ? script.column + place.column - 1 : place.column,
    });
    const [first] = texts;
    const last = texts.at(-1);
    if (first === undefined || last === undefined) return;
    if (/^(?:\/\S+\/)?(?:ba|z|da)?sh$/.test(first.text)) this.#run({ ...last.script, ...at(last.script) });
    const words = texts.map((text) => textWord(text.text, at(text)));
    const site = commandSite({ language: "dockerfile", words, environment, own: [], ...at(first) });
    if (site !== null) this.#sites.push(site);
  }

  /** `COPY .aws /root/.aws`: it stays in the image. */
  #copies(instruction: Copy): void {
    const [target, ...sources] = instruction.getArguments().toReversed();
    const isSettings = /(?:^|\/)\.aws(?:\/|$)/;
    const gives = sources.reverse().flatMap((source): readonly Given[] => {
      const text = source.getValue();
      if (!isSettings.test(text) && !isSettings.test(target?.getValue() ?? "")) return [];
      const { line, character } = source.getRange().start;
      const setting = /(?:^|\/)config$/.test(text) ? "config-file" : "credentials-file";
      return [{ setting, value: { kind: "text", text }, line: line + 1, column: character + 1 }];
    });
    if (gives.length > 0) this.#sites.push(variableSite(instruction, instruction.getKeyword(), gives));
  }
}

function fromMount(flag: Flag): readonly Given[] {
  const value = flag.getValue() ?? "";
  const file = /(?:target|dst|destination)=([^,]*\/\.aws\/[^,]*)/.exec(value)?.[1];
  const env = /(?:^|,)env=([^,]*)/.exec(value)?.[1];
  const { line, character } = flag.getRange().start;
  const place = { line: line + 1, column: character + 1 };
  const setting = env === undefined ? null : variableSetting(env);
  return [
    ...(file === undefined
      ? []
      : [{ setting: "credentials-file" as const, value: { kind: "text" as const, text: file }, ...place }]),
    ...(setting === null || env === undefined
      ? []
      : [{ setting, variable: env, value: { kind: "computed" as const }, ...place }]),
  ];
}

function variableSite(instruction: Instruction, call: string, gives: readonly Given[]): CodeSite {
  const { line, character } = instruction.getRange().start;
  return {
    language: "dockerfile",
    sdk: null,
    kind: "variable",
    call,
    service: null,
    line: line + 1,
    column: character + 1,
    gives,
    fault: null,
  };
}
