import type { SdkError } from "../../model/resolution.ts";
import { type Walk, untilRaised } from "../../walk/walk.ts";
import { python } from "./errors.ts";
import { regionFromMetadata } from "./region.ts";
import { type BotocoreSession, type Configured, configVariable } from "./session.ts";
import { plainVariable } from "../../walk/configured.ts";

/**
 * `defaults_mode = auto` asks where it runs, and goes on without an answer (golden `mut-defaults-mode-auto`); one that came
 * is kept for the clients after it (DefaultConfigResolver's `_instance_metadata_region`).
 */
export function* autoModeRegion(session: BotocoreSession): Walk<void> {
  if (!session.edition.defaultsModes || defaultsMode(session)?.text.toLowerCase() !== "auto") return;
  const inside = (plainVariable(session, "AWS_EXECUTION_ENV")?.text ?? "") !== "";
  const told = plainVariable(session, "AWS_REGION") ?? plainVariable(session, "AWS_DEFAULT_REGION");
  if ((inside && told !== null && told.text !== "") || session.autoModeRegion.isKnown) return;
  const heard = yield* untilRaised(regionFromMetadata(session));
  session.autoModeRegion.isKnown = heard.kind === "returned" && heard.value !== null;
}

const defaultsMode = (session: BotocoreSession): Configured | null =>
  configVariable(session, { variable: "AWS_DEFAULTS_MODE", setting: "defaults_mode" });

const DEFAULTS_MODES = ["legacy", "auto", "standard", "in-region", "cross-region", "mobile"];

export function defaultsModeFault(session: BotocoreSession): SdkError | null {
  if (!session.edition.defaultsModes) return null;
  const mode = defaultsMode(session);
  if (mode === null || DEFAULTS_MODES.includes(mode.text.toLowerCase())) return null;
  return python(
    "InvalidDefaultsMode",
    `Client configured with invalid defaults mode: ${mode.text}. Valid defaults modes include: ${DEFAULTS_MODES.join(", ")}.`,
    mode.provenance,
  );
}
