import { comesFromProfile } from "../advice/actor-of.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { ExpectationKey } from "../model/expectation.ts";
import { isLongLived, roleNames } from "./acting-role.ts";
import { valueFault } from "./read-expectations.ts";

/** A line of the .awswhorc that `check --init` writes. */
interface WrittenLine {
  readonly key: ExpectationKey;
  readonly value: string;
  /** What it means, for someone who has never seen it. */
  readonly comment: string;
  /** What is true here, but need not be so for others, is left for the person to decide. */
  readonly decided: boolean;
}

/** What is here now, as the text of an .awswhorc; null: nobody is here, so that there is nothing to expect. */
export function expectationsHere(diagnosis: Diagnosis, environment: string | null): string | null {
  if (diagnosis.resolution.winner === null) return null;
  const lines = linesFor(diagnosis).filter(({ key, value }) => valueFault(key, value) === null);
  if (!lines.some(({ decided }) => decided)) return null;
  return `${[
    "# What programs are to be here: awswho check holds it against what they are.",
    "# A line is key = value. Above the first [environment] it holds for every environment;",
    "# below [prod] for awswho check prod. A # at a line's beginning turns it off.",
    ...(environment === null ? [] : ["", `[${environment}]`]),
    ...lines.flatMap(({ key, value, comment, decided }) => [
      "",
      `# ${comment}`,
      `${decided ? "" : "# "}${key} = ${value}`,
    ]),
  ].join("\n")}\n`;
}

function linesFor(diagnosis: Diagnosis): readonly WrittenLine[] {
  const { identity, resolution } = diagnosis;
  const { winner, region, profile } = resolution;
  if (winner === null) return [];
  const account = identity?.kind === "known" ? identity.account : winner.holding.account?.id;
  const roles = roleNames(diagnosis, winner);
  const role = roles === null || roles === "none" ? undefined : roles[0];
  const line = (key: ExpectationKey, value: string | null | undefined, comment: string, decided = true) =>
    value === null || value === undefined ? [] : [{ key, value, comment, decided }];
  return [
    ...line("account", account, "The account. Several: 111122223333, 444455556666"),
    ...line("role", role, "The role, or the permission set. * stands for anything: Deploy*"),
    ...line("region", region.name, "The region."),
    ...line(
      "profile",
      comesFromProfile(winner.source, winner.holding) ? profile.name : null,
      "The profile that gives the credentials, if everybody has it under one name.",
      false,
    ),
    ...line("source", winner.source, "Where they may come from.", false),
    ...line(
      "no-long-lived-keys",
      "true",
      "Keys of IAM users, which work until somebody deletes them, are refused.",
      !isLongLived(winner),
    ),
    ...line("min-lifetime", "15m", "How long they must last at least.", false),
  ];
}
