import { expect, test } from "vitest";
import type { FileSystem } from "../../src/capture/file-system.ts";
import { fileSystemOf } from "../truth/scenario.ts";
import { runInProcess } from "./run-in-process.ts";

/* Files that are not for the one who asks: under sudo, in a service, in another user's home folder (complaint S28). */

const HOME = "/home/ana";
const ME = 1000;
const FILES = new Map([
  [`${HOME}/.aws/config`, "[profile prod]\nregion = eu-west-1\n"],
  [
    `${HOME}/.aws/credentials`,
    "[default]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = CANARY-secret\n",
  ],
]);

interface Closed {
  /** A folder that may not be entered, or a file that may not be read. */
  readonly path: string;
  readonly owner: number;
  readonly mode: number;
}

/** A file system in which one path is closed to this user. */
function closedAt({ path: closed, owner, mode }: Closed): FileSystem {
  const files = fileSystemOf(FILES);
  const denied = (path: string): Error => Object.assign(new Error(`EACCES: ${path}`), { code: "EACCES" });
  return {
    ...files,
    statSync(path) {
      if (path.startsWith(`${closed}/`)) throw denied(path);
      const stat = files.statSync(path);
      return { ...stat, mode: path === closed ? mode : 0o755, uid: path === closed ? owner : ME };
    },
    readFileSync(path) {
      if (path === closed || path.startsWith(`${closed}/`)) throw denied(path);
      return files.readFileSync(path);
    },
  };
}

async function run(command: string, closed: Closed, env: Readonly<Record<string, string>> = {}) {
  const machine = {
    fs: closedAt(closed),
    environment: { HOME, ...env },
    systemHome: "/home/ci",
    cwd: "/srv",
    user: ME,
  };
  const { code, out, err } = await runInProcess(command.split(" "), machine, { columns: 100 });
  expect(out + err).not.toContain("CANARY");
  return { code, out: out.replace(/\s+/g, " "), err };
}

const OTHERS_HOME = { path: HOME, owner: 1001, mode: 0o700 };
const OWN_FILE = { path: `${HOME}/.aws/credentials`, owner: ME, mode: 0o200 };
const ROOTS_FILE = { path: `${HOME}/.aws/credentials`, owner: 0, mode: 0o600 };

test("another user's home folder: the answer is that, not that there is no profile", async () => {
  const { code, out } = await run("--offline", OTHERS_HOME);
  expect(code).toBe(4);
  expect(out).toMatch(
    /^boto3 finds no credentials here\. ~\/\.aws\/credentials cannot be looked for: ~ may not be entered/,
  );
  expect(out).toContain("(mode 0700) and belongs to user 1001, not to you (1000)");
  expect(out).toContain(
    "Do run it as user 1001, whose /home/ana is, or set HOME to this user's own home folder: /home/ci",
  );
  expect(out).not.toContain("aws configure");
});

test("the same in doctor is told of once", async () => {
  const { code, out } = await run("doctor --offline", OTHERS_HOME);
  expect(code).toBe(1);
  expect(out.match(/may not be entered/g)).toHaveLength(1);
  expect(out).not.toContain("mode 0000");
});

test("a profile is asked for: it may be in there", async () => {
  const { out } = await run("--offline", OTHERS_HOME, { AWS_PROFILE: "prod" });
  expect(out).toContain("~/.aws/credentials cannot be looked for");
  expect(out).not.toContain("unset AWS_PROFILE");
});

test("one's own file without the right to read it: chmod", async () => {
  const { out } = await run("--offline", OWN_FILE);
  expect(out).toContain("~/.aws/credentials cannot be read (mode 0200): boto3 goes on as if it were empty.");
  expect(out).toContain("Do chmod 600 ~/.aws/credentials so that you may read it");
});

test("a file that root left in one's own folder is taken back", async () => {
  const { out } = await run("doctor --offline", ROOTS_FILE);
  expect(out).toContain('sudo chown "$USER" ~/.aws/credentials');
});

test.each(["profiles --offline", "graph --offline"])("%s says what it could not read", async (command) => {
  const closed = await run(command, OTHERS_HOME);
  expect(closed.code).toBe(0);
  expect(closed.err).toMatch(/^awswho: ~\/\.aws\/credentials cannot be looked for: ~ may not be entered.*\n$/);
  expect((await run(command, ROOTS_FILE)).err).toContain("cannot be read (mode 0600)");
});

test.each([
  ["/nope", "HOME is /nope, which does not exist."],
  ["/home/ana/.aws/config", "HOME is /home/ana/.aws/config, which is a file."],
])("HOME that leads to no folder is told beside a list, and is the next step: %s", async (home, words) => {
  const fs = fileSystemOf(FILES);
  const machine = { fs, environment: { HOME: home }, systemHome: HOME, cwd: "/srv", user: ME };
  const asked = (command: string) => runInProcess(command.split(" "), machine, { columns: 100 });
  expect((await asked("profiles --offline")).err).toBe(`awswho: ${words}\n`);
  const { out } = await asked("check --offline --account 111122223333");
  expect(out).toContain("Do   set HOME to a folder that exists");
  expect(out).not.toContain("aws configure sso");
  expect((await run("check --offline --account 111122223333", OTHERS_HOME)).out).not.toContain("aws configure sso");
});
