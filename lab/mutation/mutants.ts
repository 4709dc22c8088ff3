import { ABOUT_SHADOWS, ASSUMED } from "./out-of-scope.ts";
import type { Scope } from "./scope.ts";
import { type Node, bare, calleeOf, childrenOf, nameOf, nodeIn, nodesIn, programOf } from "./syntax.ts";

/** One small change of a chain's source. */
export interface Mutant {
  readonly id: number;
  /** Of what is worked out once, while loading: the constant it stands in. */
  readonly constant: string | null;
  readonly file: string;
  readonly line: number;
  /** The same change in whichever chain's files: by its place. */
  readonly place: string;
  /** The function, or constant, it stands in. */
  readonly within: string;
  readonly change: Change;
  /** The text that is changed, on one line. */
  readonly text: string;
  /** The same change written into the source, where the compiler may have a word in it. */
  readonly written: Patch | null;
}

export interface Patch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Change =
  | "inverted"
  | "operand dropped"
  | "case dropped"
  | "name changed"
  | "entry dropped"
  | "neighbours exchanged";

interface Insertion {
  readonly at: number;
  readonly text: string;
  readonly opens: boolean;
}

export interface Mutated {
  readonly mutants: readonly Mutant[];
  /** The source with every mutant in it, asleep. */
  readonly text: string;
}

const COMPARISONS = new Set(["===", "!==", "==", "!=", "<", "<=", ">", ">=", "in", "instanceof"]);
const TESTS = new Set(["test", "includes", "has", "startsWith", "endsWith", "some", "every"]);
const VARIABLE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+_?$/;
const KEY = /^[a-z0-9]+(?:_[a-z0-9]+)+$/;
/** Who asks for one word by name. */
const ASKS = /^(?:get|has)$|setting|variable|field|property|option|entry|value|text/i;

/** Every mutant of a file, from number `next` on. */
export function mutantsOf(file: string, text: string, scope: Scope, next: number): Mutated {
  const mutants: Mutant[] = [];
  const insertions: Insertion[] = [];
  const scopes: string[] = [];
  const inverted = new Set<Node>();

  const add = (node: Node, change: Change, shown: Node = node, written: Patch | null = null): number => {
    const line = text.slice(0, shown.start).split("\n").length;
    const id = next + mutants.length;
    const snippet = text.slice(shown.start, shown.end).replace(/\s+/g, " ");
    const constant = scopes.length === 1 && scope.constants.has(scopes[0] ?? "") ? (scopes[0] ?? null) : null;
    const place = `${file}:${node.start}-${shown.end}:${change}`;
    mutants.push({ id, constant, file, line, place, within: scopes.join("."), change, text: snippet, written });
    return id;
  };
  const wrap = (node: Node, before: string, after: string): void => {
    insertions.push({ at: node.start, text: before, opens: true }, { at: node.end, text: after, opens: false });
  };
  const textOf = (node: Node): string => text.slice(node.start, node.end);
  /** Decided by what a recorded walk never sees. */
  const isOurOwn = (node: Node): boolean =>
    ABOUT_SHADOWS.test(textOf(node)) || (node.type === "BinaryExpression" && textOf(node).endsWith(ASSUMED));
  const invert = (node: Node): void => {
    if (inverted.has(node) || isOurOwn(node)) return;
    inverted.add(node);
    const written = { start: node.start, end: node.end, text: `!(${textOf(node)})` };
    wrap(node, `$m.not(${add(node, "inverted", node, written)}, `, ")");
  };
  const drop = (operand: Node, neutral: string, written: Patch): void => {
    if (isOurOwn(bare(operand)) || isAboutAssumed(bare(operand))) return;
    const id = add(operand, "operand dropped", operand, written);
    // An operand that may ask, and so end the walk, is reached even where it makes no difference.
    if (/\byield\b/.test(textOf(operand))) wrap(operand, `($m.is(${id}) ? ${neutral} : (`, "))");
    else wrap(operand, `($m.isAwake(${id}) ? ${neutral} : $m.operand(${id}, ${neutral}, (`, ")))");
  };

  /** `x !== "assumed" || left <= 0`: the other side is asked of an assumed answer only. */
  const isAboutAssumed = (node: Node): boolean =>
    node.type === "LogicalExpression" &&
    [nodeIn(node, "left"), nodeIn(node, "right")].some(
      (side) => bare(side).type === "BinaryExpression" && textOf(side).endsWith(`!== ${ASSUMED}`),
    );

  const logical = (node: Node): void => {
    const operator = node["operator"] as string;
    const left = nodeIn(node, "left");
    const right = nodeIn(node, "right");
    const neutral = operator === "&&" ? "true" : operator === "||" ? "false" : "null";
    const same = (operand: Node): boolean =>
      bare(operand).type === "LogicalExpression" && bare(operand)["operator"] === operator;
    for (const operand of [left, right]) {
      if (same(operand) || isNothing(operand) || (operand === right && isEmpty(operand))) continue;
      const other = operand === left ? right : left;
      drop(operand, neutral, { start: node.start, end: node.end, text: textOf(other) });
    }
  };

  const string = (node: Node, value: string, parent: Node, field: string): void => {
    if (!isName(value, parent, field) || ABOUT_SHADOWS.test(textOf(parent))) return;
    wrap(node, `$m.text(${add(node, "name changed")}, `, ")");
  };

  const list = (node: Node, parent: Node): void => {
    const elements = nodesIn(node, "elements");
    // A row of a table is no list.
    if (elements.length < 2 || elements.some((element) => element === null) || parent.type === "ArrayExpression")
      return;
    const entries = elements as readonly Node[];
    const steps = entries.some(isStep);
    const texts = entries.every((entry) => bare(entry).type === "StringLiteral");
    const rows = entries.every((entry) => bare(entry).type === "ArrayExpression");
    if (!steps && !texts && !rows) return;
    const names = texts && entries.every((entry) => VARIABLE.test(bare(entry)["value"] as string));
    const left = next + mutants.length;
    for (const entry of entries) add(entry, "entry dropped");
    let exchanged = 0;
    if (steps || names) {
      exchanged = next + mutants.length;
      for (let i = 0; i + 1 < entries.length; i += 1) {
        const [a, b] = [entries[i] as Node, entries[i + 1] as Node];
        add(a, "neighbours exchanged", { type: "pair", start: a.start, end: b.end });
      }
    }
    insertions.push({ at: node.start, text: `$m.list(${left}, ${exchanged}, `, opens: true });
    for (const entry of entries) wrap(entry, "[", "]");
    insertions.push({ at: node.end, text: ")", opens: false });
  };

  const visit = (node: Node, parent: Node, field: string): void => {
    if (scope.tellsOnly(node, parent, field) || isAboutAssumed(node)) return;
    const name = ownName(node);
    if (name !== null) scopes.push(name);
    switch (node.type) {
      case "ImportDeclaration":
      case "ExportAllDeclaration":
        return;
      case "IfStatement":
      case "ConditionalExpression":
      case "WhileStatement":
        invert(bare(nodeIn(node, "test")));
        break;
      case "LogicalExpression":
        logical(node);
        break;
      case "UnaryExpression":
        if (node["operator"] === "!") {
          invert(node);
          inverted.add(bare(nodeIn(node, "argument")));
        }
        break;
      case "BinaryExpression":
        if (COMPARISONS.has(node["operator"] as string)) invert(node);
        break;
      case "BooleanLiteral":
        if (parent.type !== "BinaryExpression") invert(node);
        break;
      case "CallExpression":
      case "OptionalCallExpression":
        if (TESTS.has(calleeOf(node) ?? "")) invert(node);
        break;
      case "SwitchCase": {
        const test = node["test"] as Node | null;
        const subject = bare(nodeIn(parent, "discriminant"));
        if (test !== null && !isTag(subject)) {
          const id = add(test, "case dropped");
          wrap(test, `$m.is(${id}) ? $m : `, "");
        }
        break;
      }
      case "Identifier": {
        const constant = node["name"] as string;
        if (scope.constants.has(constant) && isUse(parent, field)) wrap(node, `$m.used("${constant}", `, ")");
        break;
      }
      case "StringLiteral":
        string(node, node["value"] as string, parent, field);
        break;
      case "TemplateLiteral":
        if (/^[A-Z]+_[A-Z_]+$/.test(headOf(node))) wrap(node, `$m.text(${add(node, "name changed")}, `, ")");
        break;
      case "ArrayExpression":
        list(node, parent);
        break;
    }
    for (const [place, child] of childrenOf(node)) if (!isOfflineOnly(node, place)) visit(child, node, place);
    if (name !== null) scopes.pop();
  };

  /** What is done where an answer was assumed. */
  const isOfflineOnly = (node: Node, place: string): boolean =>
    place === "consequent" && node["test"] !== null && textOf(nodeIn(node, "test")).endsWith(ASSUMED);

  const program = programOf(text);
  for (const [field, child] of childrenOf(program)) visit(child, program, field);
  return { mutants, text: inserted(text, insertions) };
}

/** Parents come before their children, so of what opens at one place the first is the outermost. */
function inserted(text: string, insertions: readonly Insertion[]): string {
  const at = new Map<number, { opens: string; closes: string }>();
  for (const { at: place, text: added, opens } of insertions) {
    const here = at.get(place) ?? { opens: "", closes: "" };
    if (opens) here.opens += added;
    else here.closes = added + here.closes;
    at.set(place, here);
  }
  let result = "";
  let from = 0;
  for (const place of [...at.keys()].sort((a, b) => a - b)) {
    const { opens, closes } = at.get(place) as { opens: string; closes: string };
    result += text.slice(from, place) + closes + opens;
    from = place;
  }
  return result + text.slice(from);
}

/** An identifier that stands for its value, where a call may stand instead. */
function isUse(parent: Node, field: string): boolean {
  if (["id", "property", "label", "local", "imported", "exported"].includes(field)) return parent["computed"] === true;
  if (parent.type === "ObjectProperty") return field === "value" && parent["shorthand"] !== true;
  if (parent.type === "AssignmentExpression" && field === "left") return false;
  return field !== "key" && field !== "params";
}

const isNothing = (node: Node): boolean => bare(node).type === "NullLiteral" || nameOf(bare(node)) === "undefined";

/** `?? ""`, `?? []`, `?? seal("")`: without it the types would not hold. That it stands in is seen where its left side is dropped. */
function isEmpty(node: Node): boolean {
  const inner = bare(node);
  if (inner.type === "StringLiteral") return inner["value"] === "";
  if (inner.type === "CallExpression")
    return calleeOf(inner) === "seal" && nodesIn(inner, "arguments").every((each) => each !== null && isEmpty(each));
  return inner.type === "ArrayExpression" && nodesIn(inner, "elements").length === 0;
}

/** `x.kind`, `x.state`: awswho's own tags, whose every case has to be written. */
const isTag = (node: Node): boolean =>
  node.type.endsWith("MemberExpression") && ["kind", "state"].includes(nameOf(nodeIn(node, "property")) ?? "");

function isStep(node: Node): boolean {
  const inner = bare(node);
  if (inner.type !== "ObjectExpression") return false;
  const names = nodesIn(inner, "properties").map((property) => nameOf(property?.["key"] as Node | undefined));
  return names.includes("load") && names.includes("source");
}

const headOf = (node: Node): string =>
  ((nodesIn(node, "quasis")[0]?.["value"] as { cooked?: string } | undefined)?.cooked ?? "") as string;

function isName(value: string, parent: Node, field: string): boolean {
  if (field === "key" || field === "source" || parent.type.startsWith("Import")) return false;
  if (VARIABLE.test(value) || KEY.test(value)) return true;
  if (!/^[A-Za-z]\w*$/.test(value)) return false;
  if (field === "value" && parent.type === "ObjectProperty")
    return ["setting", "variable"].includes(nameOf(nodeIn(parent, "key")) ?? "");
  if (field !== "arguments") return false;
  return ASKS.test(calleeOf(parent) ?? "");
}

function ownName(node: Node): string | null {
  switch (node.type) {
    case "FunctionDeclaration":
      return nameOf(nodeIn(node, "id"));
    case "VariableDeclarator": {
      const init = node["init"] as Node | null;
      return init === null ? null : nameOf(nodeIn(node, "id"));
    }
    case "ObjectMethod":
    case "ClassMethod":
      return nameOf(nodeIn(node, "key"));
    default:
      return null;
  }
}
