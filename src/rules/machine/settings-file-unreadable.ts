import { fixOf } from "../../advice/fault-of.ts";
import { openFullConfig } from "../../chains/botocore/full-config.ts";
import { byHand } from "../../advice/by-hand.ts";
import { misdirectedFile } from "../../advice/misdirected-file.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { shortPath } from "../../advice/short-path.ts";
import { unreadFile } from "../../advice/unread-file.ts";
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
    return oncePerFolder(checkup.snapshot, [credentialsFile.path, configFile.path]).flatMap((path) => {
      const unread = unreadFile(checkup.snapshot, path);
      const view = checkup.snapshot.file(path);
      const words = unread?.words ?? wordsFor(view);
      if (words === null) return [];
      const sdks = SDK_IDS.filter((id) => checkup.reads(id).has(path));
      if (sdks.length === 0) return [];
      const stopped = checkup.resolutions.filter((resolution) => stopsAt(resolution, path)).map(({ sdk }) => sdk.id);
      const told = checkup.toldOf(stopped);
      const going = checkup.toldOf(sdks.filter((id) => !stopped.includes(id)));
      const misdirected = view.state === "directory" ? misdirectedFile(checkup.snapshot, path) : null;
      return [
        {
          severity: told.length > 0 ? ("error" as const) : ("warning" as const),
          message: `${shortPath(path, checkup.home)} ${words}: ${[
            ...(told.length === 0 ? [] : [`${sdkNames(told)} ${verb(told, "stops", "stop")}`]),
            ...(going.length === 0 ? [] : [`${sdkNames(going)} ${verb(going, "goes", "go")} on as if it were empty`]),
          ].join("; ")}.`,
          provenance: [...(misdirected === null ? [] : [misdirected.place]), wholeFile(path)],
          fix:
            misdirected === null
              ? (unread?.fix ?? byHand(`move ${path} away`))
              : fixOf(checkup, misdirected.change, { sdks, stopped }),
          sdks,
        },
      ];
    });
  },
};

const stopsAt = ({ error }: Resolution, path: string): boolean =>
  error !== null &&
  (error.message.includes(path) || (error.provenance?.kind === "file" && error.provenance.path === path));

/** Where one folder bars the way to both files, it is told of once. */
const oncePerFolder = (snapshot: Snapshot, paths: readonly string[]): readonly string[] =>
  paths.filter((path, index) => {
    const folder = unreadFile(snapshot, path)?.barredBy ?? null;
    return folder === null || paths.findIndex((other) => unreadFile(snapshot, other)?.barredBy === folder) === index;
  });

function wordsFor(view: FileView): string | null {
  switch (view.state) {
    case "text":
    case "absent":
    // Files in another encoding and of 32 MB have their own words.
    case "not-utf8":
    case "too-large":
      return null;
    case "directory":
      return "is a folder, not a file";
    case "unreadable":
      return view.code === "ELOOP" ? "is a symbolic link that leads to itself" : `cannot be read (${view.code})`;
  }
}
