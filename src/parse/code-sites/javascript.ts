import type { CodeSite } from "../../model/code-site.ts";
import type { SdkId } from "../../model/sdk.ts";
import { cdkSite } from "./javascript/cdk-sites.ts";
import { environmentAssignment, environmentCall } from "./javascript/environment-sites.ts";
import type { Call } from "./javascript/outline.ts";
import { type Reference, Scope, lastName } from "./javascript/scope.ts";
import { v2Path } from "./javascript/v2-path.ts";
import { type ConfigWrite, configAssignment, configCall, v2Sites } from "./javascript/v2-sites.ts";
import { v3Sites } from "./javascript/v3-sites.ts";
import type { TreeReader } from "./site-reader.ts";
import type { SyntaxNode } from "./syntax-node.ts";
import { VARIABLE_SIGN } from "./values/variable-setting.ts";

/** JavaScript and TypeScript: the SDKs 2 and 3, the process's environment, the stacks of the CDK. */
export const javascript: TreeReader = {
  language: "javascript",
  isOne: (path) => /\.[cm]?[jt]sx?$/.test(path) && !/\.d\.[cm]?ts$/.test(path),
  words: ["aws-sdk", "aws-cdk", "AWS_"],
  signs: [
    [/["'`](?:aws-sdk|@aws-sdk|@smithy)(?:\/[^"'`\n]*)?["'`]/],
    [/["'`](?:aws-cdk-lib|@aws-cdk\/core)(?:\/[^"'`\n]*)?["'`]/, /\benv\b/],
    // `process.env.AWS_PROFILE = …`
    [VARIABLE_SIGN, /AWS_\w+\s*(?:["'`]\s*\]\s*)?(?:\|\||\?\?|&&|>>>?|<<|\*\*|[-+*/%&|^])?=(?!=)/],
    [VARIABLE_SIGN, /\benv\b/, /\b(?:assign|spawn(?:Sync)?|exec(?:File)?(?:Sync)?|fork|execa(?:Sync|Command)?)\b/],
  ],
  // JSX and the cast `<Type>value` cannot both be read.
  grammarOf: (path) => (/\.[cm]?ts$/.test(path) ? "typescript" : "tsx"),
  sitesOf: (root) => sitesOf(new Scope(root), VARIABLE_SIGN.test(root.text)),
};

/** `namesVariables`: where the text has none, none is set, and the arguments of no call need be looked at for it. */
function sitesOf(scope: Scope, namesVariables: boolean): readonly CodeSite[] {
  const { calls, assignments, modules } = scope.outline;
  const sdk = onlySdk(modules);
  const isUsed = [...modules].some((module) => /^(?:aws-sdk|@aws-sdk|@smithy)(?:\/|$)/.test(module));
  const referred = calls.map((call) => ({ call, reference: isUsed ? referenceOf(scope, call) : null }));
  const sets = assignments.flatMap((assignment) => {
    const set = configAssignment(scope, assignment);
    return set === null ? [] : [{ at: assignment.at, ...set }];
  });
  const updates = referred.flatMap(({ call, reference }): readonly ConfigWrite[] => {
    const path = reference === null ? null : v2Path(reference);
    const gives = path === null ? null : configCall(scope, call.node, path);
    return gives === null ? [] : [{ at: call.at, gives }];
  });
  const writes = [...sets, ...updates].sort((a, b) => a.at.index - b.at.index);
  const holdsStacks = [...modules].some((module) => /^(?:aws-cdk-lib|@aws-cdk\/core)(?:\/|$)/.test(module));

  const ofCall = ({ call, reference }: (typeof referred)[number]): readonly (CodeSite | null)[] => {
    const path = reference === null ? null : v2Path(reference, nameMade(call));
    if (path !== null) return v2Sites(scope, call, path, writes);
    if (reference !== null && /^@(?:aws-sdk|smithy)\//.test(reference.module)) return v3Sites(scope, call, reference);
    return [namesVariables ? environmentCall(scope, call, sdk) : null, holdsStacks ? cdkSite(scope, call) : null];
  };
  return [
    ...sets.map(({ site }) => site),
    ...(namesVariables ? assignments.map((assignment) => environmentAssignment(scope, assignment, sdk)) : []),
    ...referred.flatMap(ofCall),
  ]
    .filter((site) => site !== null)
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

const calledBy = ({ node }: Call): SyntaxNode | null =>
  node.childForFieldName(node.type === "new_expression" ? "constructor" : "function");

function referenceOf(scope: Scope, call: Call): Reference | null {
  const called = calledBy(call);
  return called === null ? null : scope.referenceOf(called);
}

/** The last name of what is made: `S3` of `new aws.S3()`. */
function nameMade(call: Call): string {
  const called = calledBy(call);
  return called === null ? "" : (lastName(called) ?? "");
}

/** Whose process it is, where the file uses one SDK. */
function onlySdk(modules: ReadonlySet<string>): SdkId | null {
  const usesV2 = [...modules].some((module) => /^aws-sdk(?:\/|$)/.test(module));
  const usesV3 = [...modules].some((module) => module.startsWith("@aws-sdk/"));
  if (usesV2 === usesV3) return null;
  return usesV2 ? "js-v2" : "js-v3";
}
