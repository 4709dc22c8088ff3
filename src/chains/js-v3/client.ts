import { argument } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { regionMissing, thrown } from "./errors.ts";
import { regionFault } from "./region.ts";
import { type JsV3Session, exportedProfile, loadConfig } from "./session.ts";

/** The constructor takes an empty region option for none at all (golden `b3-session-profile-empty-region`). */
export function* constructClient({ code }: JsV3Session): Walk<void> {
  if (code.region === "") yield* raise(regionMissing(argument("--region")));
}

/**
 * What the program's client throws though the credentials are fine: a region that is no host label, at its first call.
 * A region that is nowhere may still be given in code.
 */
export function programClientFault(session: JsV3Session): SdkError | null {
  const { lookup } = session.region;
  return defaultsModeFault(session) ?? (lookup?.kind === "found" ? regionFault(lookup.region) : null);
}

const MODES = ["in-region", "cross-region", "mobile", "standard", "legacy"];

/** Rejected where nobody listens: the whole process ends (run on scenario `b3-client-defaults-mode`: Node dies of it). */
function defaultsModeFault(session: JsV3Session): SdkError | null {
  const row = { variable: "AWS_DEFAULTS_MODE", setting: "defaults_mode" };
  const mode = loadConfig(session, row, exportedProfile(session));
  if (mode === null || ["auto", ...MODES].includes(mode.text.toLowerCase())) return null;
  return thrown("Error", {
    kind: "bad-setting",
    message: `Invalid parameter for "defaultsMode", expect ${MODES.join(", ")}, got ${mode.text}`,
    where: mode.provenance,
  });
}
