import { expect, test } from "vitest";
import type { Diagnosis } from "../../src/model/diagnosis.ts";
import type { Answer, Asked, Question } from "../../src/model/question.ts";
import { steps } from "../../src/report/text/paragraphs/steps.ts";

const question: Question = { kind: "container", url: "http://169.254.170.2/role", authorization: null };
const refused: Answer = { kind: "failure", failure: { kind: "http-status", code: "503", message: "" } };
const text: Answer = { kind: "text", text: "" };

const told = (...asked: readonly Asked[]): readonly string[] =>
  steps({ resolution: { asked } } as unknown as Diagnosis).map((paragraph) => paragraph.text);

test("what an SDK asks again stands once, with how often", () => {
  const again = { question, answer: refused };
  expect(told(again, again, again, { question, answer: text }, again)).toEqual([
    "GET http://169.254.170.2/role: http-status (503), 3 times",
    "GET http://169.254.170.2/role: text",
    "GET http://169.254.170.2/role: http-status (503)",
  ]);
});
