import { spawnSync } from "node:child_process";
import fs, { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sourceFiles } from "../../src/capture/source-files.ts";
import { trackedFiles } from "../../src/capture/tracked-files.ts";

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "awswho-tracked-")));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const hasGit = spawnSync("git", ["--version"]).status === 0;
function git(...words: readonly string[]): void {
  const environment = { PATH: process.env["PATH"], HOME: root, GIT_CONFIG_NOSYSTEM: "1" };
  const { status, stderr } = spawnSync("git", words, { cwd: root, env: environment, encoding: "utf8" });
  expect(status, stderr).toBe(0);
}

function write(...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), "");
  }
}

const names = ({ files }: { readonly files: ReadonlySet<string> }): readonly string[] =>
  [...files].map((path) => path.slice(root.length + 1));

describe.skipIf(!hasGit)("git's index", () => {
  const FILES = ["a.py", "deep/er/b.py", "deep/er/bc.py", "deep/é.py", `long/${"n".repeat(200)}.py`];

  test.each(["2", "3", "4"])("of version %s", (version) => {
    write(...FILES, "not.py");
    git("init", "-q");
    git("update-index", "--index-version", version);
    // Named only, which is what version 3 is for.
    git("add", "-N", "a.py");
    git("add", ...FILES.slice(1));
    const tracked = trackedFiles(fs, join(root, "deep"));
    expect(names(tracked)).toEqual([...FILES].sort());
    expect(tracked.folders).toEqual(new Set([join(root, "deep/er"), join(root, "deep"), join(root, "long")]));
  });

  test("what is in it is read, whatever .gitignore says", () => {
    write("kept/in.py", "kept/out.py", "left/out.py");
    writeFileSync(join(root, ".gitignore"), "*.py\nkept/\nleft/\n");
    git("init", "-q");
    git("add", "-f", "kept/in.py");
    const entries = [...sourceFiles({ fs, root, allFiles: false, isWanted: (path) => path.endsWith(".py") })];
    expect(entries.filter(({ kind }) => kind === "file").map(({ path }) => path)).toEqual([join(root, "kept/in.py")]);
  });
});

test.each([
  ["no repository", null],
  ["an index cut short", "DIRC\0\0\0\x02\0\0\0\x09short"],
  ["something else", "not an index at all, and long enough to hold a number"],
])("%s: nothing is tracked", (_, index) => {
  write("a.py");
  if (index !== null) {
    mkdirSync(join(root, ".git"));
    writeFileSync(join(root, ".git/index"), index, "latin1");
  }
  expect(trackedFiles(fs, root).files).toEqual(new Set());
});
