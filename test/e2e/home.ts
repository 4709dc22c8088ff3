import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A real home folder with the files given, by their paths in it. */
export interface TemporaryHome extends Disposable {
  readonly path: string;
}

export function temporaryHome(files: Readonly<Record<string, string>>): TemporaryHome {
  const path = mkdtempSync(join(tmpdir(), "awswho-home-"));
  // For runs as someone else.
  chmodSync(path, 0o755);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
