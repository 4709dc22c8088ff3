import { fixOf } from "../../advice/fault-of.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { effectOf, severityOf } from "../../advice/effect-of.ts";
import { isSet } from "../../advice/open-variable.ts";
import type { Change, Finding } from "../../model/finding.ts";
import { VARIABLE_MISNOMERS } from "../../model/variable-misnomers.ts";
import { KNOWN_VARIABLES } from "../../model/known-variables.ts";
import { editDistance } from "../../parse/nearest-names.ts";
import type { MachineRule } from "../rule.ts";

/** Where a slip of the pen decides who one is. */
const MATTERS = [
  ...new Set([
    ...Object.values(VARIABLE_MISNOMERS),
    "AWS_DEFAULT_PROFILE",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_ROLE_ARN",
    "AWS_EC2_METADATA_DISABLED",
    "AWS_STS_REGIONAL_ENDPOINTS",
    "AWS_ENDPOINT_URL",
  ]),
];

interface Slip {
  readonly from: string;
  readonly to: string;
}

export const rule: MachineRule = {
  scope: "machine",
  id: "unread-variable",
  group: "environment",
  title: "A variable has a name that the SDKs do not read",
  why: "No SDK says that it does not know a variable. A name that is nearly right is passed over, and the program goes on with whatever else there is.",
  complaints: ["S22", "S25"],
  find(checkup) {
    const slips = slipsIn(checkup);
    // Two halves of a pair are put right together.
    const keys = slips.filter(({ to }) => /KEY|TOKEN$/.test(to));
    const groups = [
      ...(keys.length === 0 ? [] : [keys]),
      ...slips.filter((slip) => !keys.includes(slip)).map((slip) => [slip]),
    ];
    return groups.flatMap((group) => findingOf(checkup, group));
  },
};

function slipsIn({ snapshot }: Checkup): readonly Slip[] {
  return [...snapshot.variables.keys()].flatMap((from) => {
    const to = VARIABLE_MISNOMERS[from] ?? (isKnown(from) ? undefined : MATTERS.find((name) => isSlipOf(from, name)));
    return to === undefined || !isSet(snapshot, from) || isSet(snapshot, to) ? [] : [{ from, to }];
  });
}

const isKnown = (name: string): boolean => KNOWN_VARIABLES.includes(name) || name.startsWith("AWS_ENDPOINT_URL_");

/** One letter too many, too few, wrong, or two swapped; two in a long name. */
const isSlipOf = (written: string, name: string): boolean =>
  Math.abs(written.length - name.length) <= 2 && editDistance(written, name) <= (name.length > 15 ? 2 : 1);

function findingOf(checkup: Checkup, names: readonly Slip[]): readonly Omit<Finding, "rule">[] {
  const change: Change = { kind: "rename-variables", names };
  const effect = effectOf(checkup.on(checkup.snapshot), checkup.after(change) ?? []);
  if (effect.touched.length === 0) return [];
  const [from, to] = [names.map((slip) => slip.from).join(" and "), names.map((slip) => slip.to).join(" and ")];
  const readers = checkup.toldOf(
    checkup.resolutions.map(({ sdk }) => sdk.id).filter((id) => !effect.touched.includes(id)),
  );
  const who = readers.length === 0 || readers.length > 3 ? "these SDKs read" : `all but ${readers.join(" and ")} read`;
  return [
    {
      severity: severityOf(checkup, effect),
      message: `${from} ${names.length === 1 ? "is" : "are"} set, but ${who} ${to}.`,
      provenance: names.map((slip) => ({ kind: "variable", name: slip.from })),
      fix: fixOf(checkup, change, { sdks: effect.touched, stopped: effect.stopped }),
      sdks: effect.touched,
    },
  ];
}
