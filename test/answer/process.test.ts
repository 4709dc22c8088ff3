import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { seal, unseal } from "../../src/vault/secret.ts";
import { CANARY } from "./canaries.ts";
import { failureIn, network } from "./world.ts";

const folder = mkdtempSync(join(tmpdir(), "awswho-process-"));
afterAll(() => rmSync(folder, { recursive: true }));

const ENVIRONMENT = { PATH: process.env["PATH"] ?? "", AWS_SECRET_ACCESS_KEY: CANARY.password };

const run = (argv: readonly string[], options = {}) =>
  network(ENVIRONMENT, options).answer({ kind: "process", shell: null, argv: argv.map(seal), program: argv[0] ?? "" });

const script = (text: string): readonly string[] => [process.execPath, "-e", text];

describe("a credential process", () => {
  it("is run without a shell, its output read", async () => {
    const output = {
      Version: 1,
      AccessKeyId: "ASIAX",
      SecretAccessKey: "$HOME;*",
      SessionToken: "t",
      Expiration: "2030-01-01T00:00:00Z",
    };
    const answer = await run([...script("process.stdout.write(process.argv[1])"), JSON.stringify(output)]);
    if (answer.kind !== "credentials") throw new Error(answer.kind);
    expect(answer.credentials.accessKeyId).toBe("ASIAX");
    expect(answer.credentials.secretAccessKey && unseal(answer.credentials.secretAccessKey)).toBe("$HOME;*");
  });

  it("is given the whole environment and no input", async () => {
    const text = `process.stdin.on("data", () => {}).on("end", () => console.log(JSON.stringify({ Version: 1, AccessKeyId: process.env.AWS_SECRET_ACCESS_KEY.length + "", SecretAccessKey: "s" })))`;
    expect(await run(script(text))).toMatchObject({ credentials: { accessKeyId: String(CANARY.password.length) } });
  });

  it("is assumed where processes are not run", async () => {
    const mark = join(folder, "ran");
    expect(
      await run(script(`require("fs").writeFileSync(${JSON.stringify(mark)}, "")`), { runProcesses: false }),
    ).toEqual({
      kind: "assumed",
      because: "process",
    });
    expect(() => readFileSync(mark)).toThrow();
  });

  it("runs once for equal questions", async () => {
    const mark = join(folder, "count");
    const argv = script(`require("fs").appendFileSync(${JSON.stringify(mark)}, "x"); process.exit(1)`);
    const outside = network(ENVIRONMENT);
    const question = { kind: "process" as const, shell: null, argv: argv.map(seal), program: "node" };
    await Promise.all([outside.answer(question), outside.answer({ ...question, argv: argv.map(seal) })]);
    expect(readFileSync(mark, "utf8")).toBe("x");
  });

  it("fails with its status and its words, without secrets", async () => {
    const text = `console.error("cannot sign in with --token=" + process.argv[2] + "\\x1b[31m " + process.env.AWS_SECRET_ACCESS_KEY + " ${CANARY.webToken} ${CANARY.secretKey}"); process.exit(3)`;
    const failure = failureIn(await run([...script(text), "--", CANARY.accessToken]));
    expect(failure).toMatchObject({ kind: "exit-status", code: "3" });
    expect(failure.message).toContain("cannot sign in");
    expect(failure.message).not.toContain("\u001b");
  });

  it.each([
    ["not-found", "ENOENT", "no-such-program-anywhere"],
    ["denied", "EACCES", join(folder, "plain.txt")],
  ])("%s", async (kind, code, program) => {
    writeFileSync(join(folder, "plain.txt"), "no program");
    chmodSync(join(folder, "plain.txt"), 0o644);
    expect(failureIn(await run([program, CANARY.password]))).toMatchObject({ kind, code });
  });

  it("is ended with all it started when the run's time is over", async () => {
    const mark = join(folder, "pid");
    const text = `const c = require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" }); require("fs").writeFileSync(${JSON.stringify(mark)}, c.pid + ""); setInterval(() => {}, 1000)`;
    expect(failureIn(await run(script(text), { timeoutSeconds: 1 }))).toMatchObject({
      kind: "timeout",
      code: "budget",
    });
    const pid = Number(readFileSync(mark, "utf8"));
    await expect.poll(() => isRunning(pid), { timeout: 3000 }).toBe(false);
  });

  it("may not fill the memory", async () => {
    expect(failureIn(await run(["yes"]))).toMatchObject({ kind: "bad-answer" });
  });
});

/** A killed child whose parent is gone too may stay as a zombie until init has seen to it. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
