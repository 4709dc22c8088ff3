import { byHand } from "../../advice/by-hand.ts";
import { isInUse, sdksAs } from "../../advice/profile-faults.ts";
import { textsUnder } from "../../advice/settings-blocks.ts";
import { type WrittenSetting, profilesWith } from "../../advice/written-profiles.ts";
import type { Change } from "../../model/finding.ts";
import { parseArn } from "../../parse/arn.ts";
import type { MachineRule } from "../rule.ts";

/** `role_arn` that is no role's ARN: STS refuses it, no SDK looks (corrections of the lab: ValidationError). */
export const rule: MachineRule = {
  scope: "machine",
  group: "roles",
  id: "role-arn-malformed",
  title: "role_arn is not the ARN of a role",
  why: "The ARN goes to STS as it is written: a comment behind it, a lost zero of the account or the ARN of a user make STS answer ValidationError or AccessDenied, which says nothing of the line in the file.",
  complaints: ["S39"],
  insteadOf: ["flawed-value"],
  find(checkup) {
    if (textsUnder(checkup.files, ["role_arn"]).every((arn) => WELL_FORMED.test(arn))) return [];
    return profilesWith(checkup, "role_arn").flatMap((profile) => {
      const setting = profile.setting("role_arn");
      const text = setting?.text ?? "";
      if (setting === null || text === "") return [];
      const flaw = flawOf(text);
      if (flaw === null) return [];
      const sdks = sdksAs(
        checkup,
        profile.name,
        ({ asked, winner }) =>
          // An SDK that cuts the comment off asks for the right role.
          asked.some(({ question }) => "roleArn" in question && flawOf(question.roleArn) !== null) ||
          winner?.holding.plan.some((node) => "roleArn" in node && flawOf(node.roleArn) !== null) === true,
      );
      if (sdks.length === 0) return [];
      const change = changeFor(setting, flaw);
      return [
        {
          severity: isInUse(checkup, profile.name) ? ("error" as const) : ("warning" as const),
          message: `role_arn of profile ${profile.name} ${flaw.words}: STS refuses it.`,
          provenance: [setting.place],
          fix: change === null ? byHand(`write the role's ARN: ${EXAMPLE}`) : checkup.fix(change, sdks, profile.name),
          sdks,
        },
      ];
    });
  },
};

const EXAMPLE = "arn:aws:iam::ACCOUNT:role/NAME";

interface Flaw {
  readonly words: string;
  readonly cure: { readonly clean: "quotes" | "inline-comment" } | { readonly value: string } | null;
}

const WELL_FORMED = /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

function flawOf(text: string): Flaw | null {
  if (WELL_FORMED.test(text)) return null;
  if (/\s[#;]/.test(text)) return { words: "has a comment behind it", cure: { clean: "inline-comment" } };
  if (/^(["']).*\1$/.test(text)) return { words: "is in quotes", cure: { clean: "quotes" } };
  const arn = parseArn(text);
  if (arn === null) return { words: "is no ARN", cure: null };
  const session = /^assumed-role\/([^/]+)\//.exec(arn.resource)?.[1];
  if (arn.service === "sts" && session !== undefined)
    return {
      words: "is the ARN of a session, not of the role",
      cure: { value: `arn:${arn.partition}:iam::${arn.account}:role/${session}` },
    };
  if (arn.service !== "iam" || !arn.resource.startsWith("role/"))
    return {
      words: `names ${arn.resource.split("/")[0]} of ${arn.service || "no service"}, not a role of iam`,
      cure: null,
    };
  if (/^\d{9,11}$/.test(arn.account))
    return {
      words: `has an account of ${arn.account.length} digits, not 12: zeros at its front were lost`,
      cure: { value: text.replace(`::${arn.account}:`, `::${arn.account.padStart(12, "0")}:`) },
    };
  if (!/^\d{12}$/.test(arn.account)) return { words: `has no account of 12 digits`, cure: null };
  return /^role\/[\w+=,.@/-]+$/.test(arn.resource)
    ? null
    : { words: "has letters in its name that no role has", cure: null };
}

function changeFor({ path, line }: WrittenSetting, { cure }: Flaw): Change | null {
  if (cure === null) return null;
  const at = { path, line: line.line, key: line.key };
  return "clean" in cure
    ? { kind: "clean-value", ...at, without: cure.clean }
    : { kind: "replace-value", ...at, value: cure.value };
}
