import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BUILT_CLI, isBuilt, ofBuiltCli } from "./built-cli.ts";
import { type TemporaryHome, temporaryHome } from "./home.ts";

/* `awswho trace -- COMMAND` with real processes and datagrams: a small program reports as the recorded SDKs do. */

const NODE = process.execPath;
const KEY = "AKIAQYLPMN5HHHFPZAMZ";

/** Sends what the arguments say, as JavaScript v2 does, and waits until it is sent. */
const REPORT = `
  const socket = require("node:dgram").createSocket("udp4");
  const { AWS_CSM_PORT, AWS_CSM_HOST, AWS_CSM_CLIENT_ID, AWS_CSM_ENABLED } = process.env;
  const common = { Version: 1, ClientId: AWS_CSM_CLIENT_ID, Service: "S3", Api: "ListBuckets",
    UserAgent: "aws-sdk-nodejs/2.1693.0 linux/v20.20.2 promise", Region: "eu-west-1" };
  const attempt = { ...common, Type: "ApiCallAttempt", AccessKey: "${KEY}", SessionToken: "CANARYtoken", HttpStatusCode: 403,
    AwsException: "AccessDenied", AwsExceptionMessage: "CANARYmessage", Fqdn: "s3.eu-west-1.amazonaws.com" };
  const call = { ...common, Type: "ApiCall", AttemptCount: 1, FinalHttpStatusCode: 403 };
  const send = (message) => new Promise((sent) => socket.send(message, Number(AWS_CSM_PORT), AWS_CSM_HOST, sent));
  const report = async (count) => {
    if (AWS_CSM_ENABLED !== "true") return;
    for (let n = 0; n < count; n++) { await send(JSON.stringify(attempt)); await send(JSON.stringify(call)); }
  };
  module.exports = { send, report, close: () => socket.close() };`;

const PROGRAMS = {
  "report.cjs": REPORT,
  "calls.cjs": `
    const { report, close } = require("./report.cjs");
    process.stdout.write("out"); process.stderr.write("err");
    report(Number(process.argv[2])).then(() => { close(); process.exitCode = Number(process.argv[3] ?? 0); });`,
  "hostile.cjs": `
    const { send, report, close } = require("./report.cjs");
    const { randomBytes } = require("node:crypto");
    (async () => {
      for (let n = 0; n < 300; n++) await send(randomBytes(1 + (n * 37) % 9000));
      for (const text of ["", "[".repeat(9000), '{"a":'.repeat(1500), "\\u001b[2J", "x".repeat(60000)]) await send(text);
      await report(1);
      close();
    })();`,
  "wait.cjs": `
    const { report } = require("./report.cjs");
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => { process.stdout.write(name); process.exit(42); });
    report(1).then(() => process.stdout.write("ready "));
    setInterval(() => {}, 1000);`,
  "outlived.cjs": `
    const { spawn } = require("node:child_process");
    const { report, close } = require("./report.cjs");
    const late = "const { report } = require('./report.cjs'); setInterval(() => report(1), 20); setTimeout(() => process.exit(), 1500);";
    spawn(process.execPath, ["-e", late], { detached: true, stdio: "ignore", cwd: __dirname, env: process.env }).unref();
    report(1).then(close);`,
  "input.cjs": `process.stdin.pipe(process.stdout); process.stderr.write(String(process.stdin.isTTY === true));`,
};

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe.skipIf(!isBuilt)(`trace in ${ofBuiltCli}`, () => {
  let home: TemporaryHome;
  beforeAll(() => {
    home = temporaryHome({
      ".aws/credentials": `[default]\naws_access_key_id = ${KEY}\naws_secret_access_key = CANARYsecret\n`,
      "no-program": "not a program\n",
      ...PROGRAMS,
    });
  });
  afterAll(() => home[Symbol.dispose]());

  const start = (words: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
    spawn(NODE, [BUILT_CLI, "trace", ...words], {
      cwd: home.path,
      env: { HOME: home.path, LANG: "C.UTF-8", PATH: "/usr/bin:/bin", ...environment },
      stdio: ["pipe", "pipe", "pipe"],
    });

  async function ended(child: ReturnType<typeof start>): Promise<Ended> {
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
    return { code, signal, stdout, stderr };
  }

  function run(
    words: readonly string[],
    environment: Readonly<Record<string, string>> = {},
    input = "",
  ): Promise<Ended> {
    const child = start(words, environment);
    child.stdin.end(input);
    return ended(child);
  }

  test("the program's streams are its own, the summary follows on stderr", async () => {
    const { code, stdout, stderr } = await run(["--", NODE, "calls.cjs", "1"]);
    expect([code, stdout]).toEqual([0, "out"]);
    expect(stderr).toMatch(/^err\nawswho: node acted as 052310077262 \(key AKIA…ZAMZ\), as predicted\.\n/);
    expect(stderr).toContain("S3  ListBuckets (AccessDenied)");
    expect(stderr).not.toContain("CANARY");
  });

  test("stdin reaches it as it is", async () => {
    const input = "in\u0000\nput".repeat(10_000);
    const { stdout, stderr } = await run(["-q", "--", NODE, "input.cjs"], {}, input);
    expect(stdout).toBe(input);
    expect(stderr).toBe("false\nawswho: no AWS call of node was seen.\n");
  });

  test("its exit code is its own", async () => {
    for (const code of [0, 1, 127, 255]) {
      const result = await run(["-q", "--", NODE, "calls.cjs", "1", String(code)]);
      expect([result.code, result.stdout]).toEqual([code, "out"]);
    }
  });

  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s is passed on, and what was seen is told", async (signal) => {
    const child = start(["--", NODE, "wait.cjs"]);
    const end = ended(child);
    await once(child.stdout, "data");
    child.kill(signal);
    const { code, stdout, stderr } = await end;
    expect([code, stdout]).toEqual([42, `ready ${signal}`]);
    expect(stderr).toContain("awswho: node acted as 052310077262");
  });

  test("a signal that comes as soon as the program runs is passed on", async () => {
    const text = 'trap "exit 42" HUP; kill -HUP $PPID; sleep 9 & wait';
    expect((await run(["-q", "--", "/bin/sh", "-c", text])).code).toBe(42);
  });

  test.each([
    ["SIGKILL", 137],
    ["SIGTERM", 143],
  ] as const)("killed by %s: %i, and what was seen is told", async (signal, code) => {
    const text = `require("./report.cjs").report(2).then(() => process.kill(process.pid, "${signal}")); setInterval(() => {}, 9)`;
    const result = await run(["--", NODE, "-e", text]);
    expect(result.code).toBe(code);
    expect(result.stderr).toContain("ListBuckets ×2");
  });

  test.each([
    ["no-such-program-here", 127, "awswho: no-such-program-here: there is no such program\n"],
    ["./no-program", 126, "awswho: ./no-program: it cannot be started (EACCES)\n"],
  ])("%s cannot be started: %i", async (program, code, said) => {
    expect(await run(["--", program])).toEqual({ code, signal: null, stdout: "", stderr: said });
  });

  test("a burst of thousands is counted, or said to be incomplete", async () => {
    const { stderr } = await run(["--", NODE, "calls.cjs", "5000"]);
    const seen = Number(/ListBuckets ×(\d+)/.exec(stderr)?.[1]);
    if (seen !== 5000) expect(stderr).toMatch(/\d+ reports? lost on the way/);
    expect(seen).toBeGreaterThan(1000);
  });

  test("random bytes, depth, size and escapes do no harm, and the report behind them is read", async () => {
    const { code, stderr } = await run(["--", NODE, "hostile.cjs"]);
    expect(code).toBe(0);
    expect(stderr).toContain("awswho: node acted as 052310077262");
    expect(stderr).toContain("305 datagrams sent to the port that told of no call");
    expect(stderr).not.toContain("\u001b");
  });

  test("what outlives the program is not waited for", async () => {
    const { code, stderr } = await run(["--", NODE, "outlived.cjs"]);
    expect(code).toBe(0);
    expect(stderr).toContain("awswho: node acted as 052310077262");
  });

  test("--json --output writes a document, also into a descriptor of the caller's", async () => {
    const { stderr } = await run(["--json", "--output", "trace.json", "--", NODE, "calls.cjs", "3"]);
    expect(stderr).toBe("err");
    const text = readFileSync(`${home.path}/trace.json`, "utf8");
    expect(JSON.parse(text)).toMatchObject({
      schemaVersion: 1,
      command: { program: "node", exitCode: 0 },
      keys: [{ accessKeyId: KEY, agreement: "same-key", hasSessionToken: true }],
      reports: { attempts: 3, calls: 3, missing: 0, strangers: 0, unreadable: 0 },
    });
    expect(text).not.toContain("CANARY");
    const child = spawn(
      "/bin/sh",
      [
        "-c",
        `"$0" "$1" trace --json --output /dev/fd/3 -- "$0" calls.cjs 1 3>&1 >/dev/null 2>&1 | cat`,
        NODE,
        BUILT_CLI,
      ],
      { cwd: home.path, env: { HOME: home.path }, stdio: ["ignore", "pipe", "inherit"] },
    );
    let piped = "";
    child.stdout.setEncoding("utf8").on("data", (data: string) => {
      piped += data;
    });
    await once(child, "close");
    expect(JSON.parse(piped)).toMatchObject({ keys: [{ accessKeyId: KEY }] });
  });

  test("a place that cannot be written to stops it before the program starts", async () => {
    const { code, stdout, stderr } = await run(["--output", "no/such/folder/t.json", "--", NODE, "calls.cjs", "1"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("--output no/such/folder/t.json cannot be written (ENOENT)");
  });

  test("monitoring of the person's own is replaced for the program alone, and said to be", async () => {
    const { stderr } = await run(["--", NODE, "calls.cjs", "1"], { AWS_CSM_ENABLED: "false", AWS_CSM_PORT: "9" });
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(
      "AWS_CSM_ENABLED, AWS_CSM_PORT: set already, and replaced for node",
    );
  });
});
