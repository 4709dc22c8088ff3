import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BUILT_CLI, isBuilt, ofBuiltCli } from "./built-cli.ts";
import { type TemporaryHome, temporaryHome } from "./home.ts";

/* `awswho check … -- COMMAND` with real processes: what goes in and out is the command's own. */

const NODE = process.execPath;

/** Its own words, folder, environment's marks and standard input, as one line of JSON. */
const ECHO = `
  const chunks = [];
  process.stdin.on("data", (chunk) => chunks.push(chunk)).on("end", () => {
    process.stdout.write(JSON.stringify({
      argv: process.argv.slice(2), cwd: process.cwd(), mark: process.env.MARK ?? null, input: Buffer.concat(chunks).toString(),
      isTerminal: process.stdin.isTTY === true,
    }));
  });`;
const WAIT = `
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => {
    process.stdout.write(name);
    process.exit(name === "SIGHUP" ? 7 : 42);
  });
  process.stdout.write("ready ");
  setInterval(() => {}, 1000);`;

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe.skipIf(!isBuilt)(`check -- in ${ofBuiltCli}`, () => {
  let home: TemporaryHome;
  beforeAll(() => {
    home = temporaryHome({
      ".aws/credentials": "[default]\naws_access_key_id = AKIAQYLPMN5HHHFPZAMZ\naws_secret_access_key = CANARYsecret\n",
      "app/.awswhorc": "[sandbox]\naccount = 052310077262\n\n[prod]\naccount = 444455556666\n",
      "echo.cjs": ECHO,
      "wait.cjs": WAIT,
      "no-program": "not a program\n",
    });
    mkdirSync(`${home.path}/bin`);
    writeFileSync(`${home.path}/bin/not-executable`, "#!/bin/sh\n", { mode: 0o644 });
  });
  afterAll(() => home[Symbol.dispose]());

  const start = (words: readonly string[]) =>
    spawn(NODE, [BUILT_CLI, "check", ...words], {
      cwd: `${home.path}/app`,
      env: { HOME: home.path, LANG: "C.UTF-8", PATH: `${home.path}/bin:/usr/bin:/bin`, MARK: "kept" },
      stdio: ["pipe", "pipe", "pipe"],
    });

  async function ended(child: ReturnType<typeof start>): Promise<Ended> {
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
    return { code, signal, stdout, stderr };
  }

  const EXPECTED = ["sandbox", "--offline", "--sdk", "boto3", "--"];

  function run(words: readonly string[], input = ""): Promise<Ended> {
    const child = start(words);
    child.stdin.end(input);
    return ended(child);
  }

  test.each([0, 1, 2, 3, 42, 126, 127, 128, 200, 254, 255])("exit code %i is passed on", async (code) => {
    expect(await run([...EXPECTED, NODE, "-e", `process.exit(${code})`])).toEqual({
      code,
      signal: null,
      stdout: "",
      stderr: "",
    });
  });

  test.each([
    [
      [
        "a b",
        "'single'",
        '"double"',
        "$HOME",
        "`id`",
        "*",
        "\\",
        ";rm -rf x",
        "line\nbreak",
        "",
        "--",
        "--json",
        "-q",
        "é漢",
      ],
    ],
    [["--", "--"]],
    [[]],
  ])("words reach it as they are: %j", async (words) => {
    const { stdout, stderr, code } = await run([...EXPECTED, NODE, `${home.path}/echo.cjs`, ...words], "in\nput");
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      argv: words,
      cwd: `${home.path}/app`,
      mark: "kept",
      input: "in\nput",
      isTerminal: false,
    });
  });

  test("large output comes whole", async () => {
    const { stdout, stderr, code } = await run([
      ...EXPECTED,
      NODE,
      "-e",
      "process.stdout.write('x'.repeat(5_000_000)); process.stderr.write('y'.repeat(1_000_000))",
    ]);
    expect([stdout.length, stderr.length, code]).toEqual([5_000_000, 1_000_000, 0]);
  });

  test.each([
    ["SIGINT", 42],
    ["SIGTERM", 42],
    ["SIGHUP", 7],
  ] as const)("%s is passed on, and the command decides", async (signal, code) => {
    const child = start([...EXPECTED, NODE, `${home.path}/wait.cjs`]);
    const end = ended(child);
    await once(child.stdout, "data");
    child.kill(signal);
    expect(await end).toEqual({ code, signal: null, stdout: `ready ${signal}`, stderr: "" });
  });

  test.each([
    ["SIGKILL", 137],
    ["SIGTERM", 143],
    ["SIGSEGV", 139],
  ] as const)("a command that %s ends gives %i", async (signal, code) => {
    const result = await run([
      ...EXPECTED,
      NODE,
      "-e",
      `process.kill(process.pid, "${signal}"); setInterval(() => {}, 9)`,
    ]);
    expect(result).toEqual({ code, signal: null, stdout: "", stderr: "" });
  });

  test.each([
    [["no-such-program-here"], 127, "awswho: no-such-program-here: there is no such program\n"],
    [[""], 127, "awswho: '': there is no such program\n"],
    [["not-executable"], 126, /^awswho: not-executable: it cannot be started \(EACCES\)\n$/],
    [["/"], 126, /^awswho: \/: it cannot be started \(EACCES\)\n$/],
    [["bad\u001b[31mname"], 127, /^awswho: bad\\u001b\[31mname: there is no such program\n$/],
  ] as const)("%j cannot be started: %i", async (command, code, said) => {
    const { stdout, stderr, code: got } = await run([...EXPECTED, ...command]);
    expect([stdout, got]).toEqual(["", code]);
    if (typeof said === "string") expect(stderr).toBe(said);
    else expect(stderr).toMatch(said);
  });

  test("a refusal is one line on stderr, and nothing is started", async () => {
    const { stdout, stderr, code } = await run([
      "prod",
      "--offline",
      "--sdk",
      "boto3",
      "--",
      NODE,
      "-e",
      "process.stdout.write('started')",
    ]);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^awswho: refused: This is not prod: [^\n]*\n$/);
    expect(stderr).not.toContain("CANARY");
    expect(code).toBe(1);
  });

  test("nor where it cannot be told, nor where there are no credentials", async () => {
    const lifetime = ["sandbox", "--offline", "--partition", "aws", "--sdk", "boto3", "--", NODE, "-e", "0"];
    const unknown = await run(lifetime);
    expect(unknown.code).toBe(5);
    expect(unknown.stderr).toMatch(/^awswho: refused: Cannot tell [^\n]*\n$/);
    const nobody = await run(["sandbox", "--offline", "--sdk", "boto3", "--profile", "nobody", "--", NODE, "-e", "0"]);
    expect(nobody.code).toBe(4);
    expect(nobody.stderr).toMatch(/^awswho: refused: [^\n]*\n$/);
  });

  test("--init writes the file, and not over another", async () => {
    const folder = mkdtempSync(`${home.path}/new-`);
    const first = await run(["--init", "--offline", "--config", `${folder}/.awswhorc`]);
    expect([first.code, first.stderr]).toEqual([0, ""]);
    expect(readFileSync(`${folder}/.awswhorc`, "utf8")).toContain("\naccount = 052310077262\n");
    const again = await run(["--init", "--offline", "--config", `${folder}/.awswhorc`]);
    expect(again.code).toBe(2);
    const check = await run(["--offline", "--sdk", "boto3", "--config", `${folder}/.awswhorc`]);
    expect(check.code, check.stdout + check.stderr).toBe(0);
  });

  test("a GitHub job's summary is appended to", async () => {
    const summary = `${home.path}/summary.md`;
    writeFileSync(summary, "before\n");
    const child = spawn(NODE, [BUILT_CLI, "check", "prod", "--offline", "--sdk", "boto3"], {
      cwd: `${home.path}/app`,
      env: { HOME: home.path, LANG: "C.UTF-8", PATH: "", GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summary },
      stdio: ["pipe", "pipe", "pipe"],
    });
    const { code, stdout, stderr } = await ended(child);
    expect([code, stderr]).toEqual([1, ""]);
    expect(stdout).toMatch(/^::error title=awswho%3A The account%2C as expected::/m);
    expect(readFileSync(summary, "utf8")).toMatch(/^before\n## awswho: This is not prod/);
  });

  test("what it was not told and cannot know is a usage error", async () => {
    const unknown = await run(["sandbox", "--offline", "--", "some-program"]);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("--sdk");
    const changed = await run(["sandbox", "--offline", "--", "env", "AWS_PROFILE=prod", "terraform", "apply"]);
    expect(changed.code).toBe(2);
    expect(changed.stderr).toContain("set it before awswho");
  });
});
