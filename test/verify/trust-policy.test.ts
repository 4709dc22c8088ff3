import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { trustVerdict } from "../../src/advice/trust-verdict.ts";
import { trustStatements } from "../../src/parse/trust-policy.ts";
import { type WebTokenClaims, claimsOf } from "../../src/parse/web-token.ts";
import { seal } from "../../src/vault/secret.ts";
import { loopback } from "../answer/loopback.ts";
import { network } from "../answer/world.ts";
import { runInProcess } from "../cli/run-in-process.ts";
import { type Scenario, machineOf } from "../truth/scenario.ts";

/* A role's trust policy beside the token that it refused: IAM user guide, policy evaluation and string condition operators. */

const GITHUB = "token.actions.githubusercontent.com";
const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const tokenOf = (claims: object): string => `${base64({ alg: "RS256" })}.${base64(claims)}.CANARY-signature`;
const TOKEN = tokenOf({
  iss: `https://${GITHUB}`,
  aud: "sts.amazonaws.com",
  sub: "repo:Acme/app:ref:refs/heads/main",
  exp: 1_900_000_000,
});
const CLAIMS = claimsOf(seal(TOKEN)) as WebTokenClaims;

const policyOf = (condition: object, more: object = {}): string =>
  encodeURIComponent(
    JSON.stringify({
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${GITHUB}` },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: condition,
        ...more,
      },
    }),
  );
const verdictOf = (policy: string) => trustVerdict(trustStatements(policy) ?? [], CLAIMS);
const sub = (operator: string, ...values: readonly string[]): string =>
  policyOf({ [operator]: { [`${GITHUB}:sub`]: values.length === 1 ? values[0] : values } });

test.each([
  ["StringEquals", ["repo:Acme/app:ref:refs/heads/main"]],
  ["StringLike", ["repo:Acme/*"]],
  ["StringLike", ["repo:Other/*", "repo:Acme/ap?:*"]],
  ["ForAnyValue:StringLike", ["repo:Acme/app:*"]],
  ["ForAllValues:StringEqualsIgnoreCase", ["REPO:acme/app:ref:refs/heads/main"]],
  ["StringNotEquals", ["repo:Acme/app:pull_request"]],
  ["StringEqualsIfExists", ["repo:Acme/app:ref:refs/heads/main"]],
])("%s %s lets the token in", (operator, values) => {
  expect(verdictOf(sub(operator, ...values))).toEqual({ kind: "admits", unjudged: [] });
});

test.each([
  ["StringEquals", "repo:acme/app:ref:refs/heads/main", { column: 6, inToken: "A", inPolicy: "a" }],
  ["StringLike", "repo:acme/*", { column: 6, inToken: "A", inPolicy: "a" }],
  ["StringLike", "repo:Acme/app:ref:refs/heads/Main", { column: 30, inToken: "m", inPolicy: "M" }],
  ["StringEquals", "repo:Acme/app:*", null],
  ["StringLike", "repo:Acme/app.ref:*", null],
  ["StringLike", "repo:acme/tool:*", null],
])("%s %s does not", (operator, wanted, onlyCase) => {
  expect(verdictOf(sub(operator, wanted))).toEqual({
    kind: "differs",
    differences: [
      {
        what: "subject",
        key: `${GITHUB}:sub`,
        wanted: [wanted],
        has: ["repo:Acme/app:ref:refs/heads/main"],
        onlyCase,
        isForbidden: false,
      },
    ],
  });
});

test("another provider, another action, a Deny, no statement, and what no token tells", () => {
  const what = (policy: string) => {
    const verdict = verdictOf(policy);
    return verdict.kind === "differs" ? verdict.differences.map((one) => one.what) : verdict;
  };
  expect(what(policyOf({}, { Principal: { Federated: "accounts.google.com" } }))).toEqual(["issuer"]);
  expect(what(policyOf({}, { Action: ["sts:AssumeRole"] }))).toEqual(["action"]);
  expect(what(policyOf({}, { Action: "sts:*" }))).toEqual({ kind: "admits", unjudged: [] });
  expect(what(policyOf({ StringEquals: { "accounts.google.com:aud": "x" } }))).toEqual(["audience"]);
  expect(what(policyOf({}, { Effect: "Deny" }))).toMatchObject({ kind: "denies" });
  expect(what(policyOf({}, { Principal: { Service: "ec2.amazonaws.com" } }))).toEqual({ kind: "no-statement" });
  expect(what(policyOf({ IpAddress: { "aws:SourceIp": "192.0.2.0/24" } }))).toEqual({
    kind: "admits",
    unjudged: ["aws:SourceIp"],
  });
  expect(trustStatements("no JSON %")).toBeNull();
});

const XML = { "content-type": "text/xml" };
const refusal = (code: string, message: string) => ({
  status: 403,
  headers: XML,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
});

const machine: Scenario = {
  id: "web-identity-refused",
  env: {
    AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
    AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/ci/Deploy",
    AWS_DEFAULT_REGION: "eu-west-1",
    AWS_EC2_METADATA_DISABLED: "true",
  },
  files: {
    "~/token": TOKEN,
    "~/.aws/credentials": "[ops]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = CANARY-secret\n",
  },
};

async function asked(argv: readonly string[], role: () => { status?: number; body: string }) {
  const aws = await loopback(({ body }) => {
    switch (new URLSearchParams(body).get("Action")) {
      case "AssumeRoleWithWebIdentity":
        return refusal("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
      case "GetCallerIdentity":
        return {
          headers: XML,
          body: "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/ops</Arn><UserId>AIDA</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>",
        };
      default:
        return { headers: XML, ...role() };
    }
  });
  const env = { ...machine.env, AWSWHO_ENDPOINT_URL: aws.url };
  const made = machineOf({ ...machine, env });
  try {
    const { out, err, code } = await runInProcess(argv, made, {
      outside: network(env, { timeoutSeconds: 100 }, made.fs),
    });
    const actions = aws.heard.map(({ body }) => new URLSearchParams(body).get("Action"));
    expect(out + err).not.toContain("CANARY");
    // The token goes to STS, and to nobody else.
    for (const { body } of aws.heard.filter(({ body }) => body.includes("CANARY-signature")))
      expect(body).toContain("Action=AssumeRoleWithWebIdentity");
    return { out: out.replace(/\s+/g, " "), code, actions, forms: aws.heard.map(({ body }) => body) };
  } finally {
    await aws.close();
  }
}

const roleWith = (policy: string) => ({
  body: `<GetRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetRoleResult><Role><Path>/ci/</Path><RoleName>Deploy</RoleName><Arn>arn:aws:iam::111122223333:role/ci/Deploy</Arn><AssumeRolePolicyDocument>${policy}</AssumeRolePolicyDocument></Role></GetRoleResult></GetRoleResponse>`,
});

test.each([[["--trust-policy", "ops"]], [["doctor", "--sdk", "boto3,js-v3", "--trust-policy", "ops"]]])(
  "awswho %j reads the policy with the keys of that profile, and marks the case",
  async (argv) => {
    const { out, actions, forms } = await asked(argv, () => roleWith(sub("StringLike", "repo:acme/app:*")));
    expect(out).toContain('only the case differs, "A" at letter 6 where the policy has "a"');
    expect(actions.filter((action) => action === "GetRole")).toHaveLength(1);
    expect(forms.find((form) => form.includes("Action=GetRole"))).toContain("RoleName=Deploy");
  },
  120_000,
);

test("it says so where it may not read", async () => {
  const { out } = await asked(["--trust-policy", "ops"], () =>
    refusal("AccessDenied", "User is not authorized to perform: iam:GetRole"),
  );
  expect(out).toContain("could not be read with profile ops: AccessDenied: it needs iam:GetRole");
}, 120_000);

test("without being told to, it reads no policy", async () => {
  const { out, actions } = await asked([], () => roleWith(sub("StringLike", "*")));
  expect(actions).not.toContain("GetRole");
  expect(out).toContain("The token's subject is repo:Acme/app:ref:refs/heads/main");
  expect(out).toContain("awswho --trust-policy PROFILE");
}, 120_000);

test("offline it cannot be asked for", async () => {
  const { err, code } = await runInProcess(["--offline", "--trust-policy", "ops"], machineOf(machine));
  expect(code).toBe(2);
  expect(err).toContain("leave --offline out");
});
