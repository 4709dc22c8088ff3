import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandFor } from "../../src/advice/shell.ts";

const BASH = "/bin/bash";

test.skipIf(!existsSync(BASH))("the command against a byte order mark takes it away, and nothing else", () => {
  const folder = mkdtempSync(join(tmpdir(), "awswho-shell-"));
  const path = join(folder, "my credentials");
  writeFileSync(path, "\ufeff[default]\nregion = eu-west-1\n");
  execFileSync(BASH, ["-c", commandFor({ kind: "remove-byte-order-mark", path }, "posix")]);
  const text = readFileSync(path, "utf8");
  rmSync(folder, { recursive: true });
  expect(text).toBe("[default]\nregion = eu-west-1\n");
});

test.each(["powershell", "cmd"] as const)("%s has no sed: an editor is what there is", (shell) => {
  expect(commandFor({ kind: "remove-byte-order-mark", path: "C:\\Users\\ana\\.aws\\config" }, shell)).toMatch(
    /^save C:/,
  );
});
