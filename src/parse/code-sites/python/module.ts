import type { CodeSite } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../values/code-value.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { type Arguments, argument, argumentsOf } from "./arguments.ts";
import { clientOf, isRoleCall, methodCall, namedCall, roleCall } from "./botocore.ts";
import type { Call } from "./call.ts";
import {
  assignVariable,
  environmentMethod,
  givenEnvironment,
  isEnvironmentKeyword,
  setenv,
  variableOr,
} from "./environment.ts";
import { Scope } from "./scope.ts";
import { stringOf } from "./string-of.ts";
import { writtenConstant } from "./written-constant.ts";
import { type Argument, type Instance, NONE, UNKNOWN, type Value, merged } from "./value.ts";

/** Expressions and statements within each other; deeper ones nobody writes, and they would fill our own stack. */
const DEEPEST = 300;

/** The sites of one file: its statements in their order, and each function's body when all of what is around it is known. */
export function moduleSites(root: SyntaxNode): readonly CodeSite[] {
  const module = new Module();
  module.run(root);
  return module.sites.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Letters. What a shorter one gives back may be wanted. */
const LONG_BODY = 600;

/** What stands wherever a site is made, or a variable is set. */
const LOUD = /client|resource|[sS]ession|environ|putenv|setenv|env=|boto|assume_role|[cC]redentials|[cC]onnect|AWS_/;

/** What the value of a `return` is bound to: no name of Python's. */
const RETURNED = "return";

interface Place {
  readonly scope: Scope;
  readonly sometimes: boolean;
}

class Module {
  readonly sites: CodeSite[] = [];
  readonly #bodies: (() => void)[] = [];
  /** Names of boto's that the file calls otherwise. */
  readonly #aliases: string[] = [];
  #depth = 0;

  run(root: SyntaxNode): void {
    this.#statements(root, { scope: new Scope(null, null), sometimes: false });
    // A body may hold more of them.
    for (let body = this.#bodies.shift(); body !== undefined; body = this.#bodies.shift()) body();
  }

  #statements(node: SyntaxNode | null, place: Place): void {
    for (const child of node?.namedChildren ?? []) if (child !== null) this.#evaluate(child, place);
  }

  /** What an expression stands for; of a statement, nothing. Every node is looked at once. */
  #evaluate(node: SyntaxNode, place: Place): Value {
    if (this.#depth > DEEPEST) return UNKNOWN;
    this.#depth += 1;
    try {
      return this.#valueOf(node, place);
    } finally {
      this.#depth -= 1;
    }
  }

  #field(node: SyntaxNode, name: string, place: Place): Value {
    const child = node.childForFieldName(name);
    return child === null ? UNKNOWN : this.#evaluate(child, place);
  }

  #valueOf(node: SyntaxNode, place: Place): Value {
    switch (node.type) {
      case "identifier":
        return this.#lookUp(node.text, place.scope);
      case "string":
      case "concatenated_string": {
        const text = stringOf(node);
        if (text !== null) return { kind: "text", text, node };
        for (const part of node.descendantsOfType("interpolation")) this.#statements(part, place);
        return UNKNOWN;
      }
      case "none":
        return NONE;
      case "integer":
      case "float":
      case "true":
      case "false":
      case "comment":
      case "pass_statement":
      case "global_statement":
      case "nonlocal_statement":
        return UNKNOWN;
      case "parenthesized_expression":
      case "await":
      case "expression_statement":
      case "interpolation":
        return this.#lastOf(node, place);
      case "attribute":
        return this.#attribute(node, place);
      case "subscript":
        return this.#subscript(node, place);
      case "dictionary":
        return this.#dictionary(node, place);
      case "call":
        return this.#call(node, place);
      case "boolean_operator":
        return this.#either(node, place);
      case "binary_operator":
        return this.#sum(node, place);
      case "conditional_expression":
        return this.#conditional(node, place);
      case "named_expression":
        return this.#bind(node.childForFieldName("name"), this.#field(node, "value", place), place);
      case "list_comprehension":
      case "set_comprehension":
      case "dictionary_comprehension":
      case "generator_expression":
        return this.#comprehension(node, place);
      case "lambda":
        return this.#lambda(node, place);
      default:
        return this.#statement(node, place);
    }
  }

  #statement(node: SyntaxNode, place: Place): Value {
    switch (node.type) {
      case "import_statement":
      case "import_from_statement":
        this.#import(node, place);
        break;
      case "assignment":
        this.#assign(node, place);
        break;
      case "augmented_assignment":
        this.#augment(node, place);
        break;
      case "if_statement":
        this.#if(node, place);
        break;
      case "for_statement": {
        this.#field(node, "right", place);
        this.#bind(node.childForFieldName("left"), UNKNOWN, place);
        const inside = { ...place, sometimes: true };
        this.#statements(node.childForFieldName("body"), inside);
        this.#statements(node.childForFieldName("alternative"), inside);
        break;
      }
      case "while_statement":
      case "except_clause":
      case "except_group_clause":
      case "case_clause":
        this.#statements(node, { ...place, sometimes: true });
        break;
      case "with_item":
        this.#withItem(node, place);
        break;
      case "function_definition":
        this.#define(node, place, false);
        break;
      case "decorated_definition":
        this.#decorated(node, place);
        break;
      case "class_definition":
        this.#class(node, place);
        break;
      case "return_statement":
        place.scope.bind(RETURNED, this.#lastOf(node, place), place.sometimes || place.scope.has(RETURNED));
        break;
      default:
        this.#statements(node, place);
    }
    return UNKNOWN;
  }

  #lastOf(node: SyntaxNode, place: Place): Value {
    let last: Value = UNKNOWN;
    for (const child of node.namedChildren) if (child !== null) last = this.#evaluate(child, place);
    return last;
  }

  #lookUp(name: string, scope: Scope): Value {
    // A part of a program, as in documentation and notebooks, may not import what it uses.
    return scope.look(name) ?? (MODULES.has(name) ? { kind: "name", path: name } : UNKNOWN);
  }

  #attribute(node: SyntaxNode, place: Place): Value {
    const object = node.childForFieldName("object");
    const name = node.childForFieldName("attribute")?.text ?? "";
    const receiver = object === null ? UNKNOWN : this.#evaluate(object, place);
    if (receiver.kind === "name") return named(`${receiver.path}.${name}`);
    if (receiver.kind === "instance") return attributeOf(receiver, name);
    // `resource.meta.client` is the resource's own client.
    if (receiver.kind === "client" && (name === "meta" || name === "client")) return receiver;
    return UNKNOWN;
  }

  #subscript(node: SyntaxNode, place: Place): Value {
    const receiver = this.#field(node, "value", place);
    const key = this.#field(node, "subscript", place);
    if (receiver.kind === "assumed") return receiver;
    if (key.kind !== "text") return UNKNOWN;
    if (receiver.kind === "environment") return variableOr(key.text, NONE);
    return receiver.kind === "dictionary" ? (receiver.entries.get(key.text)?.value ?? UNKNOWN) : UNKNOWN;
  }

  #dictionary(node: SyntaxNode, place: Place): Value {
    const entries = new Map<string, Argument>();
    let open = false;
    let isEnvironment = false;
    for (const child of node.namedChildren) {
      if (child === null || child.type === "comment") continue;
      if (child.type === "pair") {
        const key = this.#field(child, "key", place);
        const value = child.childForFieldName("value");
        if (value === null) continue;
        const given = { value: this.#evaluate(value, place), node: value };
        if (key.kind === "text") entries.set(key.text, given);
        else open = true;
        continue;
      }
      const inner = this.#lastOf(child, place);
      if (inner.kind === "environment") isEnvironment = true;
      if (inner.kind === "dictionary") for (const [name, given] of inner.entries) entries.set(name, given);
      open ||= inner.kind !== "dictionary" || inner.open;
    }
    if (!isEnvironment) return { kind: "dictionary", entries, open };
    givenEnvironment("{**os.environ, …}", entries, apart(this.#at(node, place)));
    return COPY;
  }

  #at(node: SyntaxNode, { scope, sometimes }: Place): Omit<Call, "args"> {
    return { node, scope, sometimes, add: (site) => this.sites.push(site) };
  }

  #call(node: SyntaxNode, place: Place): Value {
    const callee = node.childForFieldName("function");
    if (callee === null) return UNKNOWN;
    const object = callee.type === "attribute" ? callee.childForFieldName("object") : null;
    const method = callee.childForFieldName("attribute")?.text ?? "";
    const receiver = object === null ? null : this.#evaluate(object, place);
    const called = receiver === null ? this.#evaluate(callee, place) : memberOf(receiver, method);
    const list = node.childForFieldName("arguments");
    if (list?.type === "generator_expression") this.#evaluate(list, place);
    const args = argumentsOf(list?.type === "argument_list" ? list : null, (one) => this.#evaluate(one, place));
    const call: Call = { ...this.#at(node, place), args };
    const value = this.#called(called, receiver, method, object, call);
    if (value === null) this.#handsOn(args, call);
    return value ?? UNKNOWN;
  }

  #called(called: Value, receiver: Value | null, method: string, object: SyntaxNode | null, call: Call): Value | null {
    switch (called.kind) {
      case "name":
        if (called.path === "dict") return dictionaryOf(call.args);
        return namedCall(called.path, call) ?? this.#methodOfUnknown(method, object, call);
      case "function":
        return called.isProperty ? null : called.returns();
      case "instance":
        return called;
      default:
    }
    if (receiver === null) return null;
    if (receiver.kind === "environment") return environmentMethod(method, receiver.own ? call : apart(call));
    if (receiver.kind === "dictionary") return dictionaryMethod(receiver.entries, method, call.args);
    return methodCall(receiver, method, call) ?? this.#methodOfUnknown(method, object, call);
  }

  /** A session that comes from elsewhere is known by its name. */
  #methodOfUnknown(method: string, object: SyntaxNode | null, call: Call): Value | null {
    if (object === null) return null;
    // STS takes names alone: another's `assume_role` is known by what it takes.
    if (isRoleCall(method) && (call.args.keywords.has("RoleArn") || /sts/i.test(object.text)))
      return roleCall(null, method, [], call);
    if (method === "setenv" && /monkeypatch/.test(object.text)) setenv("monkeypatch.setenv", call);
    const isClient = method === "client" || method === "resource" || method === "create_client";
    const service = argument(call.args, 0, "service_name");
    if (!isClient || service === null || !/sess|boto|^aws$/i.test(nameOfReceiver(object))) return null;
    const from = { gives: [givenAt("arguments", COMPUTED, object)] };
    const signature = `Session.${method}` as const;
    return clientOf(signature, signature, from, call);
  }

  /** `subprocess.run(…, env={"AWS_PROFILE": …})`. */
  #handsOn({ keywords }: Arguments, call: Call): void {
    for (const [name, { value }] of keywords)
      if (isEnvironmentKeyword(name) && value.kind === "dictionary")
        givenEnvironment(`${name}={…}`, value.entries, apart(call));
  }

  /** `a or b`: the first unless it is empty. */
  #either(node: SyntaxNode, place: Place): Value {
    const left = this.#field(node, "left", place);
    const right = this.#field(node, "right", place);
    const isOr = node.namedChildren.length === 2 && /\bor\b/.test(between(node));
    if (!isOr) return UNKNOWN;
    if (left.kind === "variable" && left.otherwise === null) return variableOr(left.name, right);
    return left.kind === "none" ? right : left.kind === "text" && left.text !== "" ? left : UNKNOWN;
  }

  #sum(node: SyntaxNode, place: Place): Value {
    const left = this.#field(node, "left", place);
    const right = this.#field(node, "right", place);
    return left.kind === "text" && right.kind === "text" && between(node).trim() === "+"
      ? { kind: "text", text: left.text + right.text, node: left.node }
      : UNKNOWN;
  }

  /** `a if condition else b`. */
  #conditional(node: SyntaxNode, place: Place): Value {
    const [first, , last] = node.namedChildren.map((child) =>
      child === null ? UNKNOWN : this.#evaluate(child, place),
    );
    return merged(first ?? UNKNOWN, last ?? UNKNOWN);
  }

  #comprehension(node: SyntaxNode, place: Place): Value {
    const scope = new Scope(place.scope, null);
    const inside = { scope, sometimes: true };
    const clauses = node.namedChildren.filter((child) => child?.type === "for_in_clause");
    for (const clause of clauses) {
      if (clause === null) continue;
      this.#field(clause, "right", inside);
      this.#bind(clause.childForFieldName("left"), UNKNOWN, inside);
    }
    for (const child of node.namedChildren)
      if (child !== null && child.type !== "for_in_clause") this.#evaluate(child, inside);
    return UNKNOWN;
  }

  #lambda(node: SyntaxNode, place: Place): Value {
    const scope = new Scope(place.scope, null);
    bindParameters(node.childForFieldName("parameters"), scope);
    this.#field(node, "body", { scope, sometimes: true });
    return UNKNOWN;
  }

  #import(node: SyntaxNode, { scope, sometimes }: Place): void {
    const from = node.childForFieldName("module_name");
    for (const child of node.namedChildren) {
      if (child === null || (from !== null && child.id === from.id)) continue;
      const name = child.type === "aliased_import" ? child.childForFieldName("name") : child;
      const alias = child.type === "aliased_import" ? child.childForFieldName("alias") : null;
      if (name === null || name.type !== "dotted_name") continue;
      if (alias !== null && /boto/.test(from?.text ?? name.text)) this.#aliases.push(alias.text);
      if (from !== null) scope.bind(alias?.text ?? name.text, named(`${from.text}.${name.text}`), sometimes);
      else if (alias !== null) scope.bind(alias.text, named(name.text), sometimes);
      // `import botocore.session` binds `botocore`.
      else scope.bind(name.text.split(".")[0] ?? "", named(name.text.split(".")[0] ?? ""), sometimes);
    }
  }

  #assign(node: SyntaxNode, place: Place): void {
    const left = node.childForFieldName("left");
    const right = node.childForFieldName("right");
    if (right === null) return;
    const value = this.#evaluate(right, place);
    if (left?.type === "subscript") this.#assignTo(left, { value, node: right }, node, place);
    if (left?.type === "identifier") {
      const constant = writtenConstant(left.text, value, node);
      if (constant !== null) this.sites.push(constant);
    }
    this.#bind(left, value, place);
  }

  /** `os.environ["NAME"] = VALUE`, `settings["region_name"] = …`. */
  #assignTo(target: SyntaxNode, given: Argument, node: SyntaxNode, place: Place): void {
    const receiver = this.#field(target, "value", place);
    const key = this.#field(target, "subscript", place);
    if (receiver.kind === "environment") {
      const at = this.#at(node, place);
      assignVariable(key, given, receiver.own ? at : apart(at));
    }
    if (receiver.kind !== "dictionary" || key.kind !== "text") return;
    receiver.entries.set(key.text, place.sometimes ? { ...given, value: UNKNOWN } : given);
  }

  /** `os.environ |= {…}`. */
  #augment(node: SyntaxNode, place: Place): void {
    const receiver = this.#field(node, "left", place);
    const value = this.#field(node, "right", place);
    if (receiver.kind === "environment" && value.kind === "dictionary")
      givenEnvironment("os.environ |= {…}", value.entries, this.#at(node, place));
    const left = node.childForFieldName("left");
    if (left?.type === "identifier" && receiver.kind !== "environment") this.#bind(left, UNKNOWN, place);
  }

  #if(node: SyntaxNode, place: Place): void {
    const condition = node.childForFieldName("condition");
    if (condition !== null) this.#evaluate(condition, place);
    // `if __name__ == "__main__"` is the program itself.
    const sometimes = condition === null || !condition.text.includes("__name__") || place.sometimes;
    for (const child of node.namedChildren)
      if (child !== null && child.id !== condition?.id) this.#evaluate(child, { ...place, sometimes });
  }

  #withItem(node: SyntaxNode, place: Place): void {
    const value = node.childForFieldName("value");
    if (value?.type !== "as_pattern") {
      this.#statements(node, place);
      return;
    }
    const [made] = value.namedChildren;
    const target = value.childForFieldName("alias")?.namedChildren[0] ?? null;
    if (made !== undefined && made !== null) this.#bind(target, this.#evaluate(made, place), place);
  }

  /** Binds a name, or the names of a pattern; what is bound otherwise is looked at for what it holds. */
  #bind(target: SyntaxNode | null, value: Value, place: Place): Value {
    switch (target?.type) {
      case "identifier":
        place.scope.bind(target.text, value, place.sometimes);
        break;
      case "attribute": {
        const object = target.childForFieldName("object");
        const owner = object === null ? UNKNOWN : this.#evaluate(object, place);
        const name = target.childForFieldName("attribute")?.text ?? "";
        if (owner.kind === "instance") bindAttribute(owner, name, value);
        break;
      }
      case "pattern_list":
      case "tuple_pattern":
      case "list_pattern":
        for (const child of target.namedChildren) this.#bind(child, UNKNOWN, place);
        break;
      default:
    }
    return value;
  }

  #decorated(node: SyntaxNode, place: Place): void {
    const definition = node.childForFieldName("definition");
    const decorators = node.namedChildren.filter((child) => child?.type === "decorator");
    for (const decorator of decorators) this.#statements(decorator, place);
    if (definition?.type === "function_definition")
      this.#define(
        definition,
        place,
        decorators.some((decorator) => /property\b/.test(decorator?.text ?? "")),
      );
    else if (definition !== null) this.#evaluate(definition, place);
  }

  /** A function's body is looked at when it is called, or else at the end: what is around it is known by then. */
  #define(node: SyntaxNode, { scope, sometimes }: Place, isProperty: boolean, owner: Instance | null = null): void {
    const parameters = node.childForFieldName("parameters");
    for (const child of parameters?.namedChildren ?? []) {
      const value = child?.childForFieldName("value") ?? null;
      if (value !== null) this.#evaluate(value, { scope, sometimes });
    }
    let returned: Value | null = null;
    const returns = (): Value => {
      if (returned !== null) return returned;
      // One that calls itself.
      returned = UNKNOWN;
      const body = node.childForFieldName("body");
      if (body !== null && this.#isQuiet(body)) return returned;
      const inside = new Scope(scope, owner);
      bindParameters(parameters, inside);
      this.#statements(body, { scope: inside, sometimes: false });
      returned = inside.own(RETURNED) ?? NONE;
      return returned;
    };
    this.#bodies.push(returns);
    const value: Value = { kind: "function", returns, isProperty };
    const name = node.childForFieldName("name")?.text ?? "";
    if (owner === null) scope.bind(name, value, sometimes);
    else owner.attributes.set(name, value);
  }

  /** A long body in which no site can be: most of a program has nothing to do with AWS, and need not be gone through. */
  #isQuiet(body: SyntaxNode): boolean {
    if (body.endIndex - body.startIndex < LONG_BODY) return false;
    const { text } = body;
    return !LOUD.test(text) && !this.#aliases.some((alias) => text.includes(alias));
  }

  #class(node: SyntaxNode, place: Place): void {
    const instance: Instance = { kind: "instance", attributes: new Map() };
    const superclasses = node.childForFieldName("superclasses");
    if (superclasses !== null) this.#statements(superclasses, place);
    const inside = new Scope(place.scope, instance);
    for (const child of node.childForFieldName("body")?.namedChildren ?? []) {
      if (child === null) continue;
      const method = child.type === "decorated_definition" ? child.childForFieldName("definition") : child;
      if (method?.type !== "function_definition") {
        this.#evaluate(child, { scope: inside, sometimes: false });
        continue;
      }
      const isProperty = method.id !== child.id && /^@\s*[\w.]*property\b/m.test(child.text.slice(0, 200));
      this.#define(method, { scope: place.scope, sometimes: false }, isProperty, instance);
    }
    for (const [name, value] of inside.names())
      if (!instance.attributes.has(name)) instance.attributes.set(name, value);
    place.scope.bind(node.childForFieldName("name")?.text ?? "", instance, place.sometimes);
    // What a method looks up in `self` is bound in the first that runs.
    const first = instance.attributes.get("__init__");
    if (first?.kind === "function") this.#bodies.unshift(() => void first.returns());
  }
}

/** Known without an import. */
const MODULES: ReadonlySet<string> = new Set(["boto3", "botocore", "boto", "os", "dict", "aioboto3", "aiobotocore"]);

const ENVIRONMENT: ReadonlySet<string> = new Set(["os.environ", "os.environb"]);

const named = (path: string): Value =>
  ENVIRONMENT.has(path) ? { kind: "environment", own: true } : { kind: "name", path };

const COPY: Value = { kind: "environment", own: false };

/** What is set there is not set for the program itself. */
const apart = <Made extends Omit<Call, "args">>(made: Made): Made => ({ ...made, scope: new Scope(null, null) });

function memberOf(receiver: Value, method: string): Value {
  if (receiver.kind === "name") return named(`${receiver.path}.${method}`);
  return receiver.kind === "instance" ? attributeOf(receiver, method) : UNKNOWN;
}

function attributeOf({ attributes }: Instance, name: string): Value {
  const value = attributes.get(name) ?? UNKNOWN;
  return value.kind === "function" && value.isProperty ? value.returns() : value;
}

/** An attribute that is set in several places may be either. */
function bindAttribute({ attributes }: Instance, name: string, value: Value): void {
  const known = attributes.get(name);
  attributes.set(name, known === undefined || known.kind === "function" ? value : merged(known, value));
}

/** `dict(os.environ)`, `dict(region_name=…)`. */
function dictionaryOf({ positional, keywords, open }: Arguments): Value {
  const [first] = positional;
  if (first?.value.kind === "environment") return COPY;
  const before = first?.value.kind === "dictionary" ? first.value : null;
  return {
    kind: "dictionary",
    entries: new Map([...(before?.entries ?? []), ...keywords]),
    open: open !== null || (before?.open ?? first !== undefined),
  };
}

function dictionaryMethod(entries: Map<string, Argument>, method: string, args: Arguments): Value | null {
  const [key, otherwise] = args.positional;
  if (method === "get" && key?.value.kind === "text")
    return entries.get(key.value.text)?.value ?? otherwise?.value ?? NONE;
  if (method !== "update") return null;
  if (key?.value.kind === "dictionary") for (const [name, given] of key.value.entries) entries.set(name, given);
  for (const [name, given] of args.keywords) entries.set(name, given);
  return NONE;
}

/** `session` of `self.session`, `local_session(…)` and `kwargs.get("session")`. */
function nameOfReceiver(object: SyntaxNode): string {
  if (object.type !== "call") return /(\w+)$/.exec(object.text)?.[1] ?? "";
  const callee = object.childForFieldName("function")?.text ?? "";
  const key = /\.get$/.test(callee) ? (object.childForFieldName("arguments")?.text ?? "") : "";
  return `${/(\w+)$/.exec(callee)?.[1] ?? ""} ${key}`;
}

/** What stands between the two sides of an operator. */
function between(node: SyntaxNode): string {
  const left = node.childForFieldName("left");
  const right = node.childForFieldName("right");
  if (left === null || right === null) return "";
  return node.text.slice(left.endIndex - node.startIndex, right.startIndex - node.startIndex);
}

/** What a function is given is known where it is called; `self` is its object. */
function bindParameters(parameters: SyntaxNode | null, scope: Scope): void {
  for (const [index, child] of (parameters?.namedChildren ?? []).entries()) {
    if (child === null) continue;
    const name = child.type === "identifier" ? child.text : nameOf(child);
    const isOwn = index === 0 && scope.isMethod && (name === "self" || name === "cls");
    scope.bind(name, isOwn && scope.instance !== null ? scope.instance : UNKNOWN, false);
  }
}

function nameOf(parameter: SyntaxNode): string {
  const name = parameter.childForFieldName("name");
  if (name !== null) return name.text;
  return parameter.namedChildren.find((child) => child?.type === "identifier")?.text ?? "";
}
