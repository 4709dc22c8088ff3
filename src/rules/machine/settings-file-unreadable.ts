import { openFullConfig } from "../../chains/botocore/full-config.ts";
import { byHand } from "../../advice/by-hand.ts";
import { misdirectedFile } from "../../advice/misdirected-file.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { shortPath } from "../../advice/short-path.ts";
import { wholeFile } from "../../model/provenance.ts";
import type { Resolution } from "../../model/resolution.ts";
import { SDK_IDS } from "../../model/sdk.ts";
import type { FileView, Snapshot } from "../../model/snapshot.ts";
import type { MachineRule } from "../rule.ts";

/** A settings file that is there and cannot be read: who stops, who goes on as if it were empty (complaint S28). */
export const rule: MachineRule = {
  scope: "machine",
  group: "machine",
  id: "settings-file-unreadable",
  title: "A settings file is there and cannot be read",
  why: "A file of another owner, a folder in its place or a broken link: some SDKs stop at it, most go on without its profiles and end as somebody else or as nobody.",
  complaints: ["S28", "S26"],
  insteadOf: ["file-not-read"],
  find(checkup) {
    const { configFile, credentialsFile } = openFullConfig(checkup.snapshot, new Set());
    return [credentialsFile.path, configFile.path].flatMap((path) => {
      const view = checkup.snapshot.file(path);
      const words = wordsFor(view, checkup.snapshot);
      if (words === null) return [];
      const sdks = SDK_IDS.filter((id) => checkup.reads(id).has(path));
      if (sdks.length === 0) return [];
      const stopped = checkup.resolutions.filter((resolution) => stopsAt(resolution, path)).map(({ sdk }) => sdk.id);
      const going = sdks.filter((id) => !stopped.includes(id));
      const misdirected = view.state === "directory" ? misdirectedFile(checkup.snapshot, path) : null;
      return [
        {
          severity: checkup.toldOf(stopped).length > 0 ? ("error" as const) : ("warning" as const),
          message: `${shortPath(path, checkup.home)} ${words}: ${[
            ...(stopped.length === 0 ? [] : [`${sdkNames(stopped)} ${verb(stopped, "stops", "stop")}`]),
            ...(going.length === 0 ? [] : [`${sdkNames(going)} ${verb(going, "goes", "go")} on as if it were empty`]),
          ].join(", ")}.`,
          provenance: [...(misdirected === null ? [] : [misdirected.place]), wholeFile(path)],
          fix:
            misdirected === null
              ? fixFor(path, view, checkup.snapshot)
              : checkup.fix(misdirected.change, stopped.length > 0 ? stopped : sdks),
          sdks,
        },
      ];
    });
  },
};

const stopsAt = ({ error }: Resolution, path: string): boolean =>
  error !== null &&
  (error.message.includes(path) || (error.provenance?.kind === "file" && error.provenance.path === path));

function wordsFor(view: FileView, { status, user }: Snapshot): string | null {
  switch (view.state) {
    case "text":
    case "absent":
    // Files in another encoding and of 32 MB have their own words.
    case "not-utf8":
    case "too-large":
      return null;
    case "directory":
      return "is a folder, not a file";
    case "unreadable": {
      const found = status(view.path);
      const owner = found?.owner ?? null;
      if (view.code === "ELOOP") return "is a symbolic link that leads to itself";
      if (view.code !== "EACCES" && view.code !== "EPERM") return `cannot be read (${view.code})`;
      const whose =
        owner !== null && user !== null && owner !== user ? ` and belongs to user ${owner}, not to you (${user})` : "";
      return `may not be read (mode ${(found?.mode ?? 0).toString(8).padStart(4, "0")})${whose}`;
    }
  }
}

function fixFor(path: string, view: FileView, { status, user }: Snapshot) {
  const found = status(path);
  if (view.state === "unreadable" && found?.mode != null && (user === null || found.owner === user))
    return {
      change: { kind: "set-mode" as const, path, mode: found.mode | 0o600 },
      promise: "so that you may read it",
      after: null,
    };
  return view.state === "unreadable"
    ? byHand(`have ${path} given to you: sudo chown "$USER" ${path}`)
    : byHand(`move ${path} away`);
}
