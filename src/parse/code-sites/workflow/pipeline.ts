import type { CodeSite, CodeSiteKind, Given } from "../../../model/code-site.ts";
import type { SdkId } from "../../../model/sdk.ts";
import { namesOf } from "../shell/assigned-variables.ts";
import { githubParts, withoutExpressions } from "./github-expressions.ts";
import { type PartsOf, interpolatedParts } from "../values/interpolated-parts.ts";
import { type NamedParts, onePart, putIn, setAnew, withNames } from "../values/named-parts.ts";
import {
  type Place,
  type PlacedEntry,
  type PlacedValue,
  entriesIn,
  itemsIn,
  textAt,
  valueAt,
} from "../values/placed-value.ts";
import { readScript } from "../shell/shell-sites.ts";
import type { TreeOf } from "../site-reader.ts";
import { variablesIn } from "../values/variables-in.ts";
import { inputsGiven, signedIn } from "./workflow-action.ts";

/** Where variables are set for all beside them and below. */
const VARIABLES: ReadonlySet<string> = new Set(["env", "environment", "variables", "global"]);
/** Variables whose values are names in a store (CodeBuild). */
const STORES: ReadonlySet<string> = new Set(["parameter-store", "secrets-manager"]);
/** In the order they are run in, in one shell where there are several. */
const SCRIPTS = [
  "before_install",
  "install",
  "before_script",
  "pre_build",
  "script",
  "run",
  "command",
  "commands",
  "bash",
  "inlineScript",
  "after_success",
  "after_script",
  "finally",
  "before_deploy",
  "deploy_script",
];
/** What is declared here is given elsewhere. */
const DECLARED: ReadonlySet<string> = new Set([
  "on",
  "inputs",
  "outputs",
  "parameters",
  "matrix",
  "cache",
  "artifacts",
  "reports",
]);

interface Around {
  readonly environment: readonly Given[];
  readonly names: NamedParts;
}

/** One file of a CI service: jobs and steps, whatever they are called. */
export class Pipeline {
  readonly #sites: CodeSite[] = [];
  readonly #treeOf: TreeOf;
  readonly #isGithub: boolean;

  constructor(treeOf: TreeOf, isGithub: boolean) {
    this.#treeOf = treeOf;
    this.#isGithub = isGithub;
  }

  sitesOf(document: PlacedValue): readonly CodeSite[] {
    this.#read(document, { environment: [], names: new Map() });
    return this.#sites.sort((a, b) => a.line - b.line || a.column - b.column);
  }

  /** What is set around what follows in the same list. */
  #read(value: PlacedValue, around: Around): Around {
    if (value.kind === "list") return value.items.reduce((before, item) => this.#read(item, before), around);
    if (value.kind !== "map") return around;
    const within = value.entries
      .filter(({ key }) => VARIABLES.has(key))
      .reduce((set, one) => this.#variables(one, set), around);
    this.#scripts(value, within);
    const signed = this.#action(value, within);
    for (const entry of value.entries) {
      if (VARIABLES.has(entry.key) || DECLARED.has(entry.key) || isScript(entry)) continue;
      this.#orb(entry, within);
      this.#read(entry.value, within);
    }
    return { ...around, environment: setAnew(around.environment, signed) };
  }

  #variables(entry: PlacedEntry, around: Around): Around {
    const partsOf = this.#partsOf(around.names);
    const stored = entriesIn(entry.value).filter(({ key }) => STORES.has(key));
    const gives = [
      ...variablesIn(entry.value, partsOf),
      ...stored.flatMap((store) => variablesIn(store.value, () => [{ kind: "computed" }])),
    ];
    this.#add(entry, "variable", null, `${entry.key} ${namesOf(gives)}`, gives);
    const set = {
      environment: setAnew(around.environment, gives),
      names: withNames(around.names, entry.value, partsOf),
    };
    // CodeBuild's `env: { variables: … }`, Travis's `env: { global: … }`.
    return entriesIn(entry.value)
      .filter(({ key }) => VARIABLES.has(key))
      .reduce((before, inner) => this.#variables(inner, before), set);
  }

  #scripts(value: PlacedValue, around: Around): void {
    if (/^(?:python|node|pwsh|powershell|cmd)\b/.test(textAt(value, "shell") ?? "")) return;
    SCRIPTS.flatMap((key) => textsOf(valueAt(value, key))).reduce((before, text) => this.#script(text, before), around);
  }

  /** Its lines are run one after the other, and what one sets is there for the next. */
  #script({ script }: Text, around: Around): Around {
    const { text, nameOf } = this.#isGithub
      ? withoutExpressions(script.text, around.names)
      : { text: script.text, nameOf: (name: string) => onePart(around.names, name) };
    const read = readScript(
      { ...script, text },
      { language: "workflow", treeOf: this.#treeOf, environment: around.environment, names: nameOf },
    );
    this.#sites.push(...read.sites);
    return { ...around, environment: read.environment };
  }

  /** A step's `uses`, and what it leaves for the steps after it. */
  #action(value: PlacedValue, around: Around): readonly Given[] {
    const uses = entriesIn(value).find(({ key }) => key === "uses" || key === "pipe");
    if (uses?.value.kind !== "text") return [];
    const action = uses.value.text.replace(/@.*$/, "");
    const partsOf = this.#partsOf(around.names);
    const gives = ["with", "secrets"].flatMap((key) => inputsGiven(action, valueAt(value, key), partsOf));
    const signsIn = action === "aws-actions/configure-aws-credentials";
    if (gives.length > 0 || signsIn) this.#add(uses, "tool", signsIn ? "js-v3" : null, action, gives, signsIn);
    return signsIn ? signedIn(gives) : [];
  }

  /** CircleCI's `aws-cli/setup: { role_arn: … }`. */
  #orb(entry: PlacedEntry, around: Around): void {
    if (!/^aws-[\w-]+\/[\w-]+$/.test(entry.key)) return;
    const gives = inputsGiven(entry.key, entry.value, this.#partsOf(around.names));
    this.#add(entry, "tool", "aws-cli-v2", entry.key, gives);
  }

  #partsOf(names: NamedParts): PartsOf {
    return this.#isGithub ? githubParts(names) : (text, place) => putIn(interpolatedParts(text, place), names);
  }

  #add(
    { line, column }: Place,
    kind: CodeSiteKind,
    sdk: SdkId | null,
    call: string,
    gives: readonly Given[],
    acts = false,
  ): void {
    if (gives.length === 0 && !acts) return;
    this.#sites.push({ language: "workflow", sdk, kind, call, service: null, line, column, gives, fault: null });
  }
}

type Text = Extract<PlacedValue, { readonly kind: "text" }>;

const isScript = ({ key, value }: PlacedEntry): boolean => SCRIPTS.includes(key) && value.kind !== "map";

/** A script, or a list of its lines. CircleCI's `run: { command: … }` is a map of its own. */
function textsOf(value: PlacedValue | null): readonly Text[] {
  if (value?.kind === "text") return [value];
  return itemsIn(value).flatMap((item) => textsOf(item));
}
