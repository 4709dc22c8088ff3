import { openVariable } from "./open-variable.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { shellProgram } from "../parse/shell-program.ts";
import { fromWorkingFolder } from "../parse/python-path.ts";
import type { Secret } from "../vault/secret.ts";
import type { Checkup } from "./checkup.ts";
import { type WrittenProfile, type WrittenSetting, profilesWith } from "./written-profiles.ts";

export interface WrittenProcess {
  readonly profile: WrittenProfile;
  readonly setting: WrittenSetting;
  readonly command: Secret;
  /** Its name where it is plain: safe to show. Null: not to be told from the text. */
  readonly program: string | null;
}

export function writtenProcesses(checkup: Checkup): readonly WrittenProcess[] {
  return profilesWith(checkup, "credential_process").flatMap((profile) => {
    const setting = profile.setting("credential_process");
    if (setting?.value.kind !== "secret" || setting.value.secret.length === 0) return [];
    const program = shellProgram(setting.value.secret);
    return [
      {
        profile,
        setting,
        command: setting.value.secret,
        program: /\s/.test(program) || /[~$]/.test(program) ? null : program,
      },
    ];
  });
}

/** Where a program lies, by looking, never by running it. */
export type Found =
  | { readonly kind: "found"; readonly path: string }
  | { readonly kind: "not-executable"; readonly path: string }
  | { readonly kind: "missing" }
  /** On Windows, or where no folder of PATH is to be seen. */
  | { readonly kind: "cannot-tell" };

export function lookUp(snapshot: Snapshot, program: string): Found {
  if (snapshot.platform === "windows") return { kind: "cannot-tell" };
  // Without the system's own folders one sees only part of the machine.
  const system = /^(?:\/usr(?:\/local)?)?\/s?bin(?=\/)/.exec(program)?.[0];
  if (system !== undefined && snapshot.status(system) === null) return { kind: "cannot-tell" };
  if (program.includes("/")) return found(snapshot, [fromWorkingFolder(program.replace(/^(?:\.\/)+/, ""), snapshot)]);
  const folders = (openVariable(snapshot, "PATH") ?? "").split(":").filter((folder) => folder !== "");
  if (!folders.some((folder) => snapshot.status(folder) !== null)) return { kind: "cannot-tell" };
  return found(
    snapshot,
    folders.map((folder) => `${folder}/${program}`),
  );
}

function found(snapshot: Snapshot, paths: readonly string[]): Found {
  const there = paths.flatMap((path) => {
    const status = snapshot.status(path);
    return status?.kind === "file" ? [{ path, mode: status.mode }] : [];
  });
  const runs = there.find(({ mode }) => mode === null || (mode & 0o111) !== 0);
  if (runs !== undefined) return { kind: "found", path: runs.path };
  const [first] = there;
  return first === undefined ? { kind: "missing" } : { kind: "not-executable", path: first.path };
}
