import type { Machine } from "../capture/capture.ts";
import type { CaseMachine } from "./demo-case.ts";
import { filesInMemory } from "./files-in-memory.ts";

/** A case's machine, in memory. @param awsUrl the demo's own AWS; null: nothing is asked. */
export function machineOf({ home, environment, files }: CaseMachine, now: number, awsUrl: string | null): Machine {
  return {
    environment: { HOME: home, ...environment, ...(awsUrl === null ? {} : { AWSWHO_ENDPOINT_URL: awsUrl }) },
    fs: filesInMemory(files),
    platform: "posix",
    systemHome: home,
    cwd: home,
    now,
  };
}
