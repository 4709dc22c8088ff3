import { durationWords } from "../../advice/duration-words.ts";
import { gravityOf } from "../../advice/profile-faults.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { wantsSignIn } from "../../advice/sign-in-failure.ts";
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
        const passing = checkup.toldOf(goingOn(checkup, signIn.profile.name));
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
              promise: `to sign in again${passing.length === 0 ? "" : `; ${sdkNames(passing)} then ${verb(passing, "acts", "act")} by it, too`}`,
              after: null,
              ...(passing.length === 0 ? {} : { moves: passing }),
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

/** Those that meet the sign-in of a profile in their own run, go on from it and act as somebody else (PHP on `open-00140`). */
const goingOn = ({ resolutions }: Checkup, profile: string): readonly SdkId[] =>
  resolutions
    .filter(
      ({ profile: { name }, winner, sources }) =>
        name === profile &&
        winner !== null &&
        sources.some(
          ({ id, verdict, error }) =>
            id === "sso" && verdict === "failed-went-on" && error !== null && wantsSignIn(error),
        ),
    )
    .map(({ sdk }) => sdk.id);
