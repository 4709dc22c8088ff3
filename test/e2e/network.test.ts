import { describe, expect, it } from "vitest";
import type { AwsFacts } from "../../src/demo/aws/aws-facts.ts";
import { CANARY, type MadeUpKeys, longTermKeys } from "../../src/demo/aws/made-up-keys.ts";
import { iamUser, roleSession } from "../../src/demo/aws/principal.ts";
import { awsOnLoopback } from "../../src/demo/aws-on-loopback.ts";
import { DEV, PROD } from "../../src/demo/parts/accounts.ts";
import { keysSection } from "../../src/demo/parts/keys-text.ts";
import { SIGN_IN_CONFIG, signInOf, tokenFile, tokenText } from "../../src/demo/parts/sign-in.ts";
import { webTokenFor } from "../../src/demo/parts/web-token.ts";
import type { Document } from "../../src/report/json.ts";
import { isBuilt, ofBuiltCli, runCli } from "./built-cli.ts";
import { temporaryHome } from "./home.ts";

interface Situation {
  readonly aws: AwsFacts;
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: (awsUrl: string, home: string) => Readonly<Record<string, string>>;
}

const TOKEN_FILE = tokenFile("").slice(1);
const keys = longTermKeys(DEV, "ana");
const ana = iamUser(DEV, "ana");
const OPS = `arn:aws:iam::${DEV}:role/ops`;
const DEPLOY = `arn:aws:iam::${PROD}:role/deploy`;

/** A run of `awswho --json` on a real home, with a real environment and sockets to the AWS on loopback. */
async function ask({ aws: facts, files = {}, environment = () => ({}) }: Situation, argv: readonly string[] = []) {
  using home = temporaryHome(files);
  const aws = await awsOnLoopback(facts);
  try {
    const { code, stdout, stderr } = await runCli(["--json", ...argv], {
      cwd: home.path,
      environment: {
        HOME: home.path,
        // No test may wait for a metadata service that is not there.
        AWS_EC2_METADATA_SERVICE_ENDPOINT: aws.url,
        AWSWHO_ENDPOINT_URL: aws.url,
        ...environment(aws.url, home.path),
      },
    });
    expect(`${stdout}${stderr}`).not.toContain(CANARY);
    expect(stderr).toBe("");
    return { code, asked: aws.asked, document: JSON.parse(stdout) as Document };
  } finally {
    await aws.close();
  }
}

const principalOf = ({ identity }: Document): string | null =>
  identity !== null && "arn" in identity ? identity.arn : null;

const processText = (keys: MadeUpKeys): string =>
  JSON.stringify({ Version: 1, AccessKeyId: keys.accessKeyId, SecretAccessKey: keys.secretAccessKey });

describe.skipIf(!isBuilt)(`${ofBuiltCli} against an AWS on loopback`, () => {
  it("verifies static keys at STS", async () => {
    const { code, asked, document } = await ask({
      aws: { keys: [{ keys, holder: ana }] },
      files: { ".aws/credentials": keysSection("default", keys) },
    });
    expect({ code, asked, arn: principalOf(document) }).toEqual({
      code: 0,
      asked: ["GetCallerIdentity"],
      arn: ana.arn,
    });
  });

  it("tells a key that AWS does not know: exit 4", async () => {
    const { code, document } = await ask({ aws: {}, files: { ".aws/credentials": keysSection("default", keys) } });
    expect(code).toBe(4);
    expect(document.findings[0]?.rule).toBe("refused-by-aws");
  });

  const chain = {
    ".aws/credentials": keysSection("base", keys),
    ".aws/config": `[profile ops]\nrole_arn = ${OPS}\nsource_profile = base\n[profile deploy]\nrole_arn = ${DEPLOY}\nsource_profile = ops\nregion = eu-west-1\n`,
  };

  it("goes through a chain of roles", async () => {
    const { code, asked, document } = await ask({
      aws: {
        keys: [{ keys, holder: ana }],
        roles: [
          { arn: OPS, trusts: [ana.trustedAs] },
          { arn: DEPLOY, trusts: [OPS] },
        ],
      },
      files: chain,
      environment: () => ({ AWS_PROFILE: "deploy" }),
    });
    expect(code).toBe(0);
    expect(asked).toEqual(["AssumeRole", "AssumeRole", "GetCallerIdentity"]);
    expect(principalOf(document)).toMatch(new RegExp(`^arn:aws:sts::${PROD}:assumed-role/deploy/`));
  });

  it("tells a role that is denied: exit 4, and no call after it", async () => {
    const { code, asked, document } = await ask({
      aws: { keys: [{ keys, holder: ana }] },
      files: chain,
      environment: () => ({ AWS_PROFILE: "deploy" }),
    });
    expect({ code, asked, kind: document.error?.kind }).toEqual({ code: 4, asked: ["AssumeRole"], kind: "denied" });
  });

  it("takes a role by a web identity token", async () => {
    const token = webTokenFor("https://issuer.example.com", "repo:shop/orders", Date.now() + 3_600_000);
    const { code, asked, document } = await ask({
      aws: { webTokens: [{ token, subject: "orders" }], roles: [{ arn: DEPLOY, trusts: ["orders"] }] },
      files: { token },
      environment: (_url, home) => ({
        AWS_ROLE_ARN: DEPLOY,
        AWS_WEB_IDENTITY_TOKEN_FILE: `${home}/token`,
        AWS_ROLE_SESSION_NAME: "job",
      }),
    });
    expect(code).toBe(0);
    expect(asked).toEqual(["AssumeRoleWithWebIdentity", "GetCallerIdentity"]);
    expect(principalOf(document)).toBe(`arn:aws:sts::${PROD}:assumed-role/deploy/job`);
  });

  it("fetches the keys of a sign-in", async () => {
    const { code, asked, document } = await ask({
      aws: { signIns: [signInOf("ana@example.com")] },
      files: { ".aws/config": SIGN_IN_CONFIG, [TOKEN_FILE]: tokenText(Date.now(), 60) },
      environment: () => ({ AWS_PROFILE: "dev" }),
    });
    expect(code).toBe(0);
    expect(asked).toEqual(["GET /federation/credentials", "GetCallerIdentity"]);
    expect(principalOf(document)).toMatch(/AWSReservedSSO_DeveloperAccess_\w+\/ana@example\.com$/);
  });

  it("asks nobody when the sign-in is over: exit 4", async () => {
    const { code, asked, document } = await ask({
      aws: { signIns: [signInOf("ana@example.com")] },
      files: { ".aws/config": SIGN_IN_CONFIG, [TOKEN_FILE]: tokenText(Date.now(), -60) },
      environment: () => ({ AWS_PROFILE: "dev" }),
    });
    expect({ code, asked, kind: document.error?.kind }).toEqual({ code: 4, asked: [], kind: "token-expired" });
  });

  it("finds an instance's role by IMDSv2", async () => {
    const { code, asked, document } = await ask({ aws: { instanceRole: DEPLOY } });
    expect(code).toBe(0);
    expect(asked.at(0)).toBe("PUT /latest/api/token");
    expect(principalOf(document)).toMatch(new RegExp(`^arn:aws:sts::${PROD}:assumed-role/deploy/i-`));
  });

  it("finds a container's role", async () => {
    const holder = roleSession(DEPLOY, "task");
    const { code, document } = await ask({
      aws: { containers: [{ path: "/task", authorization: `${CANARY}-authorization`, holder }] },
      environment: (url) => ({
        AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/task`,
        AWS_CONTAINER_AUTHORIZATION_TOKEN: `${CANARY}-authorization`,
      }),
    });
    expect({ code, source: document.credentials?.source, arn: principalOf(document) }).toEqual({
      code: 0,
      source: "container",
      arn: holder.arn,
    });
  });

  it("runs a credential process", async () => {
    const { code, document } = await ask({
      aws: { keys: [{ keys, holder: ana }] },
      files: {
        "keys.json": processText(keys),
        ".aws/config": "[default]\ncredential_process = /bin/cat keys.json\n",
      },
    });
    expect({ code, source: document.credentials?.source, arn: principalOf(document) }).toEqual({
      code: 0,
      source: "process",
      arn: ana.arn,
    });
  });

  it("says that it could not tell when AWS is out of reach: exit 5", async () => {
    const { code, document } = await ask({
      aws: {},
      files: { ".aws/credentials": keysSection("default", keys) },
      // The discard port of this computer: nobody listens.
      environment: () => ({ AWSWHO_ENDPOINT_URL: "http://127.0.0.1:9" }),
    });
    expect(code).toBe(5);
    expect(document.outcome).toBe("credentials");
  });

  it("finds nothing: exit 4", async () => {
    const { code, document } = await ask({ aws: {} });
    expect({ code, outcome: document.outcome }).toEqual({ code: 4, outcome: "none" });
  });

  it("goes no further than the files offline: exit 0, no call", async () => {
    const { code, asked, document } = await ask(
      { aws: {}, files: { ".aws/credentials": keysSection("default", keys) } },
      ["--offline"],
    );
    expect({ code, asked, account: document.credentials?.account?.id }).toEqual({ code: 0, asked: [], account: DEV });
  });
});
