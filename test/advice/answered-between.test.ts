import { expect, test } from "vitest";
import { type AnsweredBetween, answeredBetween } from "../../src/advice/answered-between.ts";
import { boto3 } from "../../src/chains/boto3.ts";
import type { Answer, OddReply } from "../../src/model/question.ts";
import { drive } from "../../src/resolve/drive.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import { type Scenario, codeOf, snapshotOf } from "../truth/scenario.ts";

const machine: Scenario = {
  id: "role",
  env: { AWS_REGION: "eu-west-1" },
  files: {
    "~/.aws/credentials":
      "[default]\nrole_arn = arn:aws:iam::111122223333:role/Deploy\nsource_profile = base\n[base]\naws_access_key_id = AKIAWO645SY5ADNRPOOV\naws_secret_access_key = s\n",
  },
};

const told = (answer: Answer): AnsweredBetween | null =>
  answeredBetween(drive(resolve(boto3, snapshotOf(machine), codeOf(machine)), () => answer));

const replied = (status: number, form: OddReply["form"], codes: OddReply["codes"] = {}): Answer => ({
  kind: "failure",
  failure: {
    kind: "http-status",
    code: Object.values(codes)[0] ?? String(status),
    message: "",
    reply: { status, form, whole: false, codes, says: null },
  },
});

test.each([
  ["a page", replied(200, "html"), "A web page came in sts.amazonaws.com's place", "sign in to the network"],
  ["a redirect", replied(302, "empty"), "redirected to somebody else (302)", "where it leads"],
  ["a proxy", replied(407, "html"), "wants a name and a password", "HTTPS_PROXY"],
  ["a firewall", replied(403, "json"), "A firewall or a proxy answered", "let through"],
  ["another server", replied(404, "text"), "Somebody else than AWS answered", "see who answers"],
  ["a gateway", replied(503, "empty"), "cannot be had at the moment (503)", "try again in a minute"],
  ["no XML", replied(200, "json"), "did not answer as AWS does", "see who it is"],
])("%s", (_, answer, words, cure) => {
  const between = told(answer);
  expect(between?.words).toContain(words);
  expect(between?.fix.change).toMatchObject({ kind: "by-hand" });
  expect(JSON.stringify(between?.fix)).toContain(cure);
});

test("what AWS itself refuses is not told as somebody else's answer, wherever its code stands", () => {
  expect(told({ kind: "failure", failure: { kind: "denied", code: "AccessDenied", message: "no" } })).toBeNull();
  expect(told(replied(401, "json", { __type: "UnauthorizedException" }))).toBeNull();
});

test("being busy, a wrong clock and a closed connection are told apart", () => {
  const failed = (failure: Partial<Extract<Answer, { kind: "failure" }>["failure"]>): string | undefined =>
    told({ kind: "failure", failure: { kind: "aws-error", code: null, message: "", ...failure } })?.words;
  expect(failed({ kind: "throttled", code: "Throttling" })).toContain("asked too often (Throttling)");
  expect(failed({ kind: "clock-skew", code: "SignatureDoesNotMatch", clockSkew: -7200 })).toContain("2 h behind AWS's");
  expect(failed({ kind: "clock-skew", code: "SignatureDoesNotMatch", clockSkew: 900 })).toContain(
    "15 min ahead of AWS's",
  );
  expect(failed({ kind: "no-route", code: "ECONNRESET" })).toContain("closed without an answer");
});
