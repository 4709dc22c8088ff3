import { durationWords } from "../../advice/duration-words.ts";
import { gravityOf } from "../../advice/profile-faults.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { replacedValue } from "../../advice/replaced-value.ts";
import {
  type CachedToken,
  type SignIn,
  type StrayToken,
  cachePathsWhere,
  cachedToken,
  plainUrl,
  signInCommand,
  signIns,
  strayToken,
} from "../../advice/sign-ins.ts";
import type { WrittenSetting } from "../../advice/written-profiles.ts";
import { wholeFile } from "../../model/provenance.ts";
import type { MachineRule } from "../rule.ts";

/** Signed in, but the token lies under the session's name and is looked for under the start URL, or the reverse (S31). */
export const rule: MachineRule = {
  scope: "machine",
  group: "sign-in",
  id: "sso-cache-other-name",
  title: "The sign-in's token lies under another name than is looked for",
  why: "The cache has a file for each sign-in: sha1 of the session's name for a profile with sso_session, sha1 of the start URL for one without. Neither stands in for the other, so one profile is signed in and its neighbour of the same portal is not.",
  complaints: ["S31", "S35"],
  insteadOf: ["sign-in-needed"],
  find(checkup) {
    return signIns(checkup).flatMap((signIn) => {
      const { profile, session, startUrl } = signIn;
      return [...cachePathsWhere(checkup, profile.name, isOver)].flatMap(([path, sdks]) => {
        const looked = cachedToken(checkup, path);
        const other = strayToken(checkup, signIn, path);
        if (other === null) return [];
        const told = checkup.toldOf(sdks);
        const misspelt = spelling(signIn, other);
        return [
          {
            severity: gravityOf(checkup, profile.name, sdks),
            message: `For profile ${profile.name} ${sdkNames(told)} ${verb(told, "looks", "look")} for the token of ${session ?? startUrl ?? "its start URL"}, which ${stateWords(looked, checkup.now)}. There is one for ${other.name}, valid for ${durationWords((other.token.expires ?? 0) - checkup.now)}, which does not count.`,
            provenance: [...(misspelt === null ? [] : [misspelt.place]), wholeFile(path), wholeFile(other.token.path)],
            fix:
              misspelt === null
                ? {
                    change: { kind: "run" as const, command: signInCommand(signIn) },
                    promise: "to sign in under this name too",
                    after: null,
                  }
                : checkup.fix(replacedValue(misspelt, other.name), sdks, profile.name),
            sdks,
          },
        ];
      });
    });
  },
};

/** The address of the portal, spelt otherwise than by who signed in; null: it is not that (complaint S35). */
function spelling({ profile, session, startUrl }: SignIn, { name }: StrayToken): WrittenSetting | null {
  // One that goes on in the next line is not mended on its own (golden `open-00254`).
  if (session !== null || startUrl === null || startUrl.includes("\n")) return null;
  if (plainUrl(name) !== plainUrl(startUrl)) return null;
  return profile.setting("sso_start_url");
}

const isOver = ({ state, canRefresh }: CachedToken): boolean => state !== "valid" && !canRefresh;

function stateWords({ state, expires }: CachedToken, now: number): string {
  switch (state) {
    case "absent":
      return "is not there";
    case "unusable":
      return "is unusable";
    case "expired":
    case "valid":
      return `has been over for ${durationWords(now - (expires ?? now))}`;
  }
}
