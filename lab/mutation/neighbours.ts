import type { Scenario } from "../../test/truth/scenario.ts";

/*
 * Machines one step from a machine: a variable or a setting more, less or of another value. Names and values come from the
 * source whose mutants nobody noticed.
 */

export interface Words {
  readonly variables: readonly string[];
  readonly keys: readonly string[];
  readonly values: readonly string[];
}

const PLAIN = ["", "x", "true", "false", "0", "1", "-1", "eu-west-1", "us-east-1", " y "];

/** The words of a source text that a machine could hold. */
export function wordsIn(text: string): Words {
  const strings = [...text.matchAll(/"([^"\\\n]{1,60})"/g)].map((match) => match[1] ?? "");
  const variables = unique(strings.filter((word) => /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(word)));
  const keys = unique(strings.filter((word) => /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$|^[a-z]+[A-Z]\w*$/.test(word)));
  const values = unique([...PLAIN, ...strings.filter((word) => /^[\w.:-]+$/.test(word) && !variables.includes(word))]);
  return { variables, keys, values };
}

const unique = (words: readonly string[]): readonly string[] => [...new Set(words)];

export function* neighboursOf(base: Scenario, words: Words): Generator<Scenario> {
  const { env, files } = base;
  for (const name of words.variables) {
    if (name in env) yield { ...base, env: without(env, name) };
    for (const value of words.values) if (env[name] !== value) yield { ...base, env: { ...env, [name]: value } };
  }
  for (const name of Object.keys(env)) if (!words.variables.includes(name)) yield { ...base, env: without(env, name) };
  for (const [path, text] of Object.entries(files)) {
    yield { ...base, files: without(files, path) };
    const changed = (now: string): Scenario => ({ ...base, files: { ...files, [path]: now } });
    if (path.endsWith(".json")) for (const now of otherJson(text, words)) yield changed(now);
    else if (/config|credentials|boto/.test(path)) for (const now of otherIni(text, words)) yield changed(now);
    else for (const now of otherScript(text)) yield changed(now);
  }
  yield* otherCode(base);
  yield { ...base, imds: base.imds ? null : { role: "ec2" } };
}

const without = <T>(record: Readonly<Record<string, T>>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

function* otherIni(text: string, { keys, values }: Words): Generator<string> {
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    const setting = /^([\w.-]+)(\s*=\s*)/.exec(line);
    if (setting !== null) {
      yield lines.toSpliced(index, 1).join("\n");
      for (const value of values) yield lines.with(index, `${setting[0]}${value}`).join("\n");
    } else if (line.startsWith("["))
      for (const key of keys)
        for (const value of values)
          if (!lines.some((other) => other.startsWith(key)))
            yield lines.toSpliced(index + 1, 0, `${key} = ${value}`).join("\n");
  }
}

const ODD: readonly unknown[] = ["", "x", null, 5, {}, "{{NOW+3600}}", "{{NOW-3600}}", "revoked-1"];

function* otherJson(text: string, { keys }: Words): Generator<string> {
  const known = recordIn(text);
  if (known === null) return;
  for (const key of new Set([...Object.keys(known), ...keys.filter((key) => /[a-z][A-Z]|^[a-z]+$/.test(key))])) {
    if (key in known) yield JSON.stringify(without(known, key));
    for (const value of ODD) yield JSON.stringify({ ...known, [key]: value });
    const inner = known[key];
    if (typeof inner !== "object" || inner === null) continue;
    for (const now of otherJson(JSON.stringify(inner), { variables: [], keys: [], values: [] }))
      yield JSON.stringify({ ...known, [key]: JSON.parse(now) });
  }
}

function* otherScript(text: string): Generator<string> {
  const printed = /\{.*\}/.exec(text)?.[0];
  if (printed === undefined) return;
  for (const now of otherJson(printed, { variables: [], keys: [], values: [] })) yield text.replace(printed, now);
}

function recordIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function* otherCode(base: Scenario): Generator<Scenario> {
  const { explicit, session } = base;
  for (const [name, value] of Object.entries(explicit ?? {})) {
    yield { ...base, explicit: without(explicit as Record<string, string>, name) };
    if (value !== "") yield { ...base, explicit: { ...explicit, [name]: "" } };
  }
  for (const name of ["profile", "region"] as const)
    for (const value of ["", "default", "eu-west-3"]) yield { ...base, session: { ...session, [name]: value } };
}
