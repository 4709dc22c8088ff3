import type { Diagnosis } from "../model/diagnosis.ts";

/** Scripts rely on them (README): 0 all well, 1 a finding, 2 usage, 3 a fault of awswho, 4 no credentials or refused, 5 could not tell. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5;

/** 0 to 255, as a command that was started ended. */
export type ChildCode = number;

export function exitCodeOf({ resolution, identity }: Diagnosis): ExitCode {
  switch (resolution.outcome) {
    case "unknown":
      return 5;
    case "none":
    case "error":
      return 4;
    case "credentials":
      if (resolution.clientError !== null || identity?.kind === "refused") return 4;
      return identity?.kind === "unavailable" && identity.failure !== null ? 5 : 0;
  }
}
