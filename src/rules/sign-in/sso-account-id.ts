import { replacedValue } from "../../advice/replaced-value.ts";
import { byHand } from "../../advice/by-hand.ts";
import { gravityOf, sdksAs } from "../../advice/profile-faults.ts";
import { reachedPlansOf, signIns } from "../../advice/sign-ins.ts";
import type { MachineRule } from "../rule.ts";

/** `sso_account_id` that is no account. */
export const rule: MachineRule = {
  scope: "machine",
  group: "sign-in",
  id: "sso-account-id",
  title: "sso_account_id is not an account of 12 digits",
  why: "An account has twelve digits, and zeros at its front are part of it. A spreadsheet or a YAML file that takes it for a number drops them; the portal then answers that there is no access.",
  complaints: ["S34"],
  find(checkup) {
    return signIns(checkup).flatMap(({ profile }) => {
      const setting = profile.setting("sso_account_id");
      const text = setting?.text?.trim() ?? "";
      if (setting === null || text === "" || /^\d{12}$/.test(text)) return [];
      const sdks = sdksAs(checkup, profile.name, (resolution) =>
        reachedPlansOf(resolution).some((node) => node.kind === "sso" && node.accountId === text),
      );
      if (sdks.length === 0) return [];
      const padded = /^\d{9,11}$/.test(text)
        ? text.padStart(12, "0")
        : /^\d{4}-\d{4}-\d{4}$/.test(text)
          ? text.replaceAll("-", "")
          : null;
      return [
        {
          severity: gravityOf(checkup, profile.name, sdks),
          message: `sso_account_id of profile ${profile.name} ${
            /^\d+$/.test(text)
              ? `has ${text.length} digits, not 12${padded === null ? "" : ": zeros at its front were lost"}`
              : "is not a number of 12 digits"
          }: the portal has no such account.`,
          provenance: [setting.place],
          fix:
            padded === null
              ? byHand(`write the account's 12 digits on line ${setting.line.line} of ${setting.path}`)
              : checkup.fix(replacedValue(setting, padded), sdks, profile.name),
          sdks,
        },
      ];
    });
  },
};
