import { type Walk, raise } from "../../walk/walk.ts";
import { thrown } from "../js-v3/errors.ts";
import { stageOf } from "../serverless/named-profiles.ts";
import { optionsWithValue } from "../serverless/options-with-value.ts";
import type { OslsSession } from "./session.ts";

/** What it refuses before it looks for credentials: lib/utils/validate-stage.js, 4.3.1. Serverless 3 takes any stage. */
export function* loadCommand(session: OslsSession): Walk<void> {
  yield* optionsWithValue(session);
  const stage = stageOf(session.snapshot, session.code);
  if (stage !== null && !/^[A-Za-z0-9-]+$/.test(stage.text))
    yield* raise(
      thrown("Error", {
        kind: "bad-setting",
        message: "Invalid stage name. Stage names may contain only ASCII letters, numbers, and hyphens.",
        where: stage.provenance,
      }),
    );
}
