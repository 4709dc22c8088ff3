import fs, {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { TextRepair } from "../../src/model/repair.ts";
import type { Disk } from "../../src/repair/disk.ts";
import { repairMode, repairText } from "../../src/repair/repair-file.ts";
import { seal } from "../../src/vault/secret.ts";

const OLD = "\ufeff# mine\r\n[default]\r\naws_secret_access_key = old, ü";
const NEW = "# mine\r\n[default]\r\naws_secret_access_key = new, ü";
const NOW = Date.UTC(2026, 10, 22, 12);
const isRoot = process.getuid?.() === 0;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "awswho-repair-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
const view = (path: string, text: string) => ({
  state: "text" as const,
  path,
  text: seal(text),
  bytes: Buffer.byteLength(text),
});

function repairOf(name: string, before = OLD, after = NEW): TextRepair {
  const path = at(name);
  return { kind: "text", path, before: view(path, before), after: view(path, after), findings: [], patch: [] };
}

function put(name: string, text = OLD, mode = 0o600): void {
  mkdirSync(join(at(name), ".."), { recursive: true });
  writeFileSync(at(name), text);
  chmodSync(at(name), mode);
}

const modeOf = (path: string): string => (statSync(path).mode & 0o7777).toString(8);
const read = (path: string): string => readFileSync(path, "utf8");
const names = (): readonly string[] => readdirSync(folder).sort();
const BACKUP = "credentials.awswho-20261122T120000.000Z.bak";

describe("a repaired text", () => {
  test.each([
    ["600", "600"],
    ["640", "600"],
    ["664", "600"],
    ["200", "200"],
  ])("keeps its mode: %s; the backup has %s", (mode, backup) => {
    if (mode === "200" && !isRoot) return;
    put("credentials", OLD, Number.parseInt(mode, 8));
    expect(repairText(fs, repairOf("credentials"), NOW)).toEqual({
      state: "written",
      path: at("credentials"),
      backup: at(BACKUP),
    });
    expect(read(at("credentials"))).toBe(NEW);
    expect(read(at(BACKUP))).toBe(OLD);
    expect([modeOf(at("credentials")), modeOf(at(BACKUP))]).toEqual([mode, backup]);
    expect(names()).toEqual(["credentials", BACKUP]);
  });

  test("is found where a symlink leads; the link stays one", () => {
    put("dotfiles/aws-credentials");
    symlinkSync("dotfiles/aws-credentials", at("credentials"));
    expect(repairText(fs, repairOf("credentials"), NOW).state).toBe("written");
    expect(fs.lstatSync(at("credentials")).isSymbolicLink()).toBe(true);
    expect(read(at("dotfiles/aws-credentials"))).toBe(NEW);
    expect(readdirSync(at("dotfiles"))).toEqual(["aws-credentials"]);
    expect(names()).toEqual(["credentials", BACKUP, "dotfiles"]);
  });

  test.skipIf(!isRoot)("keeps its owner and group, in the backup too (only root can give files away)", () => {
    put("credentials");
    chownSync(at("credentials"), 65534, 65533);
    expect(repairText(fs, repairOf("credentials"), NOW).state).toBe("written");
    for (const name of names()) {
      const { uid, gid } = statSync(at(name));
      expect([name, uid, gid]).toEqual([name, 65534, 65533]);
    }
  });
});

describe("left alone, with nothing beside it, is a file", () => {
  const refused = (why: string): void => {
    const before = names();
    const text = existsSync(at("credentials")) && statSync(at("credentials")).isFile() ? read(at("credentials")) : null;
    expect(repairText(fs, repairOf("credentials"), NOW)).toEqual({ state: "refused", path: at("credentials"), why });
    expect(names()).toEqual(before);
    if (text !== null) expect(read(at("credentials"))).toBe(text);
  };

  test("that was changed since it was read", () => {
    put("credentials", `${OLD} `);
    refused("changed");
  });

  test("that became a folder", () => {
    mkdirSync(at("credentials"));
    refused("no-file");
  });

  test.each(["400", "444"])("that its owner may not write to: %s", (mode) => {
    put("credentials", OLD, Number.parseInt(mode, 8));
    refused("read-only");
  });

  test("that has a second name", () => {
    put("credentials");
    linkSync(at("credentials"), at("second"));
    refused("second-name");
  });

  test("that cannot be given to its owner", () => {
    put("credentials");
    const stingy: Disk = {
      ...fs,
      statSync: (path) => Object.assign(statSync(path), { uid: 4_000_000 }),
      fchownSync: () => {
        throw Object.assign(new Error("EPERM"), { code: "EPERM" });
      },
    };
    expect(repairText(stingy, repairOf("credentials"), NOW)).toMatchObject({ state: "refused", why: "owner" });
    expect(names()).toEqual(["credentials"]);
    expect(read(at("credentials"))).toBe(OLD);
  });

  test("that is gone", () => {
    expect(repairText(fs, repairOf("credentials"), NOW)).toMatchObject({ state: "failed", code: "ENOENT" });
    expect(names()).toEqual([]);
  });

  test("whose backup would take another's place", () => {
    put("credentials");
    put(BACKUP, "precious");
    expect(repairText(fs, repairOf("credentials"), NOW)).toMatchObject({ state: "failed", code: "EEXIST" });
    expect(names()).toEqual(["credentials", BACKUP]);
    expect(read(at(BACKUP))).toBe("precious");
  });
});

/** A disk that fails at its nth call; `dead`: nothing works from then on, as when the process is killed. */
function failingDisk(nth: number, dead: boolean) {
  let calls = 0;
  const fails = (): boolean => {
    calls += 1;
    return dead ? calls >= nth : calls === nth;
  };
  const disk = new Proxy(fs as unknown as Disk, {
    get(target, name) {
      const real = target[name as keyof Disk] as (...words: unknown[]) => unknown;
      return (...words: unknown[]) => {
        if (fails()) throw Object.assign(new Error("EIO"), { code: "EIO" });
        // Each write takes a few bytes, so that there are moments within a text.
        const [file, bytes, offset] = words;
        return name === "writeSync"
          ? real(file, (bytes as Buffer).subarray(0, Number(offset) + 7), offset)
          : real(...words);
      };
    },
  });
  return { disk, failed: () => calls >= nth };
}

describe.each([
  ["a call that fails", false],
  ["death", true],
] as const)("at whatever moment %s comes", (_, dead) => {
  test("the file holds the old text or the new, and the old is kept", () => {
    const seen = new Set<string>();
    for (let nth = 1; ; nth += 1) {
      rmSync(folder, { recursive: true });
      put("credentials");
      const { disk, failed } = failingDisk(nth, dead);
      repairText(disk, repairOf("credentials"), NOW);
      const text = read(at("credentials"));
      expect([OLD, NEW]).toContain(text);
      if (text === NEW) expect(read(at(BACKUP))).toBe(OLD);
      else if (!dead) expect(names()).toEqual(["credentials"]);
      for (const name of names()) expect(modeOf(at(name))).toBe("600");
      seen.add(text);
      if (!failed()) break;
    }
    expect(seen.size).toBe(2);
  });
});

describe("a repaired mode", () => {
  const repair = (before: number | null) =>
    ({ kind: "mode", path: at("credentials"), before, after: 0o600, finding: null as never }) as const;

  test("is set", () => {
    put("credentials", OLD, 0o644);
    expect(repairMode(fs, repair(0o644)).state).toBe("written");
    expect(modeOf(at("credentials"))).toBe("600");
    expect(read(at("credentials"))).toBe(OLD);
  });

  test("is left alone if it is no more what was read", () => {
    put("credentials", OLD, 0o640);
    expect(repairMode(fs, repair(0o644))).toMatchObject({ state: "refused", why: "changed" });
    expect(modeOf(at("credentials"))).toBe("640");
  });
});
