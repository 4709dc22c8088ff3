import { describe, expect, test } from "vitest";
import type { Answer, Question } from "../../src/model/question.ts";
import { type ServiceReading, asRead, byStatus, codedAt } from "../../src/walk/service-reading.ts";
import { seal } from "../../src/vault/secret.ts";

const question: Question = {
  kind: "sso-role-credentials",
  accountId: "111122223333",
  roleName: "Admin",
  accessToken: seal("at"),
  endpoint: { url: "https://portal.sso.eu-west-1.amazonaws.com", signingRegion: "eu-west-1", reach: "regional" },
};

const held = {
  accessKeyId: "ASIA1",
  secretAccessKey: seal(""),
  sessionToken: null,
  expiration: "tomorrow",
  accountId: null,
};
const incomplete: Answer = { kind: "incomplete", missing: ["SessionToken"], version: null, held };

const reading = (portal: ServiceReading["portal"], more: Partial<ServiceReading> = {}): ServiceReading => ({
  sts: { needs: [] },
  portal,
  token: { needs: [], isNumber: () => true },
  ...more,
});

const faultOf = (answer: Answer) => (answer.kind === "failure" ? answer.failure.fault : answer.kind);

describe("a document is read as the client reads it", () => {
  test("what it does not need may be missing", () => {
    expect(asRead(reading({ needs: [] }), question, incomplete)).toEqual({ kind: "credentials", credentials: held });
  });

  test("what it needs, what may not be empty, and what is no date", () => {
    const minds = (portal: ServiceReading["portal"]) => faultOf(asRead(reading(portal), question, incomplete));
    expect(minds({ needs: ["SessionToken"] })).toEqual({ how: "missing", field: "SessionToken", value: null });
    expect(minds({ needs: [], fills: ["SecretAccessKey"] })).toMatchObject({ how: "empty", field: "SecretAccessKey" });
    expect(minds({ needs: [], isDate: () => false })).toMatchObject({ how: "unreadable", value: "tomorrow" });
  });

  test("a null is nothing, but it is named", () => {
    const answer: Answer = { kind: "credentials", credentials: held, kinds: { Expiration: "null" } };
    const minds = (portal: ServiceReading["portal"]) => faultOf(asRead(reading(portal), question, answer));
    expect(minds({ needs: ["Expiration"] })).toMatchObject({ how: "missing", field: "Expiration" });
    expect(minds({ needs: [], names: ["Expiration"] })).toBe("credentials");
  });

  test("without a body it is empty to some", () => {
    const reply = { status: 200, form: "empty", whole: false, codes: {}, says: null } as const;
    const heard: Answer = { kind: "failure", failure: { kind: "bad-answer", code: null, message: "", reply } };
    expect(asRead(reading({ needs: [] }), question, heard)).toEqual(heard);
    expect(asRead(reading({ needs: [] }, { takesEmptyBody: true }), question, heard).kind).toBe("credentials");
  });
});

test("a refusal's code counts where the client looks for it, else its status", () => {
  const reply = { status: 429, form: "json", whole: true, codes: { code: "Busy" }, says: null } as const;
  const refusal = { kind: "denied", code: "Busy", message: "", reply } as const;
  expect(codedAt(refusal, ["Code", "code"])).toMatchObject({ kind: "denied", code: "Busy" });
  expect(codedAt(refusal, ["Code"])).toMatchObject({ kind: "throttled", code: "429" });
  expect(byStatus({ ...refusal, reply: { ...reply, status: 403 } })).toMatchObject({
    kind: "http-status",
    code: "403",
  });
});
