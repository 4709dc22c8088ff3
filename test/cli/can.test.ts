import { describe, expect, test } from "vitest";
import { memoryFiles } from "../capture/memory-files.ts";
import type { Outside } from "../../src/model/outside.ts";
import type { Decision, Permissions } from "../../src/model/permission.ts";
import { principalOf } from "../../src/verify/principal-of.ts";
import { runInProcess } from "./run-in-process.ts";

const ARN = "arn:aws:iam::609629065308:user/ana";
const decision = (action: string, effect: Decision["effect"], more: Partial<Decision> = {}): Decision => ({
  action,
  resource: "*",
  effect,
  statements: [],
  missingContext: [],
  allowedByBoundary: null,
  allowedByOrganization: null,
  ...more,
});

function can(permissions: Permissions, ...words: string[]) {
  const outside: Outside = {
    answer: async () => ({ kind: "assumed", because: "offline" }),
    whoIs: async () => ({
      kind: "known",
      account: "609629065308",
      arn: ARN,
      userId: "AIDA",
      principal: principalOf(ARN),
      asked: { url: "", latency: 1, clockSkew: 0 },
    }),
    iam: {
      may: async () => permissions,
      trust: () => Promise.reject(new Error("nobody reads a trust policy here")),
      keyUse: async () => ({
        created: "2026-01-01T00:00:00Z",
        lastUsed: null,
        isLastUseKnown: true,
        service: null,
        region: null,
      }),
    },
  };
  return runInProcess(
    ["can", ...words],
    {
      fs: memoryFiles({
        "/home/ana/.aws/credentials":
          "[default]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = CANARY\n",
      }),
      environment: { HOME: "/home/ana", LANG: "C.UTF-8" },
      systemHome: "/home/ana",
    },
    { outside },
  );
}

const decisions = (...made: Decision[]): Permissions => ({ kind: "decisions", principalArn: ARN, decisions: made });

describe("awswho can", () => {
  test("says yes, and by which policy", async () => {
    const { out, code } = await can(
      decisions(decision("s3:GetObject", "allowed", { statements: [{ policy: "ReadOnly", type: null }] })),
      "s3:GetObject",
    );
    expect(out).toContain("609629065308 (user/ana) may do this.");
    expect(out).toMatch(/✓ s3:GetObject +by ReadOnly/);
    expect(code).toBe(0);
  });

  test("says who said no", async () => {
    const { out, code } = await can(
      decisions(
        decision("a:A", "explicit-deny", { statements: [{ policy: "NoA", type: null }] }),
        decision("b:B", "implicit-deny", { allowedByOrganization: false }),
        decision("c:C", "implicit-deny", { allowedByBoundary: false }),
        decision("d:D", "implicit-deny", { missingContext: ["aws:SourceIp"] }),
      ),
      "a:A",
      "b:B",
    );
    expect(out).toContain("may do none of these.");
    expect(out).toContain("a policy forbids it: NoA");
    expect(out).toContain("the organization's policies (SCP) do not allow it");
    expect(out).toContain("the permissions boundary does not allow it");
    expect(out).toContain("no policy allows it");
    expect(out).toContain("aws:SourceIp, which the simulator was not told");
    expect(code).toBe(1);
  });

  test("says that it may not ask, and that this is no answer", async () => {
    const failure = { kind: "denied" as const, code: "AccessDenied", message: "no" };
    const { out, code } = await can({ kind: "refused", principalArn: ARN, failure }, "s3:GetObject");
    expect(out).toContain("That says nothing of the actions themselves.");
    expect(code).toBe(5);
  });

  test("tells of the key's age when asked", async () => {
    const { out } = await can(decisions(decision("s3:GetObject", "allowed")), "s3:GetObject", "--key-age");
    expect(out).toMatch(/Key +made \d+ days ago, never used/);
  });

  test("gives one document", async () => {
    const { out } = await can(decisions(decision("s3:GetObject", "allowed")), "--preset", "s3", "--json");
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1, kind: "decisions", identity: { arn: ARN } });
  });

  test.each([
    [["can"], "can do what?"],
    [["can", "GetObject"], "GetObject is no action"],
    [["can", "s3:Get*"], "s3:Get*: the simulator takes no wildcards"],
    [["can", "--preset", "mars"], "--preset mars: there are ec2"],
    [["can", "s3:GetObject", "--offline"], "can asks AWS"],
  ])("%j is a usage error", async (words, why) => {
    const { err, code } = await runInProcess(words, { fs: memoryFiles({}), environment: {} });
    expect(code).toBe(2);
    expect(err).toContain(why);
  });
});
