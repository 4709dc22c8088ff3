import { spawn } from "node:child_process";
import fs from "node:fs";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Volume } from "memfs";
import { processMachine } from "../../src/capture/process-machine.ts";
import { runInProcess } from "../cli/run-in-process.ts";

const isLinux = process.platform === "linux";

describe.skipIf(!isLinux)("--pid on Linux", () => {
  test("answers for the environment, home and folder of a running process", async () => {
    const home = mkdtempSync(join(tmpdir(), "awswho-"));
    mkdirSync(join(home, ".aws"));
    writeFileSync(
      join(home, ".aws/credentials"),
      "[prod]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = CANARY\n",
    );
    const child = spawn(process.execPath, ["-e", "process.stdin.resume()"], {
      env: { HOME: home, AWS_PROFILE: "prod" },
      cwd: home,
      stdio: ["pipe", "ignore", "ignore"],
    });
    try {
      const { out, code } = await runInProcess(["--json", "--pid", String(child.pid)], {
        fs: fs as never,
        environment: { HOME: "/nowhere" },
      });
      expect(code).toBe(0);
      const document = JSON.parse(out);
      expect(document.profile.name).toBe("prod");
      expect(document.credentials.accessKeyId).toBe("AKIAY34FZKBOKMUTVV7A");
      expect(out).not.toContain("CANARY");
    } finally {
      child.kill();
      rmSync(home, { recursive: true });
    }
  });

  test.each([
    ["x", "give the number of a process"],
    ["999999999", "no such process"],
  ])("--pid %s is a usage error", async (pid, why) => {
    const { err, code } = await runInProcess(["--pid", pid], { fs: fs as never, environment: {} });
    expect(code).toBe(2);
    expect(err).toContain(why);
  });
});

describe("a process with a root folder of its own", () => {
  const volume = Volume.fromJSON({
    "/proc/self/environ": "",
    "/proc/7/environ": "HOME=/root\0AWS_PROFILE=prod\0A=b=c\0",
    "/proc/7/status": "Name:\tpython\nUid:\t0\t1000\t0\t0\n",
    "/image/etc/passwd": "app:x:1000:1000::/srv/app:/bin/sh\n",
    "/image/data/config": "[default]\n",
    "/data/config": "not this one",
  });
  volume.symlinkSync("/image", "/proc/7/root");
  volume.symlinkSync("/srv", "/proc/7/cwd");
  volume.mkdirSync("/image/root");
  volume.symlinkSync("/data/config", "/image/root/config");
  const found = processMachine(7, { fs: volume as never, now: 0 });

  test("has the home and user of its own passwd", () => {
    expect(found).toMatchObject({
      kind: "machine",
      machine: { systemHome: "/srv/app", user: 1000, cwd: "/srv", environment: { AWS_PROFILE: "prod", A: "b=c" } },
    });
  });

  test("follows links from its own root", () => {
    if (found.kind !== "machine") throw new Error("no machine");
    expect(new TextDecoder().decode(found.machine.fs.readFileSync("/root/config"))).toBe("[default]\n");
  });
});
