import { expect, test } from "vitest";
import { identityOf } from "../../src/answer/identity-of.ts";
import type { MetadataQuestion } from "../../src/model/question.ts";
import { seal } from "../../src/vault/secret.ts";

const question: MetadataQuestion = {
  kind: "metadata",
  ask: "role",
  baseUrl: "http://127.0.0.1/",
  role: null,
  token: seal("CANARY-one"),
  timeout: 1,
  attempts: 1,
};

test("equal questions are one question, whoever made them", () => {
  expect(identityOf({ ...question, token: seal("CANARY-one") })).toBe(identityOf(question));
});

test("a secret tells questions apart, and does not show", () => {
  expect(identityOf({ ...question, token: seal("CANARY-two") })).not.toBe(identityOf(question));
  expect(identityOf(question)).not.toContain("CANARY");
});

test("what is no number is not nothing", () => {
  const role = {
    kind: "assume-role",
    durationSeconds: Number.NaN,
  } as unknown as MetadataQuestion;
  expect(identityOf(role)).not.toBe(identityOf({ ...role, durationSeconds: null } as unknown as MetadataQuestion));
});

test("the order in which a chain writes the fields tells nothing", () => {
  const reversed = Object.fromEntries(Object.entries(question).reverse()) as unknown as MetadataQuestion;
  expect(identityOf(reversed)).toBe(identityOf(question));
});
