import { afterEach, describe, expect, test } from "vitest";
import { openNetwork } from "../../src/answer/network.ts";
import { capture } from "../../src/capture/capture.ts";
import type { Caller } from "../../src/model/outside.ts";
import type { Permissions } from "../../src/model/permission.ts";
import { seal } from "../../src/vault/secret.ts";
import { principalOf } from "../../src/verify/principal-of.ts";
import { simulatedArn } from "../../src/verify/simulated-arn.ts";
import { type Loopback, type Reply, loopback } from "../answer/loopback.ts";
import { memoryFiles } from "../capture/memory-files.ts";

/* The shapes are those of the IAM API reference, SimulatePrincipalPolicy, GetRole, GetAccessKeyLastUsed, ListAccessKeys. */

let server: Loopback | null = null;
afterEach(async () => server?.close());

const SECRET = "CANARY-secret";
const callerOf = (arn: string): Caller => ({
  credentials: {
    accessKeyId: "AKIAY34FZKBOKMUTVV7A",
    secretAccessKey: seal(SECRET),
    sessionToken: null,
    expiration: null,
    accountId: null,
  },
  identity: {
    kind: "known",
    account: "111122223333",
    arn,
    userId: "AIDA",
    principal: principalOf(arn),
    asked: { url: "", latency: 1, clockSkew: 0 },
  },
  connection: { endpoint: null, caBundle: null },
});

async function iamAnswering(reply: (action: string, body: URLSearchParams) => Reply) {
  server = await loopback(({ body }) => {
    const form = new URLSearchParams(body);
    return { headers: { "content-type": "text/xml" }, ...reply(form.get("Action") ?? "", form) };
  });
  const snapshot = capture({
    environment: { AWSWHO_ENDPOINT_URL_IAM: server.url },
    fs: memoryFiles({}),
    platform: "posix",
    systemHome: "/",
    cwd: "/",
    now: 0,
  });
  const { iam } = openNetwork({
    snapshot,
    allowRefresh: false,
    terminal: false,
    timeoutSeconds: 10,
    runProcesses: false,
    environment: {},
  });
  if (iam === undefined) throw new Error("the network has no IAM");
  return iam;
}

const result = (action: string, decision: string, more = ""): string =>
  `<member><EvalActionName>${action}</EvalActionName><EvalResourceName>*</EvalResourceName><EvalDecision>${decision}</EvalDecision>${more}</member>`;
const simulation = (members: string, more = "<IsTruncated>false</IsTruncated>"): string =>
  `<SimulatePrincipalPolicyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><SimulatePrincipalPolicyResult><EvaluationResults>${members}</EvaluationResults>${more}</SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>`;
const refusal = (code: string, message: string): Reply => ({
  status: 403,
  body: `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
});
const statement = (policy: string, type: string): string =>
  `<MatchedStatements><member><SourcePolicyId>${policy}</SourcePolicyId><SourcePolicyType>${type}</SourcePolicyType></member></MatchedStatements>`;

const USER = "arn:aws:iam::111122223333:user/ana";
const ask = { actions: ["s3:GetObject"], resources: ["*"] };
const decided = (permissions: Permissions) => {
  if (permissions.kind !== "decisions") throw new Error(JSON.stringify(permissions));
  return permissions.decisions;
};

describe("SimulatePrincipalPolicy", () => {
  test.each([
    [
      "allowed",
      result("s3:GetObject", "allowed", statement("ReadOnly", "IAM Policy")),
      { effect: "allowed", statements: [{ policy: "ReadOnly", type: "IAM Policy" }] },
    ],
    [
      "denied by nobody",
      result("s3:GetObject", "implicitDeny"),
      { effect: "implicit-deny", statements: [], allowedByBoundary: null },
    ],
    ["forbidden", result("s3:GetObject", "explicitDeny", statement("NoS3", "IAM Policy")), { effect: "explicit-deny" }],
    [
      "an SCP",
      result(
        "s3:GetObject",
        "implicitDeny",
        "<OrganizationsDecisionDetail><AllowedByOrganizations>false</AllowedByOrganizations></OrganizationsDecisionDetail>",
      ),
      { allowedByOrganization: false },
    ],
    [
      "a boundary",
      result(
        "s3:GetObject",
        "implicitDeny",
        "<PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>false</AllowedByPermissionsBoundary></PermissionsBoundaryDecisionDetail>",
      ),
      { allowedByBoundary: false },
    ],
    [
      "missing context",
      result(
        "s3:GetObject",
        "implicitDeny",
        "<MissingContextValues><member>aws:SourceIp</member></MissingContextValues>",
      ),
      { missingContext: ["aws:SourceIp"] },
    ],
  ])("%s", async (_, members, expected) => {
    const iam = await iamAnswering(() => ({ body: simulation(members) }));
    expect(decided(await iam.may(callerOf(USER), ask))).toMatchObject([{ action: "s3:GetObject", ...expected }]);
  });

  test("of a session asks for the role's own ARN, path and all", async () => {
    const asked: string[] = [];
    const iam = await iamAnswering((action, form) => {
      asked.push(`${action} ${form.get("RoleName") ?? form.get("PolicySourceArn")}`);
      return action === "GetRole"
        ? {
            body: `<GetRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetRoleResult><Role><Path>/team/</Path><Arn>arn:aws:iam::111122223333:role/team/ops</Arn><RoleName>ops</RoleName><RoleId>AROA</RoleId><CreateDate>2026-01-01T00:00:00Z</CreateDate></Role></GetRoleResult></GetRoleResponse>`,
          }
        : { body: simulation(result("s3:GetObject", "allowed")) };
    });
    const permissions = await iam.may(callerOf("arn:aws:sts::111122223333:assumed-role/ops/session"), ask);
    expect(permissions).toMatchObject({ principalArn: "arn:aws:iam::111122223333:role/team/ops" });
    expect(asked).toEqual(["GetRole ops", "SimulatePrincipalPolicy arn:aws:iam::111122223333:role/team/ops"]);
  });

  test("without leave to ask for the role takes the ARN without a path", async () => {
    const iam = await iamAnswering((action) =>
      action === "GetRole" ? refusal("AccessDenied", "no") : { body: simulation(result("s3:GetObject", "allowed")) },
    );
    const permissions = await iam.may(callerOf("arn:aws:sts::111122223333:assumed-role/ops/session"), ask);
    expect(permissions).toMatchObject({ principalArn: "arn:aws:iam::111122223333:role/ops" });
  });

  test("that is itself denied says so, and nothing of the actions", async () => {
    const iam = await iamAnswering(() =>
      refusal("AccessDenied", `not authorized to perform iam:SimulatePrincipalPolicy ${SECRET}`),
    );
    const permissions = await iam.may(callerOf(USER), ask);
    expect(permissions).toMatchObject({ kind: "refused", failure: { kind: "denied" } });
    expect(JSON.stringify(permissions)).not.toContain(SECRET);
  });

  test.each([
    ["nothing at all", ""],
    ["of another action", result("s3:ListBucket", "allowed")],
  ])("that is told %s has not been answered", async (_, members) => {
    const iam = await iamAnswering(() => ({ body: simulation(members) }));
    expect(await iam.may(callerOf(USER), ask)).toEqual({
      kind: "not-possible",
      why: "IAM's policy simulator said nothing of s3:GetObject",
    });
  });

  test("goes on to the next page", async () => {
    const iam = await iamAnswering((_, form) => ({
      body:
        form.get("Marker") === null
          ? simulation(result("s3:GetObject", "allowed"), "<IsTruncated>true</IsTruncated><Marker>next</Marker>")
          : simulation(result("s3:PutObject", "implicitDeny")),
    }));
    expect(decided(await iam.may(callerOf(USER), ask)).map(({ action }) => action)).toEqual([
      "s3:GetObject",
      "s3:PutObject",
    ]);
  });
});

test("a key's age and last use", async () => {
  const iam = await iamAnswering((action) => ({
    body:
      action === "ListAccessKeys"
        ? `<ListAccessKeysResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListAccessKeysResult><AccessKeyMetadata><member><AccessKeyId>AKIAY34FZKBOKMUTVV7A</AccessKeyId><Status>Active</Status><CreateDate>2024-01-01T00:00:00Z</CreateDate></member></AccessKeyMetadata></ListAccessKeysResult></ListAccessKeysResponse>`
        : `<GetAccessKeyLastUsedResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetAccessKeyLastUsedResult><UserName>ana</UserName><AccessKeyLastUsed><LastUsedDate>2026-11-01T00:00:00Z</LastUsedDate><ServiceName>s3</ServiceName><Region>eu-west-1</Region></AccessKeyLastUsed></GetAccessKeyLastUsedResult></GetAccessKeyLastUsedResponse>`,
  }));
  expect(await iam.keyUse(callerOf(USER))).toEqual({
    created: "2024-01-01T00:00:00.000Z",
    lastUsed: "2026-11-01T00:00:00.000Z",
    isLastUseKnown: true,
    service: "s3",
    region: "eu-west-1",
  });
});

test("a key that was never used: what IAM calls N/A is nothing", async () => {
  const iam = await iamAnswering((action) =>
    action === "ListAccessKeys"
      ? refusal("AccessDenied", "no")
      : {
          body: `<GetAccessKeyLastUsedResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetAccessKeyLastUsedResult><UserName>ana</UserName><AccessKeyLastUsed><ServiceName>N/A</ServiceName><Region>N/A</Region></AccessKeyLastUsed></GetAccessKeyLastUsedResult></GetAccessKeyLastUsedResponse>`,
        },
  );
  expect(await iam.keyUse(callerOf(USER))).toEqual({
    created: null,
    lastUsed: null,
    isLastUseKnown: true,
    service: null,
    region: null,
  });
});

test("a key whose last use IAM does not tell is not one that was never used", async () => {
  const iam = await iamAnswering((action) =>
    action === "GetAccessKeyLastUsed"
      ? refusal("AccessDenied", "no")
      : {
          body: `<ListAccessKeysResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListAccessKeysResult><AccessKeyMetadata><member><AccessKeyId>AKIAY34FZKBOKMUTVV7A</AccessKeyId><Status>Active</Status><CreateDate>2024-01-01T00:00:00Z</CreateDate></member></AccessKeyMetadata></ListAccessKeysResult></ListAccessKeysResponse>`,
        },
  );
  expect(await iam.keyUse(callerOf(USER))).toMatchObject({ lastUsed: null, isLastUseKnown: false });
});

test.each([
  ["arn:aws:iam::111122223333:root", "none"],
  ["arn:aws:sts::111122223333:federated-user/ana", "none"],
  [USER, "whole"],
  ["arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Dev_0123456789abcdef/ana", "role"],
])("%s is simulated as: %s", (arn, kind) => {
  expect(simulatedArn(callerOf(arn).identity).kind).toBe(kind);
});
