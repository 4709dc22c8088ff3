import { capture } from "../../../src/capture/capture.ts";
import { judge } from "../../../src/expectations/judge.ts";
import { readdirSync } from "node:fs";
import type { Expectation } from "../../../src/model/expectation.ts";
import type { Report } from "../../../src/model/report.ts";
import type { Snapshot } from "../../../src/model/snapshot.ts";
import { FOLDER, examineFixture, fixturesOf, machineOfFixture, readFixture } from "../../rules/fixture.ts";

const line = (number: number, key: string): Expectation["provenance"] => ({
  kind: "file",
  path: `${FOLDER}/.awswhorc`,
  line: number,
  column: key.length + 4,
  section: "prod",
  key,
});

const EXPECTATIONS: readonly Expectation[] = [
  { key: "account", wanted: "444455556666", provenance: line(2, "account") },
  { key: "role", wanted: "Deploy*", provenance: line(3, "role") },
  { key: "region", wanted: "eu-west-1", provenance: line(4, "region") },
  { key: "min-lifetime", wanted: "15m", provenance: line(5, "min-lifetime") },
];

export interface NamedReport {
  readonly name: string;
  readonly report: Report;
  /** The machine that it is of. */
  readonly snapshot: Snapshot;
}

/** Doctor's report on every machine of fixtures/rules, and check's on the faulty ones. */
export async function reportsOfFixtures(): Promise<readonly NamedReport[]> {
  const reports: NamedReport[] = [];
  for (const rule of readdirSync(new URL("../../../fixtures/rules/", import.meta.url)))
    for (const name of fixturesOf(rule)) {
      const fixture = readFixture(rule, name);
      const examination = await examineFixture({ ...fixture, sdks: fixture.sdks ?? ["boto3", "js-v3"] });
      const report: Report = { examination, check: null, failOn: "warning", allow: [], tree: FOLDER, version: "1.2.3" };
      const snapshot = capture(machineOfFixture(fixture));
      reports.push({ name: `doctor ${rule}/${name}`, report, snapshot });
      if (!name.startsWith("bad-")) continue;
      const { diagnoses, sdks } = examination;
      const check = {
        environment: "prod",
        file: `${snapshot.cwd}/.awswhorc`,
        results: judge(EXPECTATIONS, sdks, diagnoses),
        next: examination.findings.find(({ fix }) => fix !== null)?.fix ?? null,
        judged: diagnoses,
      };
      reports.push({
        name: `check ${rule}/${name}`,
        report: { ...report, check, allow: ["silent-fallback"] },
        snapshot,
      });
    }
  return reports;
}
