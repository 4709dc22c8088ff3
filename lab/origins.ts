/*
 * npm run lab -- origins [NAME…]: where does a variable come from? Twelve set-ups with the real shells and tools (bash,
 * zsh, fish, direnv, Node's dotenv, sudo, tmux, a PID namespace), each with the built `awswho --offline` at its end: what
 * it says of $AWS_ACCESS_KEY_ID must name who set it, or that this is not known, and nobody else. Linux; what is not on
 * this machine is skipped, and said to be. Needs root for the namespaces.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { longTermKeys } from "../src/demo/aws/made-up-keys.ts";

const CLI = resolve("dist/cli/awswho.cjs");
const KEYS = longTermKeys("111122223333", "ana");
const OLD = longTermKeys("444455556666", "bob");
const POSIX = `export AWS_ACCESS_KEY_ID=${KEYS.accessKeyId}\nexport AWS_SECRET_ACCESS_KEY=${KEYS.secretAccessKey}\n`;
const PLAIN = POSIX.replaceAll("export ", "");
const FISH = POSIX.replace(/export (\w+)=/g, "set -gx $1 ");

interface SetUp {
  /** Programs without which it cannot be run. */
  readonly needs: readonly string[];
  /** Below the home folder. */
  readonly files?: Readonly<Record<string, string>>;
  /** A script for sh, in the home folder; `$awswho` answers into $out. */
  readonly script: string;
  /** What must be said … */
  readonly says: RegExp;
  /** … and what is mimicked. */
  readonly mimicked?: string;
}

const inShell = (shell: string): RegExp =>
  new RegExp(`^set in ${shell} \\(pid \\d+\\) since it began, or for this command alone`);
const likely = (shell: string, line: string): RegExp => new RegExp(`${inShell(shell).source}, likely by ${line}$`);
const alone = (shell: string): RegExp => new RegExp(`${inShell(shell).source}$`);

const SET_UPS: Readonly<Record<string, SetUp>> = {
  "~/.bashrc": {
    needs: ["bash"],
    files: { ".bashrc": `alias ll='ls -l'\n${POSIX}` },
    script: "bash -ic '$awswho; :'",
    says: likely("bash", "~/\\.bashrc:2"),
  },
  "/etc/profile.d": {
    needs: ["bash", "unshare"],
    files: { "aws.sh": POSIX },
    script: `unshare -m sh -c 'mount -t tmpfs none /etc/profile.d && cp aws.sh /etc/profile.d/ && bash -lc "\\$awswho; :"'`,
    says: likely("bash", "/etc/profile\\.d/aws\\.sh:1"),
  },
  "~/.zshenv": {
    needs: ["zsh"],
    files: { ".zshenv": POSIX },
    script: "zsh -c '$=awswho; :'",
    says: likely("zsh", "~/\\.zshenv:1"),
  },
  "~/.zshenv, a ~/.bashrc of the same beside it": {
    needs: ["zsh"],
    files: { ".zshenv": POSIX, ".bashrc": POSIX },
    script: "zsh -c '$=awswho; :'",
    says: likely("zsh", "~/\\.zshenv:1"),
  },
  "fish's configuration": {
    needs: ["fish"],
    files: { ".config/fish/config.fish": FISH },
    script: `fish -c 'eval $awswho; true'`,
    says: likely("fish", "~/\\.config/fish/config\\.fish:1"),
  },
  "direnv, its hook": {
    needs: ["direnv", "bash"],
    files: { "app/.envrc": POSIX },
    script: `cd app && direnv allow && bash --norc -ic 'eval "$(direnv export bash)"; $awswho; :'`,
    says: likely("bash", "~/app/\\.envrc:1"),
  },
  "direnv exec": {
    needs: ["direnv"],
    files: { "app/.envrc": POSIX },
    // direnv becomes the command: who set it is the shell that started it, for this command alone.
    script: "cd app && direnv allow && direnv exec . $awswho; :",
    says: likely("sh", "~/app/\\.envrc:1"),
  },
  "dotenv: node --env-file": {
    needs: ["node"],
    files: {
      ".env": PLAIN,
      "app.mjs":
        'import { spawnSync } from "node:child_process"; spawnSync("sh", ["-c", process.env.awswho], { stdio: "inherit" });',
    },
    script: "node --env-file=.env app.mjs; :",
    says: /^set by node \(pid \d+\), likely by ~\/\.env:1$/,
  },
  "dotenv: set -a": {
    needs: ["bash"],
    files: { ".env": PLAIN },
    script: "bash --norc -ic 'set -a; . ./.env; set +a; $awswho; :'",
    says: likely("bash", "~/\\.env:1"),
  },
  "systemd --user environment": {
    needs: ["bash", "/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator"],
    files: { ".config/environment.d/aws.conf": PLAIN },
    mimicked: "the manager: a program of its name that starts a shell with what systemd's own generator printed",
    script: [
      'cp "$(command -v bash)" systemd',
      "./systemd -c '/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator > unit.env; " +
        `env $(cat unit.env) bash --norc -c "\\$awswho; :"; :'`,
    ].join("\n"),
    says: /^there since bash \(pid \d+\) began; who set it is not known, likely by ~\/\.config\/environment\.d\/aws\.conf:1$/,
  },
  "sudo -E": {
    needs: ["sudo", "bash"],
    script: `bash --norc -ic 'export AWS_ACCESS_KEY_ID=${KEYS.accessKeyId} AWS_SECRET_ACCESS_KEY=${KEYS.secretAccessKey}; sudo -E $awswho; :'`,
    says: alone("bash"),
  },
  "a tmux server's stale environment": {
    needs: ["tmux", "bash"],
    // The server began with the old keys; the shell that attaches later has none.
    script: [
      `bash --norc -c 'export AWS_ACCESS_KEY_ID=${OLD.accessKeyId} AWS_SECRET_ACCESS_KEY=${OLD.secretAccessKey}; tmux -L lab -f /dev/null new-session -d "sleep 600"; :'`,
      `tmux -L lab new-window -d "bash --norc -c '$awswho; :'; tmux -L lab wait-for -S done"`,
      "tmux -L lab wait-for done",
      "tmux -L lab kill-server",
    ].join("\n"),
    says: /^there since tmux: server \(pid \d+\) began; who set it is not known$/,
  },
  "docker -e": {
    needs: ["unshare"],
    mimicked: "the container: a PID and mount namespace whose first process begins with the variables",
    script: `exec unshare --pid --fork --mount-proc env AWS_ACCESS_KEY_ID=${KEYS.accessKeyId} AWS_SECRET_ACCESS_KEY=${KEYS.secretAccessKey} sh -c '$awswho; :'`,
    says: /^there since the first process began: the container or the system defines it$/,
  },
  "a wrapper that stays": {
    needs: ["bash"],
    mimicked: "aws-vault: a program of its name that exports keys and starts the command",
    script: [
      'cp "$(command -v bash)" aws-vault',
      `./aws-vault --norc -c 'export AWS_VAULT=prod AWS_ACCESS_KEY_ID=${KEYS.accessKeyId} AWS_SECRET_ACCESS_KEY=${KEYS.secretAccessKey}; $awswho; :'; :`,
    ].join("\n"),
    says: /^set by aws-vault \(pid \d+\)$/,
  },
  "a wrapper that becomes the command": {
    needs: ["bash"],
    mimicked: "aws-vault: a script that exports keys and executes the command, as aws-vault does on Unix",
    script: `bash --norc -ic '(export AWS_VAULT=prod AWS_ACCESS_KEY_ID=${KEYS.accessKeyId} AWS_SECRET_ACCESS_KEY=${KEYS.secretAccessKey}; exec $awswho); :'`,
    says: alone("bash"),
  },
  "A=b command": {
    needs: ["bash"],
    script: `bash --norc -ic 'AWS_ACCESS_KEY_ID=${KEYS.accessKeyId} AWS_SECRET_ACCESS_KEY=${KEYS.secretAccessKey} $awswho; :'`,
    says: alone("bash"),
  },
  "A=b command in zsh, a ~/.bashrc of the same beside it": {
    needs: ["zsh"],
    files: { ".bashrc": POSIX },
    script: `zsh -c 'AWS_ACCESS_KEY_ID=${KEYS.accessKeyId} AWS_SECRET_ACCESS_KEY=${KEYS.secretAccessKey} $=awswho; :'`,
    says: alone("zsh"),
  },
};

const isHere = (program: string): boolean =>
  spawnSync("sh", ["-c", 'command -v "$1"', "sh", program], { stdio: "ignore" }).status === 0;

const said = (screen: string): string =>
  /^From +\$AWS_ACCESS_KEY_ID: ([\s\S]*?)(?=^\S)/m.exec(`${screen}END`)?.[1]?.replace(/\s+/g, " ").trim() ?? "";

function run({ files = {}, script }: SetUp): { readonly screen: string; readonly errors: string } {
  const home = mkdtempSync(join(tmpdir(), "awswho-origins-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(home, name)), { recursive: true });
      writeFileSync(join(home, name), text);
    }
    // A file of one word, that needs no quotes in any shell.
    const program = join(home, "awswho");
    writeFileSync(program, `#!/bin/sh\nexec ${process.execPath} ${CLI} --offline > ${home}/out 2>&1\n`);
    chmodSync(program, 0o755);
    const { stderr } = spawnSync("sh", ["-c", `${script}\n:`], {
      cwd: home,
      encoding: "utf8",
      timeout: 120_000,
      env: { PATH: process.env["PATH"] ?? "", HOME: home, LANG: "C.UTF-8", SHELL: "/bin/sh", awswho: program },
    });
    return { screen: readOr(join(home, "out")), errors: stderr };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function readOr(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

const wanted = process.argv.slice(2);
let faults = 0;
for (const [name, setUp] of Object.entries(SET_UPS)) {
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
  const missing = setUp.needs.filter((program) => !isHere(program));
  if (missing.length > 0) {
    console.log(`${name}: skipped, there is no ${missing.join(", ")}`);
    continue;
  }
  const { screen, errors } = run(setUp);
  const words = said(screen);
  const right = setUp.says.test(words);
  if (!right) faults++;
  const how = setUp.mimicked === undefined ? "" : ` (mimicked: ${setUp.mimicked})`;
  console.log(`${right ? "ok" : "NOT"}  ${name}${how}\n      ${words === "" ? "(nothing)" : words}`);
  if (!right) console.log(`      expected ${setUp.says.source}\n${errors}${screen}`.replace(/^/gm, "      "));
  if (screen.includes(KEYS.secretAccessKey) || screen.includes(OLD.secretAccessKey)) throw new Error("a secret in it");
}
console.log(faults === 0 ? "all as expected" : `${faults} not as expected`);
process.exitCode = faults === 0 ? 0 : 1;
