import { argument } from "../../model/provenance.ts";
import type { CodeArguments } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { coded } from "../js-v2/errors.ts";

/** An option without a text is refused before anything is looked at, here and by osls (`sls-option-empty`). */
export function* optionsWithValue({ code }: { readonly code: CodeArguments }): Walk<void> {
  const { profile, region, stage, namedAt } = code;
  const options = [
    ["--aws-profile", namedAt?.profile === undefined ? profile : null],
    ["--region", namedAt?.region === undefined ? region : null],
    ["--stage", stage],
  ] as const;
  for (const [option, text] of options)
    if (text === "")
      yield* raise(coded("Error", "bad-setting", `Missing value for CLI parameter "${option}"`, argument(option)));
}
