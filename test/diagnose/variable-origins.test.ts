import { Volume } from "memfs";
import { describe, expect, test } from "vitest";
import { runInProcess } from "../cli/run-in-process.ts";

const KEY = "AKIAY34FZKBOKMUTVV7A";
const KEYS = { AWS_ACCESS_KEY_ID: KEY, AWS_SECRET_ACCESS_KEY: "CANARY" };

/** A process with what it began with; the first is ours. */
interface Process {
  readonly program: string;
  readonly has: boolean;
  readonly pid?: number;
}

/** Ways in which exported keys come to be: the processes above awswho, nearest first, and files. */
interface SetUp {
  readonly processes: readonly Process[];
  readonly files?: Readonly<Record<string, string>>;
  /** What the screen says of $AWS_ACCESS_KEY_ID; "": nothing. */
  readonly says: string;
}

const shell = (program: string): Process => ({ program, has: false });
const init: Process = { program: "systemd", has: false, pid: 1 };
const POSIX = `export AWS_ACCESS_KEY_ID=${KEY}\n`;

const SET_UPS: Readonly<Record<string, SetUp>> = {
  "a line of ~/.bashrc": {
    processes: [shell("bash"), init],
    files: { "/home/ana/.bashrc": `alias ll='ls'\n${POSIX}` },
    says: "set in bash (pid 101) since it began, or for this command alone, likely by ~/.bashrc:2",
  },
  "a file of /etc/profile.d": {
    processes: [shell("sh"), init],
    files: { "/etc/profile.d/aws.sh": `export AWS_ACCESS_KEY_ID="${KEY}"\n` },
    says: "set in sh (pid 101) since it began, or for this command alone, likely by /etc/profile.d/aws.sh:1",
  },
  "~/.zshenv": {
    processes: [shell("zsh"), init],
    files: { "/home/ana/.zshenv": POSIX },
    says: "set in zsh (pid 101) since it began, or for this command alone, likely by ~/.zshenv:1",
  },
  "fish's configuration": {
    processes: [shell("fish"), init],
    files: { "/home/ana/.config/fish/config.fish": `set -gx AWS_ACCESS_KEY_ID ${KEY}\n` },
    says: "set in fish (pid 101) since it began, or for this command alone, likely by ~/.config/fish/config.fish:1",
  },
  direnv: {
    processes: [shell("bash"), init],
    files: { "/srv/app/.envrc": POSIX },
    says: "set in bash (pid 101) since it began, or for this command alone, likely by /srv/app/.envrc:1",
  },
  "direnv, from a folder above": {
    processes: [shell("bash"), init],
    files: { "/srv/.envrc": POSIX, "/srv/.git/HEAD": "" },
    says: "set in bash (pid 101) since it began, or for this command alone, likely by /srv/.envrc:1",
  },
  mise: {
    processes: [shell("zsh"), init],
    files: { "/srv/app/mise.toml": `[env]\nAWS_ACCESS_KEY_ID = "${KEY}"\n` },
    says: "set in zsh (pid 101) since it began, or for this command alone, likely by /srv/app/mise.toml:2",
  },
  nushell: {
    processes: [shell("nu"), init],
    files: { "/home/ana/.config/nushell/env.nu": `$env.AWS_ACCESS_KEY_ID = "${KEY}"\n` },
    says: "set in nu (pid 101) since it began, or for this command alone, likely by ~/.config/nushell/env.nu:1",
  },
  PowerShell: {
    processes: [shell("pwsh"), init],
    files: { "/home/ana/.config/powershell/profile.ps1": `$Env:AWS_ACCESS_KEY_ID = '${KEY}'\n` },
    says: "set in pwsh (pid 101) since it began, or for this command alone, likely by ~/.config/powershell/profile.ps1:1",
  },
  dotenv: {
    processes: [{ program: "node", has: false }, shell("bash"), init],
    files: { "/srv/app/.env": `AWS_ACCESS_KEY_ID=${KEY}\n` },
    says: "set by node (pid 101), likely by /srv/app/.env:1",
  },
  "systemd's user environment": {
    processes: [{ program: "bash", has: true }, { program: "systemd", has: false }, init],
    files: { "/home/ana/.config/environment.d/aws.conf": `AWS_ACCESS_KEY_ID=${KEY}\n` },
    says: "there since bash (pid 101) began; who set it is not known, likely by ~/.config/environment.d/aws.conf:1",
  },
  "sudo -E": {
    processes: [{ program: "sudo", has: true }, shell("zsh"), init],
    says: "set in zsh (pid 102) since it began, or for this command alone",
  },
  "a tmux server's stale environment": {
    processes: [{ program: "bash", has: true }, { program: "tmux: server", has: true }, init],
    says: "there since tmux: server (pid 102) began; who set it is not known",
  },
  "docker -e": {
    processes: [{ program: "sh", has: true, pid: 1 }],
    says: "there since the first process began: the container or the system defines it",
  },
  "a wrapper": {
    processes: [{ program: "aws-vault", has: false }, shell("bash"), init],
    says: "set by aws-vault (pid 101)",
  },
  "a command's own assignment": {
    processes: [shell("bash"), init],
    says: "set in bash (pid 101) since it began, or for this command alone",
  },
};

function machineOf({ processes, files = {} }: SetUp) {
  const pids = [100, ...processes.map(({ pid }, index) => pid ?? 101 + index)];
  const tree = Object.fromEntries(
    processes.flatMap(({ program, has }, index) => [
      [`/proc/${pids[index + 1]}/environ`, `HOME=/home/ana\0${has ? `AWS_ACCESS_KEY_ID=${KEY}\0` : ""}`],
      [`/proc/${pids[index + 1]}/comm`, `${program}\n`],
      [`/proc/${pids[index + 1]}/status`, `PPid:\t${pids[index + 2] ?? 0}\n`],
    ]),
  );
  return {
    fs: Volume.fromJSON({ ...tree, "/proc/100/status": `PPid:\t${pids[1]}\n`, ...files }) as never,
    environment: { HOME: "/home/ana", LANG: "C.UTF-8", ...KEYS },
    systemHome: "/home/ana",
    cwd: "/srv/app",
    pid: 100,
  };
}

const saidOf = (out: string): string =>
  /^From +\$AWS_ACCESS_KEY_ID: ([\s\S]*?)(?=^\S)/m.exec(`${out}END`)?.[1]?.replace(/\s+/g, " ").trim() ?? "";

describe("where a variable came from", () => {
  test.each(Object.entries(SET_UPS))("%s", async (_, setUp) => {
    const { out } = await runInProcess(["--offline"], machineOf(setUp));
    expect(saidOf(out)).toBe(setUp.says);
    expect(out).not.toContain("CANARY");
  });

  test.each([
    ["zsh", "/home/ana/.bashrc", false],
    ["node", "/home/ana/.zshenv", false],
    ["bash", "/home/ana/.config/fish/config.fish", false],
    ["-bash", "/home/ana/.bashrc", true],
    ["gdm-x-session", "/home/ana/.profile", true],
  ])("%s may have read %s: %s", async (program, path, may) => {
    const { out } = await runInProcess(
      ["--offline"],
      machineOf({ processes: [shell(program), init], files: { [path]: POSIX }, says: "" }),
    );
    expect(saidOf(out).includes("likely")).toBe(may);
  });

  test.each(Object.entries(SET_UPS))("%s: a document, and the same by a snapshot", async (_, setUp) => {
    const machine = machineOf(setUp);
    const real = await runInProcess(["--offline", "--json"], machine);
    const { out: taken } = await runInProcess(["snapshot", "--offline"], machine);
    const replay = await runInProcess(["--offline", "--json", "--from", "/s.json"], {
      ...machine,
      fs: Volume.fromJSON({ "/s.json": taken }) as never,
    });
    expect(JSON.parse(real.out).origins).toMatchObject([{ name: "AWS_ACCESS_KEY_ID" }]);
    expect(replay.out).toBe(real.out);
    expect(taken).not.toContain("CANARY");
  });

  test("says nothing where nothing can be told", async () => {
    const { out } = await runInProcess(["--offline"], { ...machineOf({ processes: [], says: "" }), pid: 0 });
    expect(saidOf(out)).toBe("");
  });

  test("takes no line that sets another value, or computes it", async () => {
    const files = {
      "/home/ana/.bashrc": `export AWS_ACCESS_KEY_ID=AKIAOTHER\nexport AWS_ACCESS_KEY_ID=$(cat key)\n# ${POSIX}`,
    };
    const { out } = await runInProcess(["--offline"], machineOf({ processes: [shell("bash"), init], files, says: "" }));
    expect(saidOf(out)).not.toContain("likely");
  });
});
