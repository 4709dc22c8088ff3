import { brokenHome } from "../advice/broken-home.ts";
import { shortPath } from "../advice/short-path.ts";
import { unreadFile } from "../advice/unread-file.ts";
import { openFullConfig } from "../chains/botocore/full-config.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { homeFolder } from "../parse/python-path.ts";
import { harmless } from "../report/screen.ts";
import type { World } from "./world.ts";

/** What a list of profiles lacks because it may not be read: said beside the list, so that its formats stay what they are. */
export function tellOfUnreadFiles(snapshot: Snapshot, { stderr }: World): void {
  const { configFile, credentialsFile } = openFullConfig(snapshot, new Set());
  const isWithoutFiles = [configFile, credentialsFile].every(({ path }) => snapshot.file(path).state !== "text");
  const home = isWithoutFiles ? brokenHome(snapshot) : null;
  if (home !== null) stderr.write(`awswho: ${harmless(home.words)}\n`);
  for (const { path } of [credentialsFile, configFile]) {
    const unread = unreadFile(snapshot, path);
    if (unread === null) continue;
    stderr.write(`awswho: ${harmless(`${shortPath(path, homeFolder(snapshot))} ${unread.words}`)}\n`);
    if (unread.barredBy !== null) return;
  }
}
