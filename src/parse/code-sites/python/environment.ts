import type { Given } from "../../../model/code-site.ts";
import { COMPUTED } from "../values/code-value.ts";
import { variableSetting } from "../values/variable-setting.ts";
import { argument } from "./arguments.ts";
import { type Call, siteAt } from "./call.ts";
import type { Scope } from "./scope.ts";
import { type Argument, NONE, UNKNOWN, type Value, givenOf } from "./value.ts";

/** `os.environ.get(NAME, OTHERWISE)`, `os.getenv(…)`. */
export function readVariable({ args }: Pick<Call, "args">): Value {
  const name = argument(args, 0, "key")?.value;
  const otherwise = argument(args, 1, "default")?.value ?? NONE;
  return name?.kind === "text" ? variableOr(name.text, otherwise) : UNKNOWN;
}

/** A variable, or what stands beside it where it is not set. */
export function variableOr(name: string, otherwise: Value): Value {
  switch (otherwise.kind) {
    case "none":
      return { kind: "variable", name, otherwise: null };
    case "text":
      return { kind: "variable", name, otherwise: otherwise.text };
    default:
      return UNKNOWN;
  }
}

/** A method of `os.environ` or of a copy; null: it is none that matters here. */
export function environmentMethod(method: string, call: Call): Value | null {
  switch (method) {
    case "get":
    case "pop":
    case "__getitem__":
      return readVariable(call);
    case "setdefault":
      setVariables("os.environ.setdefault", pair(call, true), call);
      return readVariable(call);
    case "__setitem__":
      setVariables("os.environ", pair(call, false), call);
      return NONE;
    case "update":
      setVariables("os.environ.update", [...dictionaryIn(call), ...call.args.keywords], call);
      return NONE;
    case "copy":
      return { kind: "environment", own: false };
    default:
      return null;
  }
}

/** `os.putenv(NAME, VALUE)`, `monkeypatch.setenv(…)`. */
export const setenv = (call: string, made: Call): void => setVariables(call, pair(made, false), made);

/** `patch.dict(os.environ, {…})`. */
export function patchEnvironment(call: Call): void {
  const [patched, values] = call.args.positional;
  const isEnvironment =
    patched?.value.kind === "environment" || (patched?.value.kind === "text" && patched.value.text === "os.environ");
  if (isEnvironment && values?.value.kind === "dictionary")
    setVariables("patch.dict", [...values.value.entries], { ...call, sometimes: true });
}

/** `os.environ["NAME"] = VALUE`. */
export function assignVariable(name: Value, given: Argument, call: Omit<Call, "args">): void {
  if (name.kind === "text") setVariables(`os.environ["${name.text}"]`, [[name.text, given]], call);
}

/** `subprocess.run(…, env={…})`, `{**os.environ, …}`, `os.environ |= {…}`. */
export const givenEnvironment = (
  call: string,
  entries: Iterable<readonly [string, Argument]>,
  made: Omit<Call, "args">,
): void => setVariables(call, [...entries], made);

function pair({ args }: Call, onlyIfUnset: boolean): readonly (readonly [string, Argument])[] {
  const name = argument(args, 0, "name")?.value;
  const given = argument(args, 1, "value");
  if (name?.kind !== "text" || given === null) return [];
  const { value, node } = given;
  return [[name.text, onlyIfUnset ? { value: variableOr(name.text, value), node } : given]];
}

function dictionaryIn({ args }: Call): readonly (readonly [string, Argument])[] {
  const value = args.positional[0]?.value;
  return value?.kind === "dictionary" ? [...value.entries] : [];
}

function setVariables(
  call: string,
  entries: readonly (readonly [string, Argument])[],
  { node, scope, sometimes, add }: Omit<Call, "args">,
): void {
  const gives = entries.flatMap(([name, given]) => variableGiven(name, given));
  if (gives.length === 0) return;
  add(siteAt(node, { kind: "variable", call, gives }));
  for (const given of gives) remember(scope, given, sometimes);
}

function variableGiven(variable: string, given: Argument): readonly Given[] {
  const setting = variableSetting(variable);
  const made = setting === null ? null : givenOf(setting, given);
  return made === null ? [] : [{ ...made, variable }];
}

const remember = (scope: Scope, given: Given, sometimes: boolean): void =>
  scope.setVariable(given.variable ?? "", sometimes ? { ...given, value: COMPUTED } : given);

/** Whether a keyword hands an environment on to a process. */
export const isEnvironmentKeyword = (name: string): boolean => /^(?:env|environ|environment)(?:_vars)?$/.test(name);
