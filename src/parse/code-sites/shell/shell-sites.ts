import type { CodeLanguage, CodeSite, Given } from "../../../model/code-site.ts";
import { assignedBy, namesOf, withoutThose } from "./assigned-variables.ts";
import { commandSite } from "./command-site.ts";
import { type CommandWord, type WordPart, plainWord, wordFrom, wordGiven, wordStart } from "./command-word.ts";
import { type ExportedNames, exportedNames, isExport } from "./exported-names.ts";
import type { Place, Script } from "../values/placed-value.ts";
import { type Bindings, childrenOf, shellWord } from "./shell-words.ts";
import type { TreeOf } from "../site-reader.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { variableSetting } from "../values/variable-setting.ts";

export interface ShellSetting {
  readonly language: CodeLanguage;
  readonly treeOf: TreeOf;
  /** Set for the whole script. */
  readonly environment: readonly Given[];
  /** What names stand for that are no variables of the script's own: a Makefile's. */
  readonly names: Bindings;
}

export const outermost = (language: CodeLanguage, treeOf: TreeOf): ShellSetting => ({
  language,
  treeOf,
  environment: [],
  names: () => null,
});

/** What none of these stands in has no site. */
const MENTIONS = /aws|profile|region/i;

/** Scripts in scripts, `bash -c '…'`: nobody goes deeper. */
const DEEPEST_SCRIPT = 3;
/** Commands that are nested deeper than anybody writes are not read. */
const DEEPEST = 100;

export const shellSites = (script: Script, setting: ShellSetting): readonly CodeSite[] =>
  readScript(script, setting, 0).sites;

/** The sites, and what the script leaves set for what follows it. */
export function readScript(
  script: Script,
  setting: ShellSetting,
  depth = 0,
): { readonly sites: readonly CodeSite[]; readonly environment: readonly Given[] } {
  const root = depth > DEEPEST_SCRIPT ? null : setting.treeOf("bash", script.text);
  if (root === null) return { sites: [], environment: setting.environment };
  const reading = new Reading(script, setting, root, depth);
  const environment = reading.read(root, setting.environment, 0);
  return { sites: reading.sites, environment };
}

class Reading {
  readonly sites: CodeSite[] = [];
  readonly #script: Script;
  readonly #setting: ShellSetting;
  readonly #depth: number;
  readonly #bindings: Bindings;
  /** Lists by name; null: it is added to, or set twice. */
  readonly #lists: ReadonlyMap<string, SyntaxNode | null>;
  readonly #exported: ExportedNames;
  /** Set in the script without being exported. */
  readonly #kept = new Set<string>();

  constructor(script: Script, setting: ShellSetting, root: SyntaxNode, depth: number) {
    this.#script = script;
    this.#setting = setting;
    this.#depth = depth;
    this.#lists = listsIn(root);
    const own = this.#ownBindings(root);
    this.#bindings = (name) => own(name) ?? setting.names(name);
    this.#exported = exportedNames(root);
  }

  readonly #placeOf = ({ startPosition: { row, column } }: SyntaxNode): Place => ({
    line: this.#script.line + row,
    column: (row === 0 ? this.#script.column : this.#script.indent + 1) + column,
  });

  /** Statements one after the other; what they leave set is handed on. */
  read(node: SyntaxNode, environment: readonly Given[], depth: number): readonly Given[] {
    if (depth > DEEPEST || !MENTIONS.test(node.text)) return environment;
    let set = environment;
    /** Where the site stands that the line before has added to. */
    let joins: number | null = null;
    for (const child of childrenOf(node)) {
      const assigned = this.#assigned(child);
      if (assigned === null) {
        if (child.type !== "comment") joins = null;
        set = this.#statement(child, set, depth + 1);
        continue;
      }
      for (const value of childrenOf(child)) this.#substitutions(value, set, depth + 1);
      this.#commandInList(child, set);
      const written = assigned.filter((given) => given !== null);
      const gives = written.filter((given) => isExport(child) || this.#isHandedOn(given, set));
      set = this.#withKept(
        written.filter((given) => !gives.includes(given)),
        set,
      );
      if (gives.length === 0) continue;
      joins = this.#setTogether(child, gives, joins);
      set = [...withoutThose(set, gives), ...gives];
    }
    return set;
  }

  /** Exported in the script, or set outside of it. */
  #isHandedOn({ variable = "" }: Given, environment: readonly Given[]): boolean {
    return (
      this.#exported.has(variable) ||
      (!this.#kept.has(variable) && environment.some((given) => given.variable === variable))
    );
  }

  /** What is set and not exported reaches a command only where it came in exported: only the run can tell. */
  #withKept(kept: readonly Given[], environment: readonly Given[]): readonly Given[] {
    const changed = kept.filter(
      ({ value, variable }) => !(value.kind === "variable" && value.name === variable) && variable !== undefined,
    );
    for (const { variable = "" } of changed) this.#kept.add(variable);
    return [
      ...withoutThose(environment, changed),
      ...changed.map((given) => ({ ...given, value: { kind: "computed" } as const })),
    ];
  }

  /** `command=(aws s3 ls)`, to be run later. */
  #commandInList(assignment: SyntaxNode, environment: readonly Given[]): void {
    const list = childrenOf(assignment)[1];
    if (list?.type !== "array") return;
    const words = childrenOf(list).map((word) => this.#word(word));
    if (words[0] !== undefined && plainWord(words[0]) === "aws") this.#ran(words, [], environment, list);
  }

  /** What is set line by line is set together. */
  #setTogether(node: SyntaxNode, gives: readonly Given[], joins: number | null): number {
    const before = joins === null ? undefined : this.sites[joins];
    if (joins === null || before === undefined) return this.sites.push(this.#variables(node, gives)) - 1;
    this.sites[joins] = joined(before, gives);
    return joins;
  }

  #variables(node: SyntaxNode, gives: readonly Given[]): CodeSite {
    const { language } = this.#setting;
    const call = node.type === "declaration_command" ? `export ${namesOf(gives)}` : namesOf(gives);
    return { language, sdk: null, kind: "variable", call, service: null, ...this.#placeOf(node), gives, fault: null };
  }

  /** A statement that sets variables, and nothing else; null: it is another. */
  #assigned(node: SyntaxNode): readonly (Given | null)[] | null {
    if (node.type === "variable_assignment") return [this.#givenBy(node)];
    if (node.type === "variable_assignments" || node.type === "declaration_command")
      return childrenOf(node)
        .filter(({ type }) => type === "variable_assignment")
        .map((one) => this.#givenBy(one));
    return null;
  }

  #givenBy(assignment: SyntaxNode): Given | null {
    const [name, value] = childrenOf(assignment);
    const setting = name === undefined ? null : variableSetting(name.text);
    return name === undefined || value === undefined || setting === null
      ? null
      : wordGiven(setting, this.#word(value, name.text), name.text);
  }

  /** `AWS_REGION=${AWS_REGION:-eu-west-1}` names itself: what it was outside. */
  #word(node: SyntaxNode, assigned?: string): CommandWord {
    const bindings: Bindings = (name) => (name === assigned ? null : this.#bindings(name));
    return shellWord(node, bindings, this.#placeOf);
  }

  /** `"${options[@]}"`: the words of a list that is written out; of another, nothing is known. */
  #listed(node: SyntaxNode): readonly CommandWord[] {
    const [, name] = /^"?\$\{(\w+)\[[@*]\](?:[+-].*)?\}"?$/s.exec(node.text) ?? [];
    if (name === undefined) return [this.#word(node)];
    const list = this.#lists.get(name);
    return list == null
      ? [{ parts: [{ kind: "variable", name: `${name}[@]`, otherwise: null }], splits: true, ...this.#placeOf(node) }]
      : childrenOf(list).map((word) => this.#word(word));
  }

  #statement(node: SyntaxNode, environment: readonly Given[], depth: number): readonly Given[] {
    switch (node.type) {
      case "command":
        return this.#command(node, environment, depth);
      case "unset_command": {
        const names = new Set(childrenOf(node).map(({ text }) => text));
        return environment.filter(({ variable }) => variable === undefined || !names.has(variable));
      }
      case "list":
      case "redirected_statement":
      case "negated_command":
      case "compound_statement":
        return this.read(node, environment, depth);
      case "subshell":
      case "pipeline":
      case "command_substitution":
      case "process_substitution":
        this.read(node, environment, depth);
        return environment;
      default:
        return uncertain(environment, this.read(node, environment, depth));
    }
  }

  #command(node: SyntaxNode, environment: readonly Given[], depth: number): readonly Given[] {
    const parts = childrenOf(node);
    const words = parts.filter(({ type }) => !NO_WORDS.has(type)).flatMap((part) => this.#listed(part));
    const own = parts.flatMap((part) => (part.type === "variable_assignment" ? (this.#givenBy(part) ?? []) : []));
    this.#ran(words, own, environment, node);
    this.#setForSteps(node, words);
    for (const part of parts) this.#substitutions(part, environment, depth + 1);
    this.#scriptIn(parts, words, environment);
    const name = words[0] === undefined ? null : plainWord(words[0]);
    if (name === ":") return this.#defaults(parts, environment);
    return name === "eval" ? [...environment, ...this.#computed(node)] : environment;
  }

  #ran(words: readonly CommandWord[], own: readonly Given[], environment: readonly Given[], node: SyntaxNode): void {
    const site = commandSite({ language: this.#setting.language, words, environment, own, ...this.#placeOf(node) });
    if (site !== null) this.sites.push(site);
  }

  /** `echo "AWS_REGION=eu-west-1" >> "$GITHUB_ENV"`: set for the steps that follow. */
  #setForSteps(node: SyntaxNode, [name, ...args]: readonly CommandWord[]): void {
    if (name === undefined || plainWord(name) !== "echo" || node.parent?.type !== "redirected_statement") return;
    const [, program] = /(GITHUB_ENV|BASH_ENV)/.exec(node.parent.text.slice(node.text.length)) ?? [];
    if (program === undefined) return;
    const gives = args.flatMap((word) => assignedBy(wordFrom(word, /^export /.test(wordStart(word)) ? 7 : 0)) ?? []);
    if (gives.length > 0) this.sites.push(this.#variables(node, gives));
  }

  #computed(node: SyntaxNode): readonly Given[] {
    return [{ setting: "arguments", value: { kind: "computed" }, ...this.#placeOf(node) }];
  }

  /** `: "${AWS_PROFILE:=dev}"`. */
  #defaults(parts: readonly SyntaxNode[], environment: readonly Given[]): readonly Given[] {
    const gives = parts.flatMap((part) =>
      part.descendantsOfType("expansion").flatMap((expansion) => {
        const name = /^\$\{(\w+):?=/.exec(expansion?.text ?? "")?.[1];
        const setting = name === undefined ? null : variableSetting(name);
        if (expansion === null || setting === null) return [];
        const given = wordGiven(setting, this.#word(expansion, name), name);
        return given === null || !this.#isHandedOn(given, environment) ? [] : given;
      }),
    );
    const [first] = parts;
    if (first !== undefined && gives.length > 0) this.sites.push(this.#variables(first, gives));
    return [...withoutThose(environment, gives), ...gives];
  }

  /** Commands within a word: `$(aws sts …)`. */
  #substitutions(node: SyntaxNode, environment: readonly Given[], depth: number): void {
    if (depth > DEEPEST || !MENTIONS.test(node.text)) return;
    if (node.type === "command_substitution" || node.type === "process_substitution")
      this.read(node, environment, depth);
    else for (const child of childrenOf(node)) this.#substitutions(child, environment, depth + 1);
  }

  /** `bash -c 'aws …'`. */
  #scriptIn(parts: readonly SyntaxNode[], words: readonly CommandWord[], environment: readonly Given[]): void {
    const names = words.map((word) => plainWord(word));
    const shell = names.findIndex((name) => name !== null && /^(?:.*\/)?(?:ba|z|da)?sh$/.test(name));
    const option = names.findIndex((name, at) => at > shell && name !== null && /^-\w*c$/.test(name));
    const at = shell === -1 || option === -1 ? -1 : option + 1;
    const word = at === -1 ? undefined : parts.filter(({ type }) => !NO_WORDS.has(type))[at];
    if (word?.type !== "raw_string" && word?.type !== "string") return;
    const place = this.#placeOf(word);
    const script = {
      text: word.text.slice(1, -1),
      line: place.line,
      column: place.column + 1,
      indent: this.#script.indent,
    };
    this.sites.push(
      ...readScript(script, { ...this.#setting, environment, names: this.#bindings }, this.#depth + 1).sites,
    );
  }

  /** A name that is given one value, and that once, is that; one given several is none of them for certain. */
  #ownBindings(root: SyntaxNode): Bindings {
    const nodes = new Map<string, SyntaxNode | null>();
    const bind = (name: string | undefined, value: SyntaxNode | null): void => {
      if (name === undefined) return;
      const known = nodes.get(name);
      nodes.set(name, known === undefined || known?.text === value?.text ? value : null);
    };
    for (const node of root.descendantsOfType(["variable_assignment", "for_statement", "command"])) {
      if (node === null) continue;
      const [name, value] = childrenOf(node);
      if (node.type === "variable_assignment") bind(name?.text, value ?? null);
      else if (node.type === "for_statement") bind(name?.text, null);
      else if (name?.text === "read") for (const word of childrenOf(node).slice(1)) bind(word.text, null);
    }
    return (name) => this.#bound(name, nodes, []);
  }

  #bound(name: string, nodes: ReadonlyMap<string, SyntaxNode | null>, seen: readonly string[]): WordPart | null {
    const node = nodes.get(name);
    if (node === undefined) return null;
    if (node === null) return { kind: "computed" };
    if (seen.includes(name)) return name === seen.at(-1) ? null : { kind: "computed" };
    const word = shellWord(node, (inner) => this.#bound(inner, nodes, [...seen, name]), this.#placeOf);
    const text = plainWord(word);
    if (text !== null) return { kind: "text", text };
    const [only] = word.parts;
    return word.parts.length === 1 && only !== undefined ? only : { kind: "computed" };
  }
}

function listsIn(root: SyntaxNode): ReadonlyMap<string, SyntaxNode | null> {
  const lists = new Map<string, SyntaxNode | null>();
  for (const assignment of root.descendantsOfType("variable_assignment")) {
    const [name, value] = assignment === null ? [] : childrenOf(assignment);
    if (name === undefined || value?.type !== "array") continue;
    // An empty one is there to be added to.
    lists.set(name.text, lists.has(name.text) || childrenOf(value).length === 0 ? null : value);
  }
  return lists;
}

const NO_WORDS: ReadonlySet<string> = new Set([
  "variable_assignment",
  "file_redirect",
  "heredoc_redirect",
  "herestring_redirect",
  "comment",
]);

function joined(site: CodeSite, given: readonly Given[]): CodeSite {
  const gives = [...site.gives, ...given];
  return { ...site, call: `${site.call.startsWith("export ") ? "export " : ""}${namesOf(gives)}`, gives };
}

/** What a branch, a loop or a function set may be set, or not. */
function uncertain(before: readonly Given[], after: readonly Given[]): readonly Given[] {
  return after.map((given) => (before.includes(given) ? given : { ...given, value: { kind: "computed" } }));
}
