import { byHand } from "../../advice/by-hand.ts";
import type { Answer } from "../../model/question.ts";
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
        const words = question.kind === "process" ? failureWords(answer) : null;
        if (question.kind !== "process" || words === null) return [];
        const node = [
          resolution.error?.provenance,
          ...resolution.sources.flatMap((row) => row.error?.provenance ?? []),
        ].find((place) => place?.kind === "file");
        return [
          {
            severity: resolution.winner === null ? ("error" as const) : ("warning" as const),
            message: `The credential process ${question.program} ${words}`,
            provenance: node === undefined || node === null ? [] : [node],
            fix: byHand("run the command of credential_process yourself and read what it says"),
            sdks: [resolution.sdk.id],
          },
        ];
      }),
    );
  },
};

function failureWords(answer: Answer): string | null {
  if (answer.kind === "incomplete")
    return answer.missing.length > 0
      ? `prints JSON without ${answer.missing.join(" and ")}.`
      : `prints JSON of Version ${answer.version ?? "none"}; it has to be 1.`;
  if (answer.kind !== "failure") return null;
  const { kind, code, message } = answer.failure;
  const said = message.split("\n")[0]?.trim() ?? "";
  switch (kind) {
    case "not-found":
      return "was not found.";
    case "denied":
      return "may not be run.";
    case "exit-status":
      return `ended with status ${code ?? "unknown"}${said === "" ? "" : `: ${said}`}`;
    case "bad-answer":
      return `does not print JSON${said === "" ? "" : `: ${said}`}`;
    case "timeout":
      return "did not end in time.";
    default:
      return `failed${said === "" ? "" : `: ${said}`}`;
  }
}
