import type { CodeSite, Given } from "../../../model/code-site.ts";
import type { SdkId } from "../../../model/sdk.ts";
import type { Options } from "../values/options.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { variableSetting } from "../values/variable-setting.ts";
import { argumentsOf, bare } from "./bare.ts";
import { givenBy, optionsOf } from "./options.ts";
import type { Assignment, Call } from "./outline.ts";
import { type Scope, lastName, memberName } from "./scope.ts";
import { siteAt } from "./site-at.ts";
import { isEnvironment } from "./values.ts";

const ENVIRONMENT = "process.env";

/** `process.env.AWS_PROFILE = …`, with any operator before the `=`. */
export function environmentAssignment(scope: Scope, assignment: Assignment, sdk: SdkId | null): CodeSite | null {
  const { left, right, node } = assignment;
  const name = memberName(left);
  const setting = name === null ? null : variableSetting(name);
  const object = left.childForFieldName("object");
  if (name === null || setting === null || object === null || !isEnvironment(scope, object)) return null;
  const gives = givenBy(scope, setting, { node: right, sure: true }).map((given) => ({ ...given, variable: name }));
  return gives.length === 0 ? null : siteAt(node, { sdk, kind: "variable", call: `${ENVIRONMENT}.${name}`, gives });
}

/** `Object.assign(process.env, { … })`, and the `env` of a process that is started. */
export function environmentCall(scope: Scope, { node }: Call, sdk: SdkId | null): CodeSite | null {
  const called = node.childForFieldName("function");
  if (called === null) return null;
  const last = lastName(bare(called));
  // Of every call of a file few are these: the arguments of the others are not looked at.
  if (last === null || (last !== "assign" && !STARTERS.has(last))) return null;
  const args = argumentsOf(node);
  const [first, ...others] = args;
  if (last === "assign" && first !== undefined && isEnvironment(scope, first)) {
    return siteOf(
      node,
      ENVIRONMENT,
      sdk,
      others.flatMap((part) => variablesGiven(scope, optionsOf(scope, part))),
    );
  }
  if (last === "assign") return null;
  const gives = args.flatMap((part) => {
    const environment = part.type === "object" ? optionsOf(scope, part).entries.get("env") : undefined;
    return environment === undefined ? [] : variablesGiven(scope, optionsOf(scope, environment.node));
  });
  // Whatever is started, it need not be written in this language.
  return siteOf(node, last, null, gives);
}

/** Of node:child_process, and of execa. */
const STARTERS = new Set([
  "spawn",
  "spawnSync",
  "exec",
  "execSync",
  "execFile",
  "execFileSync",
  "fork",
  "execa",
  "execaSync",
  "execaCommand",
]);

const siteOf = (node: SyntaxNode, call: string, sdk: SdkId | null, gives: readonly Given[]): CodeSite | null =>
  gives.length === 0 ? null : siteAt(node, { sdk, kind: "variable", call, gives });

const variablesGiven = (scope: Scope, { entries }: Options): readonly Given[] =>
  [...entries].flatMap(([name, option]) => {
    const setting = variableSetting(name);
    if (setting === null) return [];
    return givenBy(scope, setting, option).map((given) => ({ ...given, variable: name }));
  });
