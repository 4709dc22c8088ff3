import { Buffer } from "node:buffer";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Recorded, runInProcess } from "../cli/run-in-process.ts";

/** Files as no one wants them: a clear sentence, the other sources still shown, the right exit code. */

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "awswho-"));
  mkdirSync(join(home, ".aws"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const KEYS = { AWS_ACCESS_KEY_ID: "AKIAY34FZKBOKMUTVV7A", AWS_SECRET_ACCESS_KEY: "CANARY-secret" };
const run = (environment: Record<string, string> = KEYS, args: readonly string[] = []): Promise<Recorded> =>
  runInProcess(["--offline", ...args], {
    fs,
    environment: { HOME: home, LANG: "C.UTF-8", ...environment },
    systemHome: home,
    cwd: home,
  });

const config = (): string => join(home, ".aws", "config");

function expectEightRows(text: string): void {
  for (const name of [
    "explicit parameters",
    "session",
    "environment",
    "~/.aws/credentials",
    "~/.aws/config",
    "assume role",
    "boto config",
    "instance metadata",
  ])
    expect(text).toContain(name);
  expect(text).not.toContain("CANARY");
}

describe("a config file that is", () => {
  test("a folder: skipped, and said to be", async () => {
    mkdirSync(config());
    const { out, code } = await run();
    expectEightRows(out);
    expect(out).toContain("is a folder, not a file");
    expect(code).toBe(0);
  });

  test("a link to itself: skipped, and said to be", async () => {
    symlinkSync(config(), config());
    const { out, code } = await run();
    expectEightRows(out);
    expect(out).toContain("a symbolic link that leads to itself");
    expect(code).toBe(0);
  });

  test.skipIf(process.getuid?.() === 0)("not readable: skipped, and said to be", async () => {
    writeFileSync(config(), "[default]\n");
    chmodSync(config(), 0o000);
    const { out, code } = await run();
    expect(out).toContain("cannot be read (EACCES)");
    expect(code).toBe(0);
  });

  test("not UTF-8: boto3 stops, and the byte is named", async () => {
    writeFileSync(
      config(),
      Buffer.concat([Buffer.from("[default]\nregion = "), Buffer.from([0xff, 0xfe]), Buffer.from("\n")]),
    );
    const { out, code } = await run();
    expectEightRows(out);
    expect(out).toContain("Byte 20 of ~/.aws/config is not UTF-8 text");
    expect(code).toBe(4);
  });

  test("binary with NUL bytes", async () => {
    writeFileSync(config(), Buffer.from(Array.from({ length: 4096 }, (_, index) => index % 128)));
    const { out, code } = await run();
    expectEightRows(out);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be on the screen
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
    expect(code).toBe(4);
  });

  test("50 MB: not read, and awswho says that it cannot tell", async () => {
    writeFileSync(config(), "");
    truncateSync(config(), 50 * 1024 * 1024);
    const { out, code } = await run();
    expectEightRows(out);
    expect(out).toContain("50 MB");
    expect(code).toBe(5);
  });

  test("full of terminal escapes: shown by their numbers", async () => {
    writeFileSync(config(), "[profile \u001b[31mred\u009b2J]\nregion = \u001b]0;title\u0007eu\n");
    const { out, code } = await run({ ...KEYS, AWS_PROFILE: "\u001b[31mred\u009b2J" });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be on the screen
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(out).toContain("\\u001b[31mred");
    expect(code).toBe(4);
    const json = await run({ ...KEYS, AWS_PROFILE: "\u001b[31mred\u009b2J" }, ["--json"]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: nor in a document
    expect(json.out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(JSON.parse(json.out).profile.name).toBe("\u001b[31mred\u009b2J");
  });
});

describe("a home that is", () => {
  test("not set: the account's own is used", async () => {
    const { out, code } = await runInProcess(["--offline"], {
      fs,
      environment: { ...KEYS, LANG: "C.UTF-8" },
      systemHome: home,
      cwd: home,
    });
    expectEightRows(out);
    expect(code).toBe(0);
  });

  test("nowhere: nothing found, and no fault", async () => {
    const { out, code } = await runInProcess(["--offline"], {
      fs,
      environment: { HOME: "/nonexistent/home" },
      systemHome: "",
      cwd: "/",
    });
    expectEightRows(out);
    expect(code).toBe(4);
  });
});

test("a profile that looks like a CI command starts no line", async () => {
  const { out } = await run({ AWS_PROFILE: "::set-output name=x::y ##[error]" });
  for (const line of out.split("\n")) expect(line).not.toMatch(/^\s*::|##\[/);
});
