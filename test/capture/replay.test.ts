import { describe, expect, test } from "vitest";
import { memoryFiles } from "./memory-files.ts";
import { runInProcess } from "../cli/run-in-process.ts";
import { scenariosOf } from "../truth/goldens.ts";
import { machineOf } from "../truth/scenario.ts";

/* A snapshot answers as the machine it was taken of does, to the byte; docs/snapshot.md. */

const SETS = ["open", "hand-python", "hand-jsgo", "hand-jvmrust"];
/** A comment that some SDKs take for a part of the key id above it. */
const ALWAYS = ["ini-commented-indent"];
/** Every so many; AWSWHO_REPLAY=all takes them all (minutes). */
const STRIDE = process.env["AWSWHO_REPLAY"] === "all" ? 1 : 25;
const COMMANDS = [["compare", "--offline", "--json"]];

describe.each(SETS)("replay of %s", (set) => {
  test("gives the same document", async () => {
    const differing: string[] = [];
    for (const scenario of scenariosOf(set).filter(({ id }, index) => index % STRIDE === 0 || ALWAYS.includes(id))) {
      const machine = machineOf(scenario);
      const { out: taken } = await runInProcess(["snapshot", "--offline"], machine);
      for (const command of COMMANDS) {
        const real = await runInProcess(command, machine);
        const replay = await runInProcess([...command, "--from", "/snapshot.json"], {
          ...machine,
          fs: memoryFiles({ "/snapshot.json": taken }),
        });
        if (real.out !== replay.out || real.code !== replay.code) differing.push(scenario.id);
      }
    }
    expect(differing).toEqual([]);
  }, 3_000_000);
});
