import type { Snapshot } from "../model/snapshot.ts";

/** Whether a home folder has a folder .aws; what is in it is not looked at. */
export const hasSettingsIn = ({ status }: Snapshot, home: string): boolean =>
  status(`${withoutEndSlash(home)}/.aws`) !== null;

/** A folder's path in one spelling; of `/` nothing is left. */
export const withoutEndSlash = (folder: string): string => folder.replace(/\/+$/, "");
