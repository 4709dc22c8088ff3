import { fixOf } from "../../advice/fault-of.ts";
import { effectOf, severityOf } from "../../advice/effect-of.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { Change } from "../../model/finding.ts";
import { variable } from "../../model/provenance.ts";
import type { MachineRule } from "../rule.ts";

const PATHS = [
  "AWS_CONFIG_FILE",
  "AWS_SHARED_CREDENTIALS_FILE",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
  "AWS_CREDENTIAL_FILE",
];

/** Complaint S25 (aws-sdk-go#3103): a `~` in quotes, or in a unit or an env file, which no shell has expanded. */
export const rule: MachineRule = {
  scope: "machine",
  id: "path-not-expanded",
  group: "environment",
  title: "A variable names a file by ~, which not every SDK expands",
  why: "It is the shell that turns ~ into the home folder, and only where it is not quoted. Python does it again by itself, most SDKs do not and look for a folder that is named ~.",
  complaints: ["S25"],
  find: (checkup) =>
    PATHS.flatMap((name) => {
      const value = openVariable(checkup.snapshot, name);
      if (value === null || !/^(?:~|\$HOME|\$\{HOME\})\//.test(value) || checkup.home === "") return [];
      const change: Change = { kind: "set-variable", name, value: value.replace(/^[^/]*/, checkup.home) };
      const effect = effectOf(checkup.on(checkup.snapshot), checkup.after(change) ?? []);
      const told = checkup.toldOf(effect.touched);
      if (told.length === 0) return [];
      return [
        {
          severity: severityOf(checkup, effect),
          message: `${name} begins with ${value.split("/")[0]}, which no shell has expanded: ${sdkNames(told)} ${verb(told, "does", "do")} not expand it.`,
          provenance: [variable(name)],
          fix: fixOf(checkup, change, { sdks: effect.touched, stopped: effect.stopped }),
          sdks: effect.touched,
        },
      ];
    }),
};
