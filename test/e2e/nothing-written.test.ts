import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, lstatSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { longTermKeys } from "../../src/demo/aws/made-up-keys.ts";
import { iamUser } from "../../src/demo/aws/principal.ts";
import { awsOnLoopback } from "../../src/demo/aws-on-loopback.ts";
import { DEV } from "../../src/demo/parts/accounts.ts";
import { minutesFrom } from "../../src/demo/parts/moment.ts";
import { keysSection } from "../../src/demo/parts/keys-text.ts";
import { SIGN_IN_CONFIG, signInOf, tokenFile, tokenText } from "../../src/demo/parts/sign-in.ts";
import { BUILT_CLI, isBuilt, ofBuiltCli, runCli } from "./built-cli.ts";
import { temporaryHome } from "./home.ts";
import { canTrace, tracedCli } from "./traced-cli.ts";

const keys = longTermKeys(DEV, "ana");
const TOKEN_FILE = tokenFile("").slice(1);
const TRAP = fileURLToPath(new URL("./trap.cjs", import.meta.url));

/** A sign-in whose token the SDK would refresh, and write back, on its next use. */
const aboutToBeRefreshed = (): string =>
  JSON.stringify({
    ...(JSON.parse(tokenText(Date.now(), 2)) as object),
    clientId: "client",
    clientSecret: "CANARY-client",
    refreshToken: "CANARY-refresh",
    registrationExpiresAt: minutesFrom(Date.now(), 10_000),
  });

const files = () => ({
  ".aws/credentials": keysSection("default", keys),
  ".aws/config": `${SIGN_IN_CONFIG}\n[profile process]\ncredential_process = /bin/cat keys.json\n`,
  [TOKEN_FILE]: aboutToBeRefreshed(),
  "keys.json": JSON.stringify({ Version: 1, AccessKeyId: keys.accessKeyId, SecretAccessKey: keys.secretAccessKey }),
});

const PROFILES = ["default", "dev", "process", "missing"];
const FORMATS = [[], ["-v"], ["--json"], ["--offline"]];

/** Path, kind, size, times and content of all that lies in a folder. */
function treeOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => {
      const path = join(folder, name);
      const stat = lstatSync(path, { bigint: true });
      const content = stat.isFile() ? createHash("sha256").update(readFileSync(path)).digest("hex") : "";
      return [name, stat.mode, stat.size, stat.mtimeNs, stat.ctimeNs, content].join(" ");
    })
    .concat(String(lstatSync(folder, { bigint: true }).mtimeNs))
    .sort();
}

interface EveryRun {
  readonly uid?: number;
  readonly readOnly?: boolean;
}

async function treesAroundEveryRun({
  uid,
  readOnly = false,
}: EveryRun): Promise<readonly [readonly string[], readonly string[]]> {
  using home = temporaryHome(files());
  if (readOnly)
    for (const folder of ["", ".aws", ".aws/sso", ".aws/sso/cache"]) chmodSync(join(home.path, folder), 0o555);
  const aws = await awsOnLoopback({
    keys: [{ keys, holder: iamUser(DEV, "ana") }],
    signIns: [signInOf("ana@example.com")],
  });
  try {
    const before = treeOf(home.path);
    for (const profile of PROFILES)
      for (const format of FORMATS) {
        const { code, stdout } = await runCli([...format, "--profile", profile], {
          cwd: home.path,
          environment: { HOME: home.path, AWSWHO_ENDPOINT_URL: aws.url, AWS_EC2_METADATA_DISABLED: "true" },
          ...(uid === undefined ? {} : { uid }),
        });
        expect(stdout).not.toBe("");
        expect(code === 0 || profile === "missing", `${profile} ${format.join(" ")}: exit ${code}`).toBe(true);
      }
    return [before, treeOf(home.path)];
  } finally {
    await aws.close();
  }
}

const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;
/** Root may write anywhere: such a run is made as nobody, if nobody may read the command. */
const canBeNobody =
  isRoot &&
  isBuilt &&
  spawnSync(process.execPath, [BUILT_CLI, "--version"], { uid: NOBODY, gid: NOBODY, cwd: "/" }).status === 0;

describe.skipIf(!isBuilt)(`nothing is written by ${ofBuiltCli}`, () => {
  it("in a home that it could write to", async () => {
    const [before, after] = await treesAroundEveryRun({});
    expect(after).toEqual(before);
  });

  it.skipIf(isRoot && !canBeNobody)(
    "in a home that it cannot write to (skipped for root where nobody may not read dist)",
    async () => {
      const [before, after] = await treesAroundEveryRun({ readOnly: true, ...(isRoot ? { uid: NOBODY } : {}) });
      expect(after).toEqual(before);
    },
  );
});

describe.skipIf(!isBuilt)(`--offline of ${ofBuiltCli}`, () => {
  const offline = async (argv: readonly string[], profile: string) => {
    using home = temporaryHome(files());
    const log = join(home.path, "trap.log");
    const { code, stdout, stderr } = await runCli(["--offline", ...argv], {
      cwd: home.path,
      node: ["--require", TRAP],
      environment: { HOME: home.path, AWS_PROFILE: profile, TRAP_LOG: log },
    });
    return { code, stdout, stderr, noted: readFileSync(log, "utf8") };
  };

  it.each(PROFILES)("opens no socket, starts no process and writes no file: profile %s", async (profile) => {
    for (const argv of [[], ["-v"], ["--json"], ["--allow-refresh"]]) {
      const { code, stdout, stderr, noted } = await offline(argv, profile);
      expect({ code, stderr, noted }).toEqual({ code: profile === "missing" ? 4 : 0, stderr: "", noted: "" });
      expect(stdout).not.toBe("");
    }
  });

  it.each([
    ["process", /^child_process\.spawn$/m],
    ["default", /^http\.request$/m],
  ])("would be caught by the trap: online it is, profile %s", async (profile, expected) => {
    using home = temporaryHome(files());
    const log = join(home.path, "trap.log");
    await runCli(["--profile", profile], {
      cwd: home.path,
      node: ["--require", TRAP],
      environment: {
        HOME: home.path,
        TRAP_LOG: log,
        AWSWHO_ENDPOINT_URL: "http://127.0.0.1:9",
        AWS_EC2_METADATA_DISABLED: "true",
      },
    });
    expect(readFileSync(log, "utf8")).toMatch(expected);
  });
});

describe.skipIf(!isBuilt || !canTrace)(
  canTrace ? `--offline of ${ofBuiltCli}, traced` : "--offline traced (skipped: no strace that works here)",
  () => {
    it.each(PROFILES)(
      "makes no system call that opens a socket, starts a process or writes a file: profile %s",
      async (profile) => {
        using home = temporaryHome(files());
        const {
          sockets,
          processes,
          writes,
          files: looked,
        } = await tracedCli(["--offline"], home.path, { AWS_PROFILE: profile });
        expect(looked.some((call) => call.includes(`${home.path}/.aws/config`))).toBe(true);
        expect({ sockets, writes }).toEqual({ sockets: [], writes: [] });
        // The one is node itself.
        expect(processes).toHaveLength(1);
      },
    );

    it("would be caught by the trace: online it is", async () => {
      using home = temporaryHome(files());
      const nobodyListens = { AWSWHO_ENDPOINT_URL: "http://127.0.0.1:9", AWS_EC2_METADATA_DISABLED: "true" };
      const { sockets } = await tracedCli([], home.path, nobodyListens);
      expect(sockets.join("\n")).toMatch(/connect\(\d+, \{sa_family=AF_INET/);
    });
  },
);
