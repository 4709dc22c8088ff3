import type { CodeValue, Given } from "../../../model/code-site.ts";
import { AnswersByNode } from "../tree/answers-by-node.ts";
import type { JvmExpression } from "./jvm-expression.ts";
import type { JvmMaking } from "./jvm-making.ts";

/** What was found out of a file's expressions so far. */
export class JvmAnswers {
  readonly makings = new AnswersByNode<readonly JvmMaking[] | null>();
  readonly providers = new AnswersByNode<readonly Given[] | null>();
  readonly clients = new AnswersByNode<readonly Given[] | null>();
  readonly values = new AnswersByNode<ReadAt>();
}

/** The text that an expression surely is, or the variable that it is read from; null: only the run can tell. */
export type Read = { readonly kind: "text"; readonly text: string } | Extract<CodeValue, { kind: "variable" }> | null;

/** Of `Region.of("eu-west-1")` the text is what is given. */
export interface ReadAt {
  readonly read: Read;
  readonly at: JvmExpression;
}
