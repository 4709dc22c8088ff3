import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Volume } from "memfs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMMAND_TABLE } from "../../src/cli/command-table.ts";
import { SHELLS } from "../../src/cli/completion/completion-table.ts";
import { SDK_IDS } from "../../src/model/sdk.ts";
import { runInProcess } from "./run-in-process.ts";

const completion = (...argv: string[]) =>
  runInProcess(["completion", ...argv], { fs: Volume.fromJSON({}) as never, environment: {} });

test.each(SHELLS)("%s is told of every command and option", async (shell) => {
  const { out, code } = await completion(shell);
  expect(code).toBe(0);
  for (const name of Object.keys(COMMAND_TABLE)) expect(out).toContain(name);
  for (const word of ["verify", "run-processes", "allow-canary", "go-v2", "mermaid", "profiles -q"])
    expect(out).toContain(word);
});

test("no shell, or none that is known: exit 2", async () => {
  expect((await completion()).code).toBe(2);
  expect((await completion("tcsh")).err).toContain("bash, zsh, fish, powershell");
});

const bash = spawnSync("bash", ["--version"]).status === 0;
const PROFILES = ["default", "dev", "my profile", "$(touch ran)", "déjà"];

describe.skipIf(!bash)(`bash${bash ? "" : " (skipped: no bash here)"}`, () => {
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "awswho-completion-"));
    writeFileSync(join(folder, "script"), (await completion("bash")).out);
    // In the command's place: only the names of profiles are asked for.
    const names = PROFILES.map((name) => `'${name}'`).join(" ");
    writeFileSync(join(folder, "awswho"), `#!/bin/sh\n[ "$*" = "profiles -q" ] && printf '%s\\n' ${names}\n`);
    chmodSync(join(folder, "awswho"), 0o755);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What bash offers at the end of a line. */
  function offered(...words: string[]): readonly string[] {
    const line = `source ./script; COMP_WORDS=(awswho ${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length}; _awswho; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const out = execFileSync("bash", ["--norc", "-c", line], {
      cwd: folder,
      env: { PATH: `${folder}:/usr/bin:/bin`, LC_ALL: "C.UTF-8" },
      encoding: "utf8",
    });
    return out.split("\n").filter((word) => word !== "");
  }

  test("commands, by how they begin", () => {
    expect(offered("")).toContain("profiles");
    expect(offered("comp")).toEqual(["compare", "completion"]);
  });

  test("a command's own options, and no other's", () => {
    expect(offered("profiles", "--ver")).toEqual(["--verify", "--verbose", "--version"]);
    expect(offered("compare", "--verif")).toEqual([]);
  });

  test("values", () => {
    expect(offered("--sdk", "")).toEqual([...SDK_IDS]);
    expect(offered("profiles", "--format", "")).toEqual(["text", "json", "csv", "markdown"]);
    expect(offered("graph", "--format", "d")).toEqual(["dot"]);
    expect(offered("completion", "")).toEqual([...SHELLS]);
  });

  test("names of profiles, quoted and never run", () => {
    expect(offered("--profile", "de")).toEqual(["default", "dev"]);
    expect(offered("graph", "my")).toEqual(["my\\ profile"]);
    expect(offered("--profile", "$")).toEqual(["\\$\\(touch\\ ran\\)"]);
    expect(spawnSync("ls", [join(folder, "ran")]).status).not.toBe(0);
  });
});
