import { nearestNames } from "../parse/nearest-names.ts";
import { CASES, DEFAULT_CASE } from "./cases/index.ts";
import type { DemoCase } from "./demo-case.ts";

export type CaseChoice =
  | { readonly kind: "found"; readonly demoCase: DemoCase }
  /** What was typed cannot be meant. */
  | { readonly kind: "usage"; readonly message: string };

/** The case that was asked for; none named: the worked wrong-profile case. */
export function caseNamed([name, ...more]: readonly string[]): CaseChoice {
  if (more.length > 0) return usage(`demo shows one case at a time, so ${more[0]} is one word too many`);
  if (name === undefined) return { kind: "found", demoCase: DEFAULT_CASE };
  const demoCase = CASES.find((known) => known.name === name);
  if (demoCase !== undefined) return { kind: "found", demoCase };
  const near = nearestNames(
    name,
    CASES.map((known) => known.name),
  );
  return usage(`there is no demo case ${name}${near.length === 0 ? "" : `; nearest: ${near.join(", ")}`}`);
}

const usage = (message: string): CaseChoice => ({ kind: "usage", message });
