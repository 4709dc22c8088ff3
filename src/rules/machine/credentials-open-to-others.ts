import type { Checkup } from "../../advice/checkup.ts";
import { type SettingsBlock, blocksWithAny } from "../../advice/settings-blocks.ts";
import { wholeFile } from "../../model/provenance.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { MachineRule } from "../rule.ts";

const SECRETS = ["aws_secret_access_key", "aws_session_token", "aws_security_token"];

/** A file with secrets that other accounts of this machine may read. */
export const rule: MachineRule = {
  scope: "machine",
  group: "machine",
  id: "credentials-open-to-others",
  title: "A file with secrets may be read by other users",
  why: "The AWS CLI writes its files for their owner alone. Copied, unpacked or written by an editor they are often readable by everyone on the machine, and so are the keys in them.",
  complaints: ["S28"],
  find(checkup) {
    const { snapshot } = checkup;
    if (snapshot.platform === "windows") return [];
    return filesWithSecrets(checkup).flatMap((path) => {
      const status = snapshot.status(path);
      const mode = status?.mode ?? null;
      // A disk of Windows under WSL has no modes of its own.
      if (status?.kind !== "file" || mode === null || (mode & 0o044) === 0 || /^\/mnt\/[a-z]\//.test(path)) return [];
      // Whose it is not cannot change it.
      if (snapshot.user !== null && status.owner !== null && status.owner !== snapshot.user) return [];
      const who = (mode & 0o004) !== 0 ? "every user of this machine" : "the users of its group";
      return [
        {
          severity: "warning" as const,
          message: `${shortPath(path, checkup.home)} holds secrets and may be read by ${who} (mode ${mode.toString(8).padStart(4, "0")}).`,
          provenance: [wholeFile(path)],
          fix: {
            change: { kind: "set-mode" as const, path, mode: mode & 0o700 },
            promise: "so that only you may read it",
            after: null,
          },
          sdks: [],
        },
      ];
    });
  },
};

const isRead = (kind: SettingsBlock["kind"]): boolean => kind === "profile" || kind === "sso-session";

/** The two settings files, where a section has a secret, and the cached tokens. */
function filesWithSecrets(checkup: Checkup): readonly string[] {
  const settings = checkup.files
    .filter((file) => blocksWithAny([file], SECRETS).some(({ kind }) => file.role === "credentials" || isRead(kind)))
    .map(({ path }) => path);
  const caches = ["sso/cache", "cli/cache", "login/cache"].flatMap((name) => {
    const folder = `${checkup.home}/.aws/${name}`;
    return checkup.snapshot
      .folder(folder)
      .filter((file) => file.endsWith(".json"))
      .map((file) => `${folder}/${file}`);
  });
  return [...new Set([...settings, ...caches])];
}
