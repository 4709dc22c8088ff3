import { byHand } from "../../advice/by-hand.ts";
import { cachePathsOf, cachedToken, signIns } from "../../advice/sign-ins.ts";
import { gravityOf } from "../../advice/profile-faults.ts";
import type { MachineRule } from "../rule.ts";

/** AWS_CONFIG_FILE moves the settings, not the cache beside them (complaint S37). */
export const rule: MachineRule = {
  scope: "machine",
  group: "sign-in",
  id: "sso-cache-not-moved",
  title: "The config file was moved, the tokens were not",
  why: "AWS_CONFIG_FILE says where the settings are. The tokens of a sign-in stay in .aws/sso/cache of the home folder, whatever it says: a container that mounts only the config file finds the profile and no token.",
  complaints: ["S37"],
  insteadOf: ["sign-in-needed"],
  find(checkup) {
    const config = checkup.files.find(({ role }) => role === "config");
    const folder = config?.path.replace(/\/[^/]*$/, "") ?? "";
    const usual = `${checkup.home}/.aws`;
    if (!checkup.snapshot.variables.has("AWS_CONFIG_FILE") || config === undefined || folder === usual) return [];
    for (const { profile } of signIns(checkup)) {
      for (const [path, sdks] of cachePathsOf(checkup, profile.name)) {
        if (cachedToken(checkup, path).state !== "absent") continue;
        const beside = `${folder}/sso/cache/${path.replace(/^.*\//, "")}`;
        const isBeside = checkup.snapshot.status(beside) !== null;
        // Elsewhere than in another home's .aws nobody expects a cache: there one has just not signed in.
        if (!isBeside && !folder.endsWith("/.aws")) continue;
        return [
          {
            severity:
              isBeside && gravityOf(checkup, profile.name, sdks) === "error"
                ? ("error" as const)
                : ("warning" as const),
            message: `AWS_CONFIG_FILE moves the config file to ${folder}, but the tokens of its sign-ins are looked for in ${usual}/sso/cache, where there is none${isBeside ? `; one lies in ${folder}/sso/cache, which is not read` : ""}.`,
            provenance: [
              { kind: "variable" as const, name: "AWS_CONFIG_FILE" },
              ...[profile.setting("sso_session"), profile.setting("sso_start_url")].flatMap(
                (setting) => setting?.place ?? [],
              ),
            ],
            fix: byHand(
              isBeside
                ? `copy or mount ${folder}/sso/cache at ${usual}/sso/cache`
                : `sign in here, or mount the home folder's .aws/sso/cache too, at ${usual}/sso/cache`,
            ),
            sdks,
          },
        ];
      }
    }
    return [];
  },
};
