import type { Walk } from "../../walk/walk.ts";
import type { RubySession } from "./session.ts";
import { configured } from "./shared-config.ts";
import { plainVariable } from "../../walk/configured.ts";

/**
 * DefaultsModeConfigResolver (3.211.0): in mode auto the first client that is made asks the instance where it is, unless the
 * variables tell it, and remembers it for all others; no answer will do (goldens `role-auto-instance`, `-bad`, `-lambda`).
 */
export function* autoModeRegion(session: RubySession, profile: string): Walk<void> {
  const mode =
    plainVariable(session, "AWS_DEFAULTS_MODE") ?? configured(session.shared.value(profile, "defaults_mode"));
  if (mode?.text.toLowerCase() !== "auto" || session.known.hasAskedWhere) return;
  session.known.hasAskedWhere = true;
  const told = plainVariable(session, "AWS_REGION") ?? plainVariable(session, "AWS_DEFAULT_REGION");
  if (plainVariable(session, "AWS_EXECUTION_ENV") !== null && told !== null) return;
  const disabled = plainVariable(session, "AWS_EC2_METADATA_DISABLED")?.text.toLowerCase() === "true";
  if (disabled || session.hidden.has("metadata")) return;
  const question = { kind: "metadata" as const, baseUrl: ADDRESS, timeout: 1, attempts: 1, role: null, token: null };
  const first = yield { ...question, ask: "token" };
  if (first.kind === "assumed" || (first.kind === "failure" && ["400", "403"].includes(first.failure.code ?? "")))
    return;
  yield { ...question, ask: "region", token: first.kind === "token" ? first.token : null };
}

/** EC2Metadata.new: of the settings for the address it knows none. */
const ADDRESS = "http://169.254.169.254";
