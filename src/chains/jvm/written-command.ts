import type { Snapshot } from "../../model/snapshot.ts";
import { asciiCommand } from "../../parse/ascii-command.ts";
import type { Secret } from "../../vault/secret.ts";
import { hasAsciiAlone } from "./decoded-variables.ts";

/**
 * A command as the shell gets it. Where the locale has ASCII alone an é goes out as "?", which the shell takes for a pattern:
 * of one byte, so that no name with that letter fits (golden `letters-process-unset`).
 */
export const writtenCommand = (snapshot: Snapshot, command: Secret): Secret =>
  hasAsciiAlone(snapshot) ? asciiCommand(command) : command;
