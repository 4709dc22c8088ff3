import { spawn } from "node:child_process";
import { chmodSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { longTermKeys } from "../../src/demo/aws/made-up-keys.ts";
import { DEV } from "../../src/demo/parts/accounts.ts";
import { keysSection } from "../../src/demo/parts/keys-text.ts";
import { BUILT_CLI, isBuilt, ofBuiltCli, runCli } from "./built-cli.ts";
import { type TemporaryHome, temporaryHome } from "./home.ts";

const KEYS = keysSection("default", longTermKeys(DEV, "ana")).replaceAll("\n", "\r\n");
const OLD = `\ufeff# mine\r\n${KEYS}region=eu-west-1`;
const NEW = OLD.slice(1);
const FIX = ["doctor", "--offline", "--fix", "--sdk", "boto3"];

function faultyHome(text = OLD): TemporaryHome {
  const home = temporaryHome({ "dotfiles/credentials": text, ".aws/config": "[default]\nregion = eu-west-1\n" });
  chmodSync(join(home.path, "dotfiles/credentials"), 0o640);
  symlinkSync("../dotfiles/credentials", join(home.path, ".aws/credentials"));
  return home;
}

const fixOf = (home: TemporaryHome, more: readonly string[] = []) =>
  runCli([...FIX, ...more], { cwd: home.path, environment: { HOME: home.path } });
const credentials = (home: TemporaryHome): string => readFileSync(join(home.path, ".aws/credentials"), "utf8");
const secret = /aws_secret_access_key = (\S+)/.exec(KEYS)?.[1] ?? "";

describe.skipIf(!isBuilt)(`doctor --fix of ${ofBuiltCli}`, () => {
  it("changes nothing without a terminal", async () => {
    using home = faultyHome();
    const { code, stdout, stderr } = await fixOf(home);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toContain("Nothing was changed. To change it: awswho doctor --fix --yes");
    expect(stdout).not.toContain(secret);
    expect(credentials(home)).toBe(OLD);
    expect(readdirSync(join(home.path, ".aws")).sort()).toEqual(["config", "credentials"]);
  });

  it("changes what is named, behind a link, with --yes", async () => {
    using home = faultyHome();
    const { code, stdout, stderr } = await fixOf(home, ["--yes"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("Nothing is wrong here.");
    expect(stdout).not.toContain(secret);
    expect(credentials(home)).toBe(NEW);
    expect(lstatSync(join(home.path, ".aws/credentials")).isSymbolicLink()).toBe(true);
    expect((statSync(join(home.path, ".aws/credentials")).mode & 0o777).toString(8)).toBe("600");
    const backup = readdirSync(join(home.path, ".aws")).find((name) => name.endsWith(".bak")) ?? "";
    expect(readFileSync(join(home.path, ".aws", backup), "utf8")).toBe(OLD);
    expect((statSync(join(home.path, ".aws", backup)).mode & 0o777).toString(8)).toBe("600");
    expect(readdirSync(join(home.path, "dotfiles"))).toEqual(["credentials"]);
  });

  it("killed at any moment, leaves the old text or the new", async () => {
    // Large, so that there is something to be in the middle of.
    const large = OLD + `\r\n# ${"x".repeat(200)}`.repeat(20_000);
    const ends = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      using home = faultyHome(large);
      const killed = await killedAfter(home, 40 + round * 60);
      const text = credentials(home);
      expect(text === large || text === large.slice(1)).toBe(true);
      const names = readdirSync(join(home.path, ".aws"));
      if (text !== large) {
        const backup = names.find((name) => name.endsWith(".bak")) ?? "";
        expect(readFileSync(join(home.path, ".aws", backup), "utf8")).toBe(large);
      }
      for (const name of readdirSync(join(home.path, "dotfiles")))
        expect(statSync(join(home.path, "dotfiles", name)).mode & 0o007).toBe(0);
      ends.add(`${killed} ${text === large}`);
    }
    // Some were killed before they began.
    expect([...ends].some((end) => end.startsWith("true"))).toBe(true);
  });
});

/** Whether it was still running then. */
function killedAfter(home: TemporaryHome, milliseconds: number): Promise<boolean> {
  const child = spawn(process.execPath, [BUILT_CLI, ...FIX, "--yes"], {
    cwd: home.path,
    env: { HOME: home.path, PATH: "", LANG: "C.UTF-8" },
    stdio: "ignore",
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
  return new Promise((ended) => {
    child.once("close", (_, signal) => {
      clearTimeout(timer);
      ended(signal === "SIGKILL");
    });
  });
}
