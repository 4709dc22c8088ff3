import { openVariable } from "../../advice/open-variable.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { variable } from "../../model/provenance.ts";
import type { MachineRule } from "../rule.ts";

const KEYS = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"];

/** Complaint S13 (aws-vault#768): a tool exported the keys of one profile, AWS_PROFILE names another. */
export const rule: MachineRule = {
  scope: "machine",
  id: "keys-of-another-profile",
  group: "environment",
  title: "The exported keys are those of another profile",
  why: "A tool such as aws-vault opened a shell with the keys of one profile. Setting AWS_PROFILE in it changes the region, and for most SDKs not the keys.",
  complaints: ["S13"],
  insteadOf: ["exported-keys-shadow-profile"],
  find(checkup) {
    const { wrapper, snapshot } = checkup;
    const chosen = openVariable(snapshot, "AWS_PROFILE") ?? openVariable(snapshot, "AWS_DEFAULT_PROFILE");
    if (wrapper?.profile == null || chosen === null || wrapper.profile === chosen) return [];
    const sdks = checkup.sdksWhere(({ winner }) => winner?.source === "environment");
    const told = checkup.toldOf(sdks);
    if (told.length === 0) return [];
    const names = [...KEYS, wrapper.variable].filter((name) => snapshot.variables.has(name));
    return [
      {
        severity: "warning",
        message: `${wrapper.name} exported the keys of profile ${wrapper.profile}, and the chosen profile is ${chosen}: ${sdkNames(told)} ${verb(told, "acts", "act")} with those keys.`,
        provenance: [variable(wrapper.variable), variable("AWS_ACCESS_KEY_ID")],
        fix: checkup.fix({ kind: "unset-variables", names }, sdks),
        sdks,
      },
    ];
  },
};
