import type { AnyChain } from "../../src/walk/chain.ts";
import { NO_CODE, snapshotOf } from "./machine.ts";
import { unequal } from "./suite.ts";
import type { Row } from "./table.ts";

/** Which files are looked for, with no more than the row's own environment. */
export interface LocationRow extends Row {
  readonly expect: {
    readonly profile?: string;
    readonly configLocation: string;
    readonly credentialsLocation: string;
  };
}

interface Places {
  readonly configPath: string;
  readonly credentialsPath: string;
}

export function locationsOf(chain: AnyChain, row: Row, systemHome: string): Places & { readonly profile: string } {
  const snapshot = snapshotOf(row, { environment: row.env, systemHome, cwd: systemHome });
  const session = chain.open(snapshot, NO_CODE, new Set());
  const places = (
    typeof session === "object" && session !== null && "files" in session ? session.files : session
  ) as Places;
  // `C:/baz` is a folder of the working one on POSIX; a doubled slash parts a path as one does.
  const plain = (path: string): string => path.replace(/^\/.*?\/(?=C:)/, "").replace(/\/{2,}/g, "/");
  return {
    configPath: plain(places.configPath),
    credentialsPath: plain(places.credentialsPath),
    profile: chain.profile(session).name,
  };
}

/** Either slash parts a path on Windows. */
const slashed = (path: string): string => path.replaceAll("\\", "/");

export function locationDiffers(chain: AnyChain, row: LocationRow): string | null {
  const home = row.os === "windows" ? "C:\\users\\user" : "/home/user";
  const ours = locationsOf(chain, row, home);
  const { profile, configLocation, credentialsLocation } = row.expect;
  return unequal(
    [profile ?? ours.profile, slashed(configLocation), slashed(credentialsLocation)],
    [ours.profile, slashed(ours.configPath), slashed(ours.credentialsPath)],
  );
}
