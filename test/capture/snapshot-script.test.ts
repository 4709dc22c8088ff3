import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSnapshotFile } from "../../src/capture/read-snapshot-file.ts";
import { snapshotScript } from "../../src/capture/snapshot-script.ts";
import { runInProcess } from "../cli/run-in-process.ts";
import { scenariosOf } from "../truth/goldens.ts";
import type { Scenario } from "../truth/scenario.ts";
import { memoryFiles } from "./memory-files.ts";

/* The script is run by the shells that are here; its snapshot answers as the machine itself does. */

const SHELLS = ["/bin/dash", "/bin/bash", "/bin/busybox"].filter((shell) => fs.existsSync(shell));
const words = (shell: string): readonly string[] => (shell.endsWith("busybox") ? ["sh", "-s"] : ["-s"]);

interface Home {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
}

function homeOf({ env, files, modes }: Scenario): Home {
  const path = mkdtempSync(join(tmpdir(), "awswho-sh-"));
  const filled = (text: string): string =>
    text
      .replaceAll("{{HOME}}", path)
      .replace(/\{\{NOW([+-]\d+)\}\}/g, (_, seconds: string) =>
        new Date(Date.now() + Number(seconds) * 1000).toISOString().replace(/\.\d+Z$/, "Z"),
      );
  for (const [name, text] of Object.entries(files)) {
    if (!name.startsWith("~/")) continue;
    const file = join(path, name.slice(2));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, filled(text));
    if (modes?.[name] !== undefined) chmodSync(file, Number.parseInt(modes[name], 8));
  }
  const variables = Object.entries(env).map(([name, value]) => [name, filled(value)]);
  return {
    path,
    environment: { HOME: path, PATH: "/usr/bin:/bin", LANG: "C.UTF-8", ...Object.fromEntries(variables) },
  };
}

function taken(shell: string, { path, environment }: Home): string {
  return execFileSync(shell, words(shell), {
    input: snapshotScript("test"),
    cwd: path,
    env: environment,
    encoding: "utf8",
  });
}

/** What the script may not know: other homes, packages that are installed, whether this test has a terminal. */
const answers = (out: string) => {
  const { outcome, profile, credentials, error, region, sources } = JSON.parse(out);
  return { outcome, profile, credentials, error, region, sources };
};

/** Bytes are not letters to a POSIX awk: columns behind other letters than ASCII are its own. */
const isAscii = (scenario: Scenario): boolean => /^[\0-\x7f]*$/.test(JSON.stringify(scenario.files));
const EVERY = 30;
const sample = ["open", "hand-python", "hand-jsgo"].flatMap((set) =>
  scenariosOf(set).filter(
    (scenario, index) => index % EVERY === 0 && isAscii(scenario) && scenario.explicit === undefined,
  ),
);

describe.each(SHELLS)("awswho snapshot --sh in %s", (shell) => {
  test("answers as the machine does", async () => {
    const differing: string[] = [];
    for (const scenario of sample) {
      const home = homeOf(scenario);
      try {
        const machine = {
          fs: fs as never,
          environment: home.environment,
          systemHome: home.path,
          cwd: home.path,
          now: Date.now(),
        };
        const real = await runInProcess(["--offline", "--json"], machine);
        const snapshot = taken(shell, home);
        const replay = await runInProcess(["--offline", "--json", "--from", "/s.json"], {
          ...machine,
          fs: memoryFiles({ "/s.json": snapshot }),
        });
        if (JSON.stringify(answers(real.out)) !== JSON.stringify(answers(replay.out || "{}")))
          differing.push(scenario.id);
      } finally {
        rmSync(home.path, { recursive: true });
      }
    }
    expect(differing).toEqual([]);
    // Dozens of shells, on a machine that may be busy.
  }, 300_000);

  test("tells where Ruby stops at a letter that the locale has not", async () => {
    const home = homeOf({
      id: "letters",
      env: { LC_ALL: "C" },
      files: {
        "~/.aws/credentials": "# clé\n[default]\naws_access_key_id = AKIABASEBASEBASEBASE\naws_secret_access_key = s\n",
      },
    });
    try {
      const files = memoryFiles({ "/s.json": taken(shell, home) });
      const machine = { fs: files, environment: {}, systemHome: "/", cwd: "/", now: Date.now() };
      const replay = await runInProcess(["--sdk", "ruby", "--offline", "--json", "--from", "/s.json"], machine);
      expect(JSON.parse(replay.out)).toMatchObject({
        outcome: "error",
        error: { message: "invalid byte sequence in US-ASCII" },
      });
    } finally {
      rmSync(home.path, { recursive: true });
    }
  });

  test("holds no secret, writes nothing, and says nothing on stderr", () => {
    const home = homeOf({
      id: "canary",
      env: {
        AWS_SECRET_ACCESS_KEY: "CANARY/a+b",
        AWS_SESSION_TOKEN: "CANARY\nCANARY",
        HTTPS_PROXY: "http://a:CANARY@proxy:1",
        JAVA_TOOL_OPTIONS:
          "-Dmy.password=CANARY -Daws.secretAccessKey=CANARY  -Daws.region=eu-west-1 -Daws.mine=CANARY",
        JDK_JAVA_OPTIONS: "@/CANARY/options -Daws.profile=dev -XX:VMOptionsFile=CANARY",
        _JAVA_OPTIONS: "-Dx='CANARY -Daws.region=CANARY'",
      },
      files: {
        "~/.aws/credentials":
          '# CANARY\n[a "b]\naws_secret_access_key = CANARY+/=\nbroken0ffCANARY==\n[c] CANARY\nmine = CANARY\ncredential_process = /bin/x --k CANARY\n',
        "~/.aws/sso/cache/a.json":
          '{"accessToken": "CANARY\\"CANARY", "expiresAt": "2026-01-01T00:00:00Z", "x": {"refreshToken":"CANARY"}}',
        "~/.aws/config": "",
      },
    });
    try {
      const before = fs.readdirSync(home.path, { recursive: true }).sort();
      const { stdout, stderr } = spawnSync(shell, words(shell), {
        input: snapshotScript("test"),
        cwd: home.path,
        env: home.environment,
        encoding: "utf8",
      });
      expect(stdout).not.toContain("CANARY");
      expect(stderr).toBe("");
      expect(readSnapshotFile(stdout).kind).toBe("snapshot");
      expect(stdout).toContain("2026-01-01T00:00:00Z");
      expect(stdout).toContain('"JAVA_TOOL_OPTIONS":"-Daws.secretAccessKey=xxxxxx -Daws.region=eu-west-1"');
      // The files that options name are left out, as docs/snapshot.md says.
      expect(stdout).toContain('"JDK_JAVA_OPTIONS":"-Daws.profile=dev"');
      expect(fs.readdirSync(home.path, { recursive: true }).sort()).toEqual(before);
    } finally {
      rmSync(home.path, { recursive: true });
    }
  });
});
