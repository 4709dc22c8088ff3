import { UsageError } from "../cli/usage-error.ts";
import { nearestNames } from "../parse/nearest-names.ts";
import { CASES, DEFAULT_CASE } from "./cases/index.ts";
import type { DemoCase } from "./demo-case.ts";

/** The case that was asked for; none named: the worked wrong-profile case. */
export function caseNamed([name, ...more]: readonly string[]): DemoCase {
  if (more.length > 0) throw new UsageError(`demo shows one case at a time; ${more[0]} is one word too many`);
  if (name === undefined) return DEFAULT_CASE;
  const found = CASES.find((known) => known.name === name);
  if (found !== undefined) return found;
  const near = nearestNames(name, CASES.map((known) => known.name));
  const hint = near.length === 0 ? "awswho demo --list shows them all" : `nearest: ${near.join(", ")}`;
  throw new UsageError(`there is no demo case ${name}; ${hint}`);
}
