import { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import type { ModeRepair, Refusal, Repaired, TextRepair } from "../model/repair.ts";
import { unseal } from "../vault/secret.ts";
import { type Disk, type DiskStatus, MAY_WRITE } from "./disk.ts";

/**
 * Writes a file's new text: beside it first, whole and on the disk, and then in its place by one rename. Whatever happens
 * on the way, the name leads to the old text or to the new. The old text is kept in a backup that only its owner can read.
 */
export function repairText(disk: Disk, repair: TextRepair, now: number): Repaired {
  const { path } = repair;
  try {
    const target = disk.realpathSync(path);
    const status = disk.statSync(target);
    const why = refusal(disk, target, status, repair);
    if (why !== null) return { state: "refused", path, why };
    return replaced(disk, target, status, repair, now);
  } catch (error) {
    return { state: "failed", path, code: codeOf(error) };
  }
}

/** Permission bits, on what a symlink leads to, as chmod has it. */
export function repairMode(disk: Disk, { path, before, after }: ModeRepair): Repaired {
  try {
    if (before !== null && (disk.statSync(path).mode & 0o7777) !== before)
      return { state: "refused", path, why: "changed" };
    disk.chmodSync(path, after);
    return { state: "written", path, backup: null };
  } catch (error) {
    return { state: "failed", path, code: codeOf(error) };
  }
}

function refusal(disk: Disk, target: string, status: DiskStatus, { before }: TextRepair): Refusal | null {
  if (!status.isFile()) return "no-file";
  if (status.nlink > 1) return "second-name";
  // Root may write to it all the same: whoever took the bit away meant something by it.
  if ((status.mode & 0o200) === 0 || !mayWrite(disk, target) || !mayWrite(disk, dirname(target))) return "read-only";
  return holds(disk, target, unseal(before.text)) ? null : "changed";
}

function mayWrite(disk: Disk, path: string): boolean {
  try {
    disk.accessSync(path, MAY_WRITE);
    return true;
  } catch {
    return false;
  }
}

const holds = (disk: Disk, path: string, text: string): boolean =>
  Buffer.from(disk.readFileSync(path)).equals(Buffer.from(text, "utf8"));

function replaced(disk: Disk, target: string, status: DiskStatus, repair: TextRepair, now: number): Repaired {
  const { path, before, after } = repair;
  const beside = join(dirname(target), `.${basename(target)}.awswho-${randomBytes(6).toString("hex")}`);
  const backup = backupName(path, now);
  const made: string[] = [];
  const write = (name: string, text: string, mode: number): boolean => {
    const file = disk.openSync(name, "wx", 0o600);
    made.push(name);
    return filled(disk, file, text, status, mode);
  };
  try {
    if (
      !write(beside, unseal(after.text), status.mode & 0o7777) ||
      !write(backup, unseal(before.text), status.mode & 0o600)
    )
      return undone(disk, made, { state: "refused", path, why: "owner" });
    // Once more, as late as can be: somebody may have signed in meanwhile.
    if (!holds(disk, target, unseal(before.text)))
      return undone(disk, made, { state: "refused", path, why: "changed" });
    disk.renameSync(beside, target);
  } catch (error) {
    return undone(disk, made, { state: "failed", path, code: codeOf(error) });
  }
  settle(disk, dirname(target));
  return { state: "written", path, backup };
}

/** The bytes in a new file and on the disk; nobody else could open it before. False: it could not be given to its owner. */
function filled(disk: Disk, file: number, text: string, { uid, gid }: DiskStatus, mode: number): boolean {
  try {
    const own = disk.fstatSync(file);
    if ((own.uid !== uid || own.gid !== gid) && !gave(disk, file, uid, gid)) return false;
    disk.fchmodSync(file, mode);
    const bytes = Buffer.from(text, "utf8");
    for (let written = 0; written < bytes.length; ) written += disk.writeSync(file, bytes, written);
    disk.fsyncSync(file);
    return true;
  } finally {
    disk.closeSync(file);
  }
}

function gave(disk: Disk, file: number, user: number, group: number): boolean {
  try {
    disk.fchownSync(file, user, group);
    return true;
  } catch {
    return false;
  }
}

function undone(disk: Disk, paths: readonly string[], outcome: Repaired): Repaired {
  for (const path of paths)
    try {
      disk.unlinkSync(path);
    } catch {
      // Whatever is in the way of that was in the way before.
    }
  return outcome;
}

/** The rename itself on the disk; not every system can do that. */
function settle(disk: Disk, folder: string): void {
  try {
    const file = disk.openSync(folder, "r");
    try {
      disk.fsyncSync(file);
    } finally {
      disk.closeSync(file);
    }
  } catch {
    // Windows opens no folder.
  }
}

/** Beside the name that the person knows, sorted by time: `credentials.awswho-20261122T120000.000Z.bak`. */
const backupName = (path: string, now: number): string =>
  `${path}.awswho-${new Date(now).toISOString().replace(/[-:]/g, "")}.bak`;

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
