import type { Change } from "../model/finding.ts";
import type { Winner } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { lookUp } from "./processes.ts";
import type { SettingsBlock } from "./settings-blocks.ts";

const TEMPORARY = /^(?:aws_access_key_id|aws_secret_access_key|aws_session_token|aws_security_token|.*expir\w*)$/i;

/** The section without the keys that a tool wrote into it, and without what it wrote of their end. */
export const withoutTemporaryKeys = ({ file, settings }: SettingsBlock): Change => ({
  kind: "delete-lines",
  path: file.path,
  lines: settings.filter(({ key }) => TEMPORARY.test(key)).map(({ line }) => line),
});

/** A process that is not there gives nothing in their place. */
export const runsNothing = (snapshot: Snapshot, { holding }: Winner): boolean =>
  holding.plan.some((node) => node.kind === "process" && lookUp(snapshot, node.program).kind === "missing");
