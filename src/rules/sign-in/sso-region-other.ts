import { gravityOf } from "../../advice/profile-faults.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { cachedToken, cachePathsWhere, signIns } from "../../advice/sign-ins.ts";
import { settingIn, writtenSsoSessions } from "../../advice/written-profiles.ts";
import { wholeFile } from "../../model/provenance.ts";
import type { MachineRule } from "../rule.ts";

/**
 * A sign-in is one region's: the portal of another does not know its token. The AWS CLI writes the region it signed in with
 * beside the token (`region`, botocore SSOTokenFetcher, 1.44.5).
 */
export const rule: MachineRule = {
  scope: "machine",
  group: "sign-in",
  id: "sso-region-other",
  title: "The sign-in was made in another region than sso_region says",
  why: "IAM Identity Center lives in one region, and only the portal of that region takes its tokens. Two profiles of one start URL share one token: where their sso_region differs, one of them is refused, however often one signs in with the other.",
  complaints: ["S33"],
  insteadOf: ["sign-in-refused", "sign-in-needed"],
  find(checkup) {
    const sessions = writtenSsoSessions(checkup);
    return signIns(checkup).flatMap(({ profile, session }) => {
      const section = session === null ? undefined : sessions.get(session);
      const setting = section === undefined ? profile.setting("sso_region") : settingIn(section, "sso_region");
      const wanted = setting?.text?.trim() ?? null;
      if (setting === null || wanted === null || wanted === "") return [];
      return [...cachePathsWhere(checkup, profile.name, ({ state }) => state === "valid")].flatMap(([path, sdks]) => {
        const { region } = cachedToken(checkup, path);
        if (region === null || region === wanted || !/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region)) return [];
        const told = checkup.toldOf(sdks);
        return [
          {
            severity: gravityOf(checkup, profile.name, sdks),
            message: `The sign-in for ${session ?? profile.text("sso_start_url") ?? profile.name} was made in ${region}, and sso_region says ${wanted}: ${sdkNames(told)} ${verb(told, "asks", "ask")} the portal there, which does not know the token.`,
            provenance: [setting.place, wholeFile(path)],
            fix: {
              change: {
                kind: "replace-value" as const,
                path: setting.path,
                line: setting.line.line,
                key: "sso_region",
                value: region,
              },
              promise: "where the sign-in was made",
              after: null,
            },
            sdks,
          },
        ];
      });
    });
  },
};
