import { expect, it } from "vitest";
import { seal, unseal } from "../../src/vault/secret.ts";
import { failureIn, network } from "./world.ts";

const question = { kind: "mfa-code" as const, serial: "arn:aws:iam::111122223333:mfa/me" };

it("is taken for granted where nobody can be asked", async () => {
  expect(await network().answer(question)).toEqual({ kind: "assumed", because: "mfa" });
});

it("is asked for once, by its device", async () => {
  const asked: string[] = [];
  const askMfaCode = async (serial: string) => {
    asked.push(serial);
    return seal("123456");
  };
  const outside = network({}, { terminal: true, askMfaCode });
  const answer = await outside.answer(question);
  await outside.answer(question);
  expect(answer.kind === "token" && unseal(answer.token)).toBe("123456");
  expect(asked).toEqual([question.serial]);
});

it("may not be given", async () => {
  const options = { terminal: true, askMfaCode: async () => null };
  expect(failureIn(await network({}, options).answer(question)).kind).toBe("no-terminal");
});

it("is not waited for longer than the run has time", async () => {
  const options = {
    terminal: true,
    timeoutSeconds: 0.1,
    askMfaCode: (_: string, signal: AbortSignal) =>
      new Promise<null>((resolve) => signal.addEventListener("abort", () => resolve(null))),
  };
  const alive = setTimeout(() => {}, 5000);
  expect(failureIn(await network({}, options).answer(question))).toMatchObject({ kind: "timeout", code: "budget" });
  clearTimeout(alive);
});
