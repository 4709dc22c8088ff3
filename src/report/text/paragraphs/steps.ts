import type { Diagnosis } from "../../../model/diagnosis.ts";
import { describeQuestion } from "../../../resolve/describe-question.ts";
import type { Paragraph } from "./paragraph.ts";

/** Every question in order, with how it was answered. */
export function steps({ resolution }: Diagnosis): readonly Paragraph[] {
  return resolution.asked.map(({ question, answer }, index) => ({
    label: index === 0 ? "Asked" : "",
    text: `${describeQuestion(question)}: ${answer.kind === "failure" ? `${answer.failure.kind}${answer.failure.code === null ? "" : ` (${answer.failure.code})`}` : answer.kind}`,
    style: "dim" as const,
  }));
}
