import type { Diagnosis } from "../../model/diagnosis.ts";
import type { TextOptions } from "./text.ts";
import type { Paragraph } from "./paragraphs/paragraph.ts";
import { why } from "./paragraphs/why.ts";
import { chain } from "./paragraphs/chain.ts";
import { loop } from "./paragraphs/loop.ts";
import { profile } from "./paragraphs/profile.ts";
import { region } from "./paragraphs/region.ts";
import { token } from "./paragraphs/token.ts";
import { sts } from "./paragraphs/sts.ts";
import { origins } from "./paragraphs/origins.ts";
import { ignored } from "./paragraphs/ignored.ts";
import { actions } from "./paragraphs/actions.ts";
import { notes } from "./paragraphs/notes.ts";
import { steps } from "./paragraphs/steps.ts";

/** What stands under the table, in the order it is read. */
export function paragraphs(diagnosis: Diagnosis, options: TextOptions): readonly Paragraph[] {
  return [
    ...why(diagnosis),
    ...chain(diagnosis),
    ...loop(diagnosis),
    ...profile(diagnosis),
    ...region(diagnosis),
    ...token(diagnosis),
    ...sts(diagnosis),
    ...origins(diagnosis),
    ...ignored(diagnosis),
    ...actions(diagnosis, options),
    ...notes(diagnosis),
    ...(options.verbosity === "verbose" ? steps(diagnosis) : []),
  ];
}
