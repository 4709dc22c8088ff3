import { byHand } from "../../advice/by-hand.ts";
import { processFailure } from "../../advice/process-failure.ts";
import type { MachineRule } from "../rule.ts";

/** The process was run, as the SDK would, and failed: its exit status, its output, what it complained of (complaint S42). */
export const rule: MachineRule = {
  scope: "machine",
  group: "processes",
  id: "process-failed",
  title: "A credential process fails",
  why: "The program was started and did not print what it should. SDKs often lose what it wrote to stderr, and some go on to the instance's role.",
  complaints: ["S42", "S57"],
  insteadOf: ["source-failed"],
  find(checkup) {
    return checkup.diagnoses.flatMap(({ resolution }) =>
      resolution.asked.flatMap(({ question, answer }) => {
        const words = question.kind === "process" ? processFailure(answer, question.program) : null;
        if (question.kind !== "process" || words === null) return [];
        // process-needs-shell tells of it, and knows the line.
        if (isForShell(question.program) && answer.kind === "failure" && answer.failure.kind === "not-found") return [];
        const node = [
          resolution.error?.provenance,
          ...resolution.sources.flatMap((row) => row.error?.provenance ?? []),
        ].find((place) => place?.kind === "file");
        return [
          {
            severity: resolution.winner === null ? ("error" as const) : ("warning" as const),
            message: `The credential process ${question.program} ${words.said}`,
            provenance: node === undefined || node === null ? [] : [node],
            fix: byHand(words.cure),
            sdks: [resolution.sdk.id],
          },
        ];
      }),
    );
  },
};

const isForShell = (program: string): boolean => /[~$]/.test(program);
