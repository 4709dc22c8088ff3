import { durationWords } from "../../advice/duration-words.ts";
import { gravityOf } from "../../advice/profile-faults.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { cachePathsWhere, cachedToken, signInCommand, signIns, strayToken } from "../../advice/sign-ins.ts";
import { wholeFile } from "../../model/provenance.ts";
import type { SdkId } from "../../model/sdk.ts";
import type { Checkup } from "../../advice/checkup.ts";
import type { MachineRule } from "../rule.ts";

/** A sign-in that is over: who renews it by itself, who needs a person (complaint S32). */
export const rule: MachineRule = {
  scope: "machine",
  group: "sign-in",
  id: "sign-in-over",
  title: "The token of a sign-in is over",
  why: "What one meant is the sign-in; what the SDK reports is often the last thing it tried, a metadata service that is not there. With a refresh token and a client that is still registered most SDKs renew by themselves, without them only a new sign-in helps.",
  complaints: ["S32"],
  insteadOf: ["sign-in-needed"],
  find(checkup) {
    const told = new Set<string>();
    return signIns(checkup).flatMap((signIn) =>
      [...cachePathsWhere(checkup, signIn.profile.name, ({ state }) => state === "expired")].flatMap(([path, sdks]) => {
        const token = cachedToken(checkup, path);
        if (told.has(path) || strayToken(checkup, signIn, path) !== null) return [];
        const stopped = withoutKeys(checkup, signIn.profile.name, sdks);
        if (stopped.length === 0) return [];
        told.add(path);
        const left = checkup.toldOf(stopped);
        const ago = durationWords(checkup.now - (token.expires ?? 0));
        const isOver = token.registrationExpires !== null && token.registrationExpires <= checkup.now;
        const why = token.canRefresh
          ? `${sdkNames(left)} ${verb(left, "does", "do")} not renew it`
          : isOver
            ? "its client's registration is over too, so that nobody can renew it"
            : "there is nothing in the cache to renew it with";
        return [
          {
            // A sign-in that nobody wants now is over most of the time: that is no fault.
            severity:
              gravityOf(checkup, signIn.profile.name, stopped) === "error" ? ("error" as const) : ("note" as const),
            message: `The SSO sign-in for ${signIn.session === null ? `profile ${signIn.profile.name}` : `session ${signIn.session}`} expired ${ago} ago; ${why}.`,
            provenance: [wholeFile(path)],
            fix: {
              change: { kind: "run" as const, command: signInCommand(signIn) },
              promise: "to sign in again",
              after: null,
            },
            sdks: stopped,
          },
        ];
      }),
    );
  },
};

/** Offline a renewal is taken to work: who still has nothing does not even try. */
const withoutKeys = (checkup: Checkup, profile: string, sdks: readonly SdkId[]): readonly SdkId[] =>
  checkup
    .as(profile)
    .filter(({ sdk, winner }) => winner === null && sdks.includes(sdk.id))
    .map(({ sdk }) => sdk.id);
