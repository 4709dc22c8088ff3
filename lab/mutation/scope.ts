import { TOLD_ONLY, TOLD_ONLY_FUNCTIONS, TOLD_ONLY_NAMES } from "./out-of-scope.ts";
import { type Node, bare, calleeOf, childrenOf, nameOf, nodeIn, nodesIn, programOf } from "./syntax.ts";

/** What of a chain's files only tells a person something: found from the names in out-of-scope.ts. */
export interface Scope {
  /** Does this node, standing there in its parent, only tell? */
  tellsOnly(node: Node, parent: Node, field: string): boolean;
  /** What is worked out once, while a file loads, and then looked at by its name alone. */
  readonly constants: ReadonlySet<string>;
}

type Params = Map<string, Set<number>>;

/** A function by the name it is called by. */
interface Named {
  readonly name: string;
  readonly code: Node;
}

const isTold = (name: string | null): boolean => name !== null && TOLD_ONLY_NAMES.has(name);

/** `roots`: the chain itself, which nothing in its files uses, and what is called from elsewhere. */
export function scopeOf(texts: Iterable<string>, roots: readonly string[]): Scope {
  const programs = [...texts].map(programOf);
  const functions = functionsIn(programs);
  const params: Params = new Map();
  const names = new Set<string>([...TOLD_ONLY_FUNCTIONS, ...onlyAbsent(functions)]);
  const scope: Scope = {
    constants: constantsIn(programs),
    tellsOnly: (node, parent, field) =>
      (isDeclaration(node) && names.has(nameOf(nodeIn(node, "id")) ?? "")) || isToldPlace(node, parent, field, params),
  };
  // A function, constant or parameter that is used in such places alone only tells, too; and so on.
  for (let before = -1; before !== names.size + sizeOf(params); ) {
    before = names.size + sizeOf(params);
    noteToldParams(params, functions, scope, names);
    const used = new Set([...usedNames(programs, scope), ...roots]);
    for (const name of declaredNames(programs)) if (!used.has(name)) names.add(name);
  }
  return scope;
}

const sizeOf = (params: Params): number => [...params.values()].reduce((sum, { size }) => sum + size, 0);

/** `a?.provenance ?? b.provenance`, `error.provenance ?? where`. */
function isProvenance(node: Node): boolean {
  const inner = bare(node);
  if (inner.type === "LogicalExpression")
    return inner["operator"] === "??" && [nodeIn(inner, "left"), nodeIn(inner, "right")].some(isProvenance);
  const name = inner.type.endsWith("MemberExpression") ? nameOf(nodeIn(inner, "property")) : nameOf(inner);
  return name === "provenance" || name === "where";
}

function isToldPlace(node: Node, parent: Node, field: string, params: Params): boolean {
  if (node.type === "LogicalExpression" && isProvenance(node)) return true;
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

function functionsIn(programs: readonly Node[]): readonly Named[] {
  const functions: Named[] = [];
  everyNode(programs, (node) => {
    if (!isDeclaration(node)) return;
    const code = node.type === "FunctionDeclaration" ? node : bare(nodeIn(node, "init"));
    if (node === code || isFunction(code)) functions.push({ name: nameOf(nodeIn(node, "id")) ?? "", code });
  });
  return functions;
}

/** Parameters that carry what is told, by their name or because nothing else is made of them. Of two of one name: what both have. */
function noteToldParams(params: Params, functions: readonly Named[], scope: Scope, names: ReadonlySet<string>): void {
  const found = new Map<string, Set<number>>();
  for (const { name, code } of functions) {
    const indexes = nodesIn(code, "params").flatMap((param, index) => {
      const called = parameterName(param);
      const told =
        names.has(name) || isTold(called) || (called !== null && !counts(called, nodeIn(code, "body"), scope));
      return told ? [index] : [];
    });
    const known = found.get(name);
    found.set(name, new Set(known === undefined ? indexes : indexes.filter((index) => known.has(index))));
  }
  for (const [name, indexes] of found) params.set(name, indexes);
}

/** Is that name used where it counts? */
function counts(name: string, body: Node, scope: Scope): boolean {
  const walk = (node: Node, parent: Node, field: string): boolean => {
    if (scope.tellsOnly(node, parent, field)) return false;
    if (nameOf(node) === name && isUse(node, parent, field)) return true;
    return childrenOf(node).some(([at, child]) => walk(child, node, at));
  };
  return childrenOf(body).length === 0 ? nameOf(body) === name : walk(body, body, "body");
}

/** Functions that only say that nothing is here: a record does not tell why a source is passed by. */
function onlyAbsent(functions: readonly Named[]): readonly string[] {
  const says = (code: Node): boolean => {
    const body = nodeIn(code, "body");
    if (body.type !== "BlockStatement") return isAbsent(body);
    const ends = [...returnsIn(body)];
    return ends.length > 0 && ends.every((end) => end !== null && isAbsent(end));
  };
  const others = new Set(functions.filter(({ code }) => !says(code)).map(({ name }) => name));
  return functions.map(({ name }) => name).filter((name) => !others.has(name));
}

function* returnsIn(node: Node): Generator<Node | null> {
  if (node.type === "ReturnStatement") yield (node["argument"] as Node | null) ?? null;
  // One that asks or raises does more than tell.
  else if (node.type === "YieldExpression") yield null;
  else for (const [, child] of childrenOf(node)) if (!isFunction(child)) yield* returnsIn(child);
}

function isAbsent(node: Node): boolean {
  const inner = bare(node);
  if (inner.type === "ConditionalExpression")
    return isAbsent(nodeIn(inner, "consequent")) && isAbsent(nodeIn(inner, "alternate"));
  if (inner.type !== "ObjectExpression") return false;
  const kind = nodesIn(inner, "properties").find((each) => nameOf(each?.["key"] as Node | undefined) === "kind");
  const value = kind?.["value"] as Node | undefined;
  return value !== undefined && ["absent", "skipped"].includes(nameOf(bare(value)) ?? "");
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

function isUse(node: Node, parent: Node, field: string): boolean {
  const isName = field === "id" || (field === "key" && parent["shorthand"] !== true) || field === "property";
  return node.type === "Identifier" && (!isName || parent["computed"] === true);
}

/** Names that are used where it counts. */
function usedNames(programs: readonly Node[], scope: Scope): Set<string> {
  const used = new Set<string>();
  const walk = (node: Node, parent: Node, field: string): void => {
    if (node.type === "ImportDeclaration" || scope.tellsOnly(node, parent, field)) return;
    if (isUse(node, parent, field)) used.add(node["name"] as string);
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
