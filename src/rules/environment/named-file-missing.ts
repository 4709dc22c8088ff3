import { fixOf } from "../../advice/fault-of.ts";
import { effectOf } from "../../advice/effect-of.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { sdkNames } from "../../advice/sdk-names.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { Change } from "../../model/finding.ts";
import { variable } from "../../model/provenance.ts";
import { openedPath } from "../../parse/python-path.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S25: the usual file is there, and a variable points elsewhere. */
export const rule: MachineRule = {
  scope: "machine",
  id: "named-file-missing",
  group: "environment",
  title: "A variable names a settings file that is not there",
  why: "A file that a variable names and that does not exist counts as empty for most SDKs. The usual file, with everything in it, is then not read at all.",
  complaints: ["S25"],
  insteadOf: ["settings-file-elsewhere"],
  find: (checkup) =>
    ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"].flatMap((name) => {
      const { snapshot } = checkup;
      const value = openVariable(snapshot, name);
      // A `~` has a rule of its own; a device is meant to be empty.
      if (value === null || /^(?:~|\$)/.test(value) || value.startsWith("/dev/")) return [];
      if (snapshot.file(openedPath(value, snapshot)).state !== "absent") return [];
      const change: Change = { kind: "unset-variables", names: [name] };
      const { touched, stopped } = effectOf(checkup.on(snapshot), checkup.after(change) ?? []);
      const told = checkup.toldOf(touched);
      if (told.length === 0) return [];
      return [
        {
          severity: checkup.toldOf(stopped).length > 0 ? "error" : "warning",
          message: `${name} names ${shortPath(value, checkup.home)}, which does not exist; ${sdkNames(told)} would read the usual file.`,
          provenance: [variable(name)],
          fix: fixOf(checkup, change, { sdks: touched, stopped }),
          sdks: touched,
        },
      ];
    }),
};
