import type { CodeSite, Given } from "../../../model/code-site.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import type { Arguments } from "./arguments.ts";
import { Scope } from "./scope.ts";

/** A call that is being looked at. */
export interface Call {
  readonly node: SyntaxNode;
  readonly args: Arguments;
  readonly scope: Scope;
  /** It may not be reached: within an `if` or the like. */
  readonly sometimes: boolean;
  readonly add: (site: CodeSite) => void;
}

type Told = Pick<CodeSite, "kind" | "call" | "gives"> & Partial<Pick<CodeSite, "sdk" | "service" | "fault">>;

export const siteAt = ({ startPosition }: SyntaxNode, told: Told): CodeSite => ({
  language: "python",
  sdk: "boto3",
  service: null,
  fault: null,
  line: startPosition.row + 1,
  column: startPosition.column + 1,
  ...told,
});

/** What is given by the variables that the code itself has set, before what it gives to the SDK. */
export const withVariables = (scope: Scope, gives: readonly Given[]): readonly Given[] => [
  ...scope.variables(),
  ...gives.filter(({ variable }) => variable === undefined),
];

/** What is set there is not set for the program itself. */
export const apart = <Made extends Omit<Call, "args">>(made: Made): Made => ({ ...made, scope: new Scope(null, null) });
