import type { Asked } from "../../../model/question.ts";
import type { Diagnosis } from "../../../model/diagnosis.ts";
import { describeQuestion } from "../../../resolve/describe-question.ts";
import type { Paragraph } from "./paragraph.ts";

/** Every question in order, with how it was answered; what an SDK asks again and again stands once, with how often. */
export function steps({ resolution }: Diagnosis): readonly Paragraph[] {
  return counted(resolution.asked.map(lineOf)).map(({ line, times }, index) => ({
    label: index === 0 ? "Asked" : "",
    text: times === 1 ? line : `${line}, ${times} times`,
    style: "dim" as const,
  }));
}

function lineOf({ question, answer }: Asked): string {
  const said =
    answer.kind === "failure"
      ? `${answer.failure.kind}${answer.failure.code === null ? "" : ` (${answer.failure.code})`}`
      : answer.kind;
  return `${describeQuestion(question)}: ${said}`;
}

interface Counted {
  readonly line: string;
  readonly times: number;
}

function counted(lines: readonly string[]): readonly Counted[] {
  const all: Counted[] = [];
  for (const line of lines) {
    const last = all.at(-1);
    if (last?.line === line) all[all.length - 1] = { line, times: last.times + 1 };
    else all.push({ line, times: 1 });
  }
  return all;
}
