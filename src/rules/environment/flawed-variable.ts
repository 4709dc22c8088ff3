import { fixOf } from "../../advice/fault-of.ts";
import { byHand } from "../../advice/by-hand.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { effectOf, severityOf } from "../../advice/effect-of.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { FLAW_WORDS, flawsOf } from "../../advice/value-flaws.ts";
import type { Change, Finding, ValueFlaw } from "../../model/finding.ts";
import { KNOWN_VARIABLES } from "../../model/known-variables.ts";
import { variable } from "../../model/provenance.ts";
import type { VariableValue } from "../../model/snapshot.ts";
import { cleaned } from "../../parse/changed-text.ts";
import { shapeOf } from "../../parse/value-shape.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S24 (argo-workflows#981, external-secrets#2533): a line end or quotes come along from a file or a secret store. */
export const rule: MachineRule = {
  scope: "machine",
  id: "flawed-variable",
  group: "environment",
  title: "Something got into a variable that does not belong to it",
  why: "An env file keeps quotes, a secret store keeps the line end of what was pasted into it, echo writes its -n. The value is spoilt by something that one does not see, and AWS says that the signature does not match.",
  complaints: ["S24"],
  insteadOf: ["keys-not-whole", "setting-refused", "profile-missing", "named-file-missing", "settings-file-elsewhere"],
  find: (checkup) =>
    [...checkup.snapshot.variables].flatMap(([name, value]) => {
      const flaw = KNOWN_VARIABLES.includes(name) ? flawsOf(shapeOf(value))[0] : undefined;
      return flaw === undefined ? [] : findingOf(checkup, name, value, flaw);
    }),
};

function findingOf(
  checkup: Checkup,
  name: string,
  value: VariableValue,
  flaw: ValueFlaw,
): readonly Omit<Finding, "rule">[] {
  if (typeof value !== "string") return secretFinding(checkup, name, flaw);
  const change: Change = { kind: "set-variable", name, value: cleaned(value, flaw) };
  const effect = effectOf(checkup.on(checkup.snapshot), checkup.after(change) ?? []);
  const told = checkup.toldOf(effect.touched);
  if (told.length === 0) return [];
  return [
    {
      severity: severityOf(checkup, effect),
      message: `${name} ${FLAW_WORDS[flaw]}: ${sdkNames(told)} ${verb(told, "takes", "take")} that for part of it.`,
      provenance: [variable(name)],
      fix: fixOf(checkup, change, { sdks: effect.touched, stopped: effect.stopped }),
      sdks: effect.touched,
    },
  ];
}

/** A secret does not tell who one is: it is the form in which each SDK ends up with it that counts. */
function secretFinding(checkup: Checkup, name: string, flaw: ValueFlaw): readonly Omit<Finding, "rule">[] {
  const sdks = checkup.on(checkup.snapshot).flatMap(({ winner, sdk }) => {
    if (winner === null) return [];
    const { secretAccessKey, sessionToken } = winner.holding.provenance;
    const from = [
      [secretAccessKey, winner.credentials.secretAccessKey],
      [sessionToken, winner.credentials.sessionToken],
    ] as const;
    const isSpoilt = from.some(
      ([place, value]) =>
        place?.kind === "variable" && place.name === name && value !== null && flawsOf(shapeOf(value)).includes(flaw),
    );
    return isSpoilt ? [sdk.id] : [];
  });
  const told = checkup.toldOf(sdks);
  if (told.length === 0) return [];
  return [
    {
      severity: "error",
      message: `${name} ${FLAW_WORDS[flaw]}: ${sdkNames(told)} ${verb(told, "signs", "sign")} with that, and AWS refuses it.`,
      provenance: [variable(name)],
      fix: byHand(`set ${name} anew, without what does not belong to it`),
      sdks,
    },
  ];
}
