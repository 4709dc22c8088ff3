import { type Walk, raise } from "../../walk/walk.ts";
import { PANIC, worded } from "../go/errors.ts";
import { blockFault, loadConfig } from "../go/load.ts";
import { rewording } from "../go/provider.ts";
import type { GoSession } from "../go/session.ts";
import { plainDiagnostic } from "./diagnostics.ts";
import { givenKeys } from "./keys-in-block.ts";
import { proxyFault } from "./proxy-fault.ts";

/**
 * GetAwsConfig up to its credentials (aws-sdk-go-base 2.0.0-beta.74, aws_config.go). With keys in the block the
 * configuration is loaded after they were looked at, and in other words; half a pair ends it before.
 */
export function* loadProvider(session: GoSession): Walk<void> {
  const unread = proxyFault(session);
  if (unread !== null) yield* raise(unread);
  const keys = givenKeys(session);
  if (keys === "half") return;
  const fault = blockFault(session);
  if (fault !== null) yield* raise(plainDiagnostic(fault));
  const words = keys === "whole" ? "loading configuration: " : "";
  yield* rewording(loadConfig(session), (error) =>
    error.kind === "not-read" || error.type === PANIC ? error : plainDiagnostic(worded(words, error)),
  );
}
