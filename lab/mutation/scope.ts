import { TOLD_ONLY, TOLD_ONLY_FUNCTIONS, TOLD_ONLY_NAMES } from "./out-of-scope.ts";
import { type Node, bare, calleeOf, childrenOf, nameOf, nodeIn, nodesIn, programOf } from "./syntax.ts";

/** What of a chain's files only tells a person something: found from the names in out-of-scope.ts. */
export interface Scope {
  /** Does this node, standing there in its parent, only tell? */
  tellsOnly(node: Node, parent: Node, field: string): boolean;
  /** What is worked out once, while a file loads, and then looked at by its name alone. */
  readonly constants: ReadonlySet<string>;
}

type Params = ReadonlyMap<string, ReadonlySet<number>>;

const isTold = (name: string | null): boolean => name !== null && TOLD_ONLY_NAMES.has(name);

/** `root`: the chain itself, which nothing in its files uses. */
export function scopeOf(texts: Iterable<string>, root: string): Scope {
  const programs = [...texts].map(programOf);
  const params = toldParams(programs);
  const names = new Set<string>(TOLD_ONLY_FUNCTIONS);
  const scope: Scope = {
    constants: constantsIn(programs),
    tellsOnly: (node, parent, field) =>
      (isDeclaration(node) && names.has(nameOf(nodeIn(node, "id")) ?? "")) || isToldPlace(node, parent, field, params),
  };
  // A function or constant that is used in such places alone only tells, too; and so on.
  for (let before = -1; before !== names.size; ) {
    before = names.size;
    const used = usedNames(programs, scope).add(root);
    for (const name of declaredNames(programs)) if (!used.has(name)) names.add(name);
  }
  return scope;
}

function isToldPlace(node: Node, parent: Node, field: string, params: Params): boolean {
  if (node.type === "ObjectMethod") return TOLD_ONLY.has(nameOf(nodeIn(node, "key")) ?? "");
  if (parent.type === "ObjectProperty" && field === "value") return TOLD_ONLY.has(nameOf(nodeIn(parent, "key")) ?? "");
  if (parent.type === "VariableDeclarator" && field === "init") return isTold(nameOf(nodeIn(parent, "id")));
  if (field !== "arguments") return false;
  return params.get(calleeOf(parent) ?? "")?.has(nodesIn(parent, "arguments").indexOf(node)) === true;
}

const isFunction = (node: Node): boolean => ["ArrowFunctionExpression", "FunctionExpression"].includes(node.type);

/** Of a function or a constant, with one name. */
const isDeclaration = (node: Node): boolean =>
  node.type === "FunctionDeclaration" ||
  (node.type === "VariableDeclarator" && Boolean(node["init"]) && nameOf(nodeIn(node, "id")) !== null);

function everyNode(programs: readonly Node[], visit: (node: Node) => void): void {
  const walk = (node: Node): void => {
    visit(node);
    for (const [, child] of childrenOf(node)) walk(child);
  };
  for (const program of programs) walk(program);
}

function toldParams(programs: readonly Node[]): Params {
  const told = new Map<string, Set<number>>();
  everyNode(programs, (node) => {
    if (!isDeclaration(node)) return;
    const name = nameOf(nodeIn(node, "id")) ?? "";
    const code = node.type === "FunctionDeclaration" ? node : bare(nodeIn(node, "init"));
    if (node !== code && !isFunction(code)) return;
    const indexes = nodesIn(code, "params").flatMap((param, index) => (isTold(parameterName(param)) ? [index] : []));
    // Two of one name: what both have.
    const known = told.get(name);
    told.set(name, new Set(known === undefined ? indexes : indexes.filter((index) => known.has(index))));
  });
  return told;
}

function parameterName(param: Node | null): string | null {
  return param?.type === "AssignmentPattern" ? nameOf(nodeIn(param, "left")) : nameOf(param);
}

function declaredNames(programs: readonly Node[]): ReadonlySet<string> {
  const names = new Set<string>();
  everyNode(programs, (node) => {
    if (isDeclaration(node)) names.add(nameOf(nodeIn(node, "id")) ?? "");
  });
  return names;
}

/** Names that are used where it counts. */
function usedNames(programs: readonly Node[], scope: Scope): Set<string> {
  const used = new Set<string>();
  const walk = (node: Node, parent: Node, field: string): void => {
    if (node.type === "ImportDeclaration" || scope.tellsOnly(node, parent, field)) return;
    const isName = field === "id" || (field === "key" && parent["shorthand"] !== true) || field === "property";
    if (node.type === "Identifier" && (!isName || parent["computed"] === true)) used.add(node["name"] as string);
    for (const [name, child] of childrenOf(node)) walk(child, node, name);
  };
  for (const program of programs) for (const [field, child] of childrenOf(program)) walk(child, program, field);
  return used;
}

/** Constants of files. One that a shorthand or another name hands on cannot be followed: left out. */
function constantsIn(programs: readonly Node[]): ReadonlySet<string> {
  const constants = new Set<string>();
  const uses = new Set<string>();
  for (const program of programs)
    for (const [, child] of childrenOf(program)) {
      const declaration = child.type === "ExportNamedDeclaration" ? (child["declaration"] as Node | null) : child;
      if (declaration?.type !== "VariableDeclaration") continue;
      for (const declarator of nodesIn(declaration, "declarations"))
        if (declarator?.["init"] && !isFunction(bare(nodeIn(declarator, "init"))))
          constants.add(nameOf(nodeIn(declarator, "id")) ?? "");
    }
  everyNode(programs, (node) => {
    if (node.type === "ObjectProperty" && node["shorthand"] === true) uses.add(nameOf(nodeIn(node, "key")) ?? "");
    if (node.type === "ImportSpecifier" && nameOf(nodeIn(node, "local")) !== nameOf(nodeIn(node, "imported")))
      uses.add(nameOf(nodeIn(node, "imported")) ?? "");
  });
  for (const name of uses) constants.delete(name);
  constants.delete("");
  return constants;
}
