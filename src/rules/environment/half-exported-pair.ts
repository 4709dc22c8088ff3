import { misnamedVariable } from "../../advice/misnamed-variable.ts";
import { isSet } from "../../advice/open-variable.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { actorsOf } from "../../advice/actors-of.ts";
import type { Checkup } from "../../advice/checkup.ts";
import type { Change, Fix } from "../../model/finding.ts";
import type { SdkId } from "../../model/sdk.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S08. botocore, Ruby and others stop (golden `py-env-half`); the rest pass over it: the walks tell which. */
export const rule: MachineRule = {
  scope: "machine",
  id: "half-exported-pair",
  group: "environment",
  title: "Half a pair of keys is exported",
  why: "A key id without its secret, or a secret without its key id, is no use to anyone. Some SDKs stop at it, the others pass over it without a word and act as whoever comes next.",
  complaints: ["S08", "S22"],
  insteadOf: ["half-a-pair"],
  find(checkup) {
    const { snapshot } = checkup;
    const [id, secret] = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];
    if (isSet(snapshot, id) === isSet(snapshot, secret)) return [];
    const [there, missing] = isSet(snapshot, id) ? [id, secret] : [secret, id];
    // The other half is there by another name, which some SDKs read: that is the matter of `unread-variable`.
    if (misnamedVariable(snapshot, missing) !== null) return [];
    const change: Change = { kind: "unset-variables", names: [there] };
    const stopped = checkup.sdksWhere(({ error }) => error?.kind === "partial");
    const meant = meantFor(checkup, missing);
    const fallen = checkup.where(({ winner, sdk }) => winner !== null && meant.includes(sdk.id));
    const sdks = [...stopped, ...fallen.map(({ sdk }) => sdk.id)];
    if (sdks.length === 0) return [];
    const stoppedTold = checkup.toldOf(stopped);
    const parts = [
      ...(stoppedTold.length === 0 ? [] : [`${sdkNames(stoppedTold)} ${verb(stoppedTold, "stops", "stop")}`]),
      ...actorsOf(checkup, fallen).map(
        ([actor, names]) => `${sdkNames(names)} ${verb(names, "acts", "act")} as ${actor} without a word`,
      ),
    ];
    return [
      {
        severity: stoppedTold.length > 0 ? "error" : "warning",
        message: `${there} is exported without ${missing}: ${parts.join("; ")}.`,
        provenance: [{ kind: "variable", name: there }],
        fix: stoppedTold.length > 0 ? checkup.fix(change, stoppedTold) : goingOn(checkup.fix(change, sdks), missing),
        sdks,
      },
    ];
  },
};

/** Nobody acts as another by it; whoever meant the pair wants the other half. */
const goingOn = (fix: Fix, missing: string): Fix => ({
  ...fix,
  promise: `${fix.promise.replace(/^to act as /, "to go on as ")}; or export ${missing}, too`,
});

/** Those that would act as the pair, were it whole: one that a profile chosen keeps from the environment misses nothing (js-v3 on `plain-00100`). */
const meantFor = (checkup: Checkup, missing: string): readonly SdkId[] =>
  (checkup.after({ kind: "set-variable", name: missing, value: "whole" }) ?? [])
    .filter(({ winner }) => winner?.source === "environment")
    .map(({ sdk }) => sdk.id);
