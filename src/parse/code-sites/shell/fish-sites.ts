import type { CodeSite, Given } from "../../../model/code-site.ts";
import { namesOf } from "./assigned-variables.ts";
import { wordGiven } from "./command-word.ts";
import { interpolatedParts } from "../values/interpolated-parts.ts";
import { setAnew } from "../values/named-parts.ts";
import { readScript } from "./shell-sites.ts";
import type { TreeOf } from "../site-reader.ts";
import { variableSetting } from "../values/variable-setting.ts";

const SET = /^(\s*set\s+(?:-\w+\s+|--\w+\s+)*(AWS_\w+)\s+)(["']?)(.*?)\3\s*(?:#.*|;.*)?$/;

/** fish sets its variables in its own way; a line that is one command is much as sh's. */
export function fishSites(text: string, treeOf: TreeOf): readonly CodeSite[] {
  const sites: CodeSite[] = [];
  let environment: readonly Given[] = [];
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
    const [, before, name, quote, written] = SET.exec(line) ?? [];
    if (before === undefined || name === undefined || written === undefined) {
      if (!/aws|profile|region/i.test(line)) continue;
      const script = { text: line, line: at + 1, column: 1, indent: 0 };
      sites.push(...readScript(script, { language: "shell", treeOf, environment, names: () => null }).sites);
      continue;
    }
    const setting = variableSetting(name);
    const place = { line: at + 1, column: before.length + 1 };
    const parts = quote === "'" ? [{ kind: "text" as const, text: written }] : fishParts(written, place);
    const given = setting === null ? null : wordGiven(setting, { parts, splits: false, ...place }, name);
    if (given === null) continue;
    environment = setAnew(environment, [given]);
    const column = line.length - line.trimStart().length + 1;
    sites.push({
      language: "shell",
      sdk: null,
      kind: "variable",
      call: `set ${namesOf([given])}`,
      service: null,
      line: at + 1,
      column,
      gives: [given],
      fault: null,
    });
  }
  return sites;
}

/** `(pass aws)` is run in its place. */
const fishParts: typeof interpolatedParts = (text, place) =>
  text.includes("(") ? [{ kind: "computed" }] : interpolatedParts(text, place);
