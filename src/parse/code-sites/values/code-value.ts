import type { CodeValue, Given, GivenSetting } from "../../../model/code-site.ts";
import type { SyntaxNode } from "../syntax-node.ts";

/** What is written out is `writtenValue`. */
export const COMPUTED: CodeValue = { kind: "computed" };

/** Read from a variable when the program runs; `otherwise`: the default written with it. */
export const fromVariable = (name: string, otherwise: string | null = null): CodeValue => ({
  kind: "variable",
  name,
  otherwise,
});

/** A value where it stands in the tree. */
export const givenAt = (setting: GivenSetting, value: CodeValue, { startPosition }: SyntaxNode): Given => ({
  setting,
  value,
  line: startPosition.row + 1,
  column: startPosition.column + 1,
});
