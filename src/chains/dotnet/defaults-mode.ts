import type { SdkError } from "../../model/resolution.ts";
import type { Walk } from "../../walk/walk.ts";
import { plainVariable, setVariable } from "../../walk/configured.ts";
import { filledIn } from "../flat/session.ts";
import { clientException } from "./errors.ts";
import { metadataItem } from "./instance-metadata.ts";
import { type DotnetSession, chainProfile } from "./session.ts";

const MODES = ["Standard", "InRegion", "CrossRegion", "Mobile", "Auto"];

/** An empty variable is a mode that there is not (golden `reported-variables-empty`). */
const modeOf = (session: DotnetSession) =>
  plainVariable(session, "AWS_DEFAULTS_MODE") ?? filledIn(session, chainProfile(session), "defaults_mode");

export function modeFault(session: DotnetSession): SdkError | null {
  const mode = modeOf(session);
  const word = mode?.text.toLowerCase();
  if (mode === null || MODES.some((known) => known.toLowerCase() === word)) return null;
  const message = `Failed to find requested Default Configuration Mode '${mode.text}'.  Valid values are ${MODES.join(",")}`;
  return clientException("bad-setting", message, mode.provenance);
}

/** In the mode `auto` every client that is made asks the instance where it is (golden `role-auto-instance`), unless a runtime of AWS says so. */
export function* autoMode(session: DotnetSession): Walk<void> {
  if (modeOf(session)?.text.toLowerCase() !== "auto" || setVariable(session, "AWS_EXECUTION_ENV") !== null) return;
  yield* metadataItem(session, { ask: "document", role: null });
}
