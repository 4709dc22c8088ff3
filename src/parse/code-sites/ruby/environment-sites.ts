import type { CodeSite, Given } from "../../../model/code-site.ts";
import type { SdkId } from "../../../model/sdk.ts";
import { namedChildrenOf } from "../tree/named-children.ts";
import { NO_OPTIONS, type Options, merged } from "../values/options.ts";
import { variableSetting } from "../values/variable-setting.ts";
import { callOptions, hashOf } from "./hashes.ts";
import type { Assignment, Call } from "./outline.ts";
import { siteAt } from "./sdk-sites.ts";
import type { Source } from "./source.ts";
import { givenBy } from "./values.ts";
import { argumentsOf, constantOf, methodOf, receiverOf, wordOf } from "./words.ts";

/** `ENV["AWS_PROFILE"] = …`, with any operator before the `=`. */
export function environmentAssignment(source: Source, assignment: Assignment, sdk: SdkId | null): CodeSite | null {
  const { left, right, node } = assignment;
  const [object, key] = left.type === "element_reference" ? namedChildrenOf(left) : [];
  const name = wordOf(key ?? null);
  if (object === undefined || name === null || constantOf(object) !== "ENV") return null;
  const setting = variableSetting(name);
  if (setting === null) return null;
  const gives = givenBy(source, setting, { node: right, sure: true }).map((given) => ({ ...given, variable: name }));
  return gives.length === 0 ? null : siteAt(node, "variable", `ENV[${name}]`, gives, sdk);
}

const STARTERS = new Set([
  "system",
  "spawn",
  "exec",
  "popen",
  "popen2",
  "popen2e",
  "popen3",
  "capture2",
  "capture2e",
  "capture3",
]);

/** `ENV.update(…)`, and the variables of a process that is started. */
export function environmentCall(source: Source, { node }: Call, sdk: SdkId | null): CodeSite | null {
  const method = methodOf(node);
  if (constantOf(receiverOf(node)) === "ENV") {
    if (!["update", "merge!", "replace"].includes(method)) return null;
    return siteOf(source, node, "ENV", callOptions(source, node), sdk);
  }
  const [first] = argumentsOf(node);
  if (!STARTERS.has(method) || first === undefined) return null;
  const options = ["hash", "identifier", "constant"].includes(first.type) ? hashOf(source, first) : NO_OPTIONS;
  // Whatever is started, it need not be written in this language.
  return siteOf(source, node, method, merged(NO_OPTIONS, options), null);
}

function siteOf(
  source: Source,
  node: Call["node"],
  call: string,
  { entries }: Options,
  sdk: SdkId | null,
): CodeSite | null {
  const gives = [...entries].flatMap(([name, option]): readonly Given[] => {
    const setting = variableSetting(name);
    if (setting === null) return [];
    return givenBy(source, setting, option).map((given) => ({ ...given, variable: name }));
  });
  return gives.length === 0 ? null : siteAt(node, "variable", call, gives, sdk);
}
