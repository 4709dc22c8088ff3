import { execFileSync } from "node:child_process";
import fs, { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sourceFiles, sourceText } from "../../src/capture/source-files.ts";
import type { Secret } from "../../src/vault/secret.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "awswho-tree-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

/** What the walk says of each file, as `kind name`. */
function walked(from = root, allFiles = false): readonly string[] {
  const isWanted = (path: string): boolean => path.endsWith(".py");
  return [...sourceFiles({ fs, root: from, allFiles, isWanted })].map((entry) => {
    const name = entry.path === from ? "." : entry.path.slice(from.length + 1);
    return entry.kind === "not-read" ? `${entry.why} ${name}` : `${entry.kind} ${name}`;
  });
}

describe("what .gitignore leaves out", () => {
  test("the nearest one has the last word, and a folder left out is not entered", () => {
    write({
      ".gitignore": "*.py\n!keep.py\nbuilt/\n",
      "a.py": "",
      "keep.py": "",
      "built/keep.py": "",
      "sub/.gitignore": "!b.py\n/keep.py\n",
      "sub/b.py": "",
      "sub/keep.py": "",
      "sub/deep/keep.py": "",
    });
    expect(walked()).toEqual([
      "passed .gitignore",
      "ignored a.py",
      "file keep.py",
      "passed sub/.gitignore",
      "file sub/b.py",
      "ignored sub/keep.py",
      "file sub/deep/keep.py",
    ]);
  });

  test("those of the folders above count within a repository, and nowhere else", () => {
    write({ ".gitignore": "a.py\n", "sub/a.py": "", "sub/b.py": "" });
    expect(walked(join(root, "sub"))).toEqual(["file a.py", "file b.py"]);
    mkdirSync(join(root, ".git"));
    expect(walked(join(root, "sub"))).toEqual(["ignored a.py", "file b.py"]);
  });

  test("--all-files reads them", () => {
    write({ ".gitignore": "a.py\n", "a.py": "", "node_modules/x/a.py": "" });
    expect(walked(root, true)).toEqual(["passed .gitignore", "file a.py", "file node_modules/x/a.py"]);
  });
});

test("what others wrote and tools made is passed over, where it is that", () => {
  write({
    "node_modules/a.py": "",
    ".git/a.py": "",
    "lib/site-packages/a.py": "",
    "own/pyvenv.cfg": "",
    "own/lib/a.py": "",
    "cache/CACHEDIR.TAG": "",
    "cache/deep/a.py": "",
    "vendor/a.py": "",
    "target/a.py": "",
    "go/go.mod": "",
    "go/vendor/a.py": "",
    "rust/Cargo.toml": "",
    "rust/target/a.py": "",
  });
  expect(walked().filter((line) => line.startsWith("file"))).toEqual(["file target/a.py", "file vendor/a.py"]);
});

test("no link to a folder is followed: loops, other trees, and what is not there", () => {
  write({ "sub/a.py": "" });
  symlinkSync("sub/a.py", join(root, "linked.py"));
  symlinkSync("..", join(root, "sub/up"));
  symlinkSync(root, join(root, "self"));
  symlinkSync("/etc", join(root, "etc"));
  symlinkSync("nowhere", join(root, "broken.py"));
  expect(walked()).toEqual(["file linked.py", "file sub/a.py"]);
});

test.skipIf(process.platform === "win32")("a pipe is not opened", () => {
  execFileSync("mkfifo", [join(root, "pipe.py")]);
  expect(walked()).toEqual(["no-regular-file pipe.py"]);
  expect(sourceText(fs, join(root, "pipe.py"))).toEqual({ kind: "not-read", why: "no-regular-file" });
});

test.skipIf(process.getuid?.() === 0)("a folder that may not be read is said", () => {
  mkdirSync(join(root, "closed"));
  chmodSync(join(root, "closed"), 0);
  expect(walked()).toEqual(["unreadable-folder closed"]);
  chmodSync(join(root, "closed"), 0o700);
});

test("a file or a folder that is not there, and a file by its own name", () => {
  write({ "a.txt": "" });
  expect(walked(join(root, "gone"))).toEqual(["absent ."]);
  expect([...sourceFiles({ fs, root: join(root, "a.txt"), allFiles: false, isWanted: () => false })]).toEqual([
    { kind: "file", path: join(root, "a.txt"), name: "a.txt" },
  ]);
});

test("what is too large or no text is not read, and never in memory", () => {
  write({ "large.py": "", "binary.py": "a\0b", "latin.py": "" });
  truncateSync(join(root, "large.py"), 200 * 1024 * 1024);
  writeFileSync(join(root, "latin.py"), Buffer.from("x = '\xe9'\n", "latin1"));
  expect(sourceText(fs, join(root, "large.py"))).toEqual({ kind: "not-read", why: "too-large" });
  expect(sourceText(fs, join(root, "binary.py"))).toEqual({ kind: "not-read", why: "binary" });
  expect(sourceText(fs, join(root, "gone.py"))).toEqual({ kind: "not-read", why: "unreadable" });
  const latin = sourceText(fs, join(root, "latin.py")) as { readonly text: Secret };
  expect(String(latin.text)).toBe("[secret]");
});

test("5,000 files in deep and wide folders, each once and in order", () => {
  const names = Array.from({ length: 5000 }, (_, index) => `d${index % 50}/${"e/".repeat(index % 20)}f${index}.py`);
  write(Object.fromEntries(names.map((name) => [name, ""])));
  const files = walked();
  expect(new Set(files).size).toBe(5000);
  expect(files).toHaveLength(5000);
});
