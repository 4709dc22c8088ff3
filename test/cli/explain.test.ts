import { Volume } from "memfs";
import { describe, expect, test } from "vitest";
import { chains } from "../../src/chains/index.ts";
import { EVERYDAY_PAGES } from "../../src/explain/everyday-words.ts";
import { runInProcess } from "./run-in-process.ts";

const explain = (environment: Record<string, string>, ...argv: string[]) => explainPiped(environment, "", ...argv);

const explainPiped = (environment: Record<string, string>, input: string, ...argv: string[]) =>
  runInProcess(
    ["explain", ...argv],
    {
      fs: Volume.fromJSON({
        "/home/ana/.aws/credentials":
          "[prod]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_access_key = CANARY\n",
      }) as never,
      environment: { HOME: "/home/ana", LANG: "C.UTF-8", ...environment },
      systemHome: "/home/ana",
    },
    { input },
  );

describe("a word that people use, and that is no page's name", () => {
  test.each([
    ["imds", "instance-metadata"],
    ["EC2", "instance-metadata"],
    ["irsa", "web-identity"],
    ["identity center", "sso"],
    ["credentials", "shared-credentials"],
    ["mfa", "mfa_serial"],
    ["proxy", "HTTPS_PROXY"],
    ["c#", "dotnet"],
  ])("%s: the page of %s", async (word, page) => {
    const { out, code } = await explain({}, word);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^${page}\\b`));
  });

  test("node may be either of two", async () => {
    const { out, code } = await explain({}, "node");
    expect(out).toContain("There is no page of that name.\nDid you mean js-v3 or js-v2?");
    expect(code).toBe(5);
  });

  test.each([...EVERYDAY_PAGES])("%s has a page", async (page) => {
    expect((await explain({}, page)).code).toBe(0);
  });
});

describe("awswho explain", () => {
  test("an error: who says it, what it means, and what is wrong here", async () => {
    const { out, code } = await explain(
      { AWS_PROFILE: "prd" },
      "botocore.exceptions.ProfileNotFound: The config profile (prd) could not be found",
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^boto3, aws-cli-v2 and aws-cli-v1 say this\./);
    expect(out).toContain("export AWS_PROFILE=prod");
    expect(out).not.toContain("CANARY");
  });

  test("an error below what a program wrote before it, piped in with its colours", async () => {
    const log = `${"building…\n".repeat(9000)}\u001b[31mbotocore.exceptions.ProfileNotFound: The config\u001b[0m profile (prd) could not be found\n`;
    const { out, code } = await explainPiped({ AWS_PROFILE: "prd" }, log, "-");
    expect(code).toBe(0);
    expect(out).toContain("export AWS_PROFILE=prod");
  });

  test("an error that this machine does not lead to", async () => {
    const { out, code } = await explain({ AWS_PROFILE: "prod" }, "Unable to locate credentials");
    expect(code).toBe(0);
    expect(out).toContain("Here, now, boto3 would not say that");
  });

  test("a region that is missing, though there are keys", async () => {
    const text = "MissingRegion: could not find region configuration";
    expect((await explain({ AWS_PROFILE: "prod" }, text)).out).toContain("go-v1 says this here");
    const { out } = await explain({ AWS_PROFILE: "prod", AWS_REGION: "eu-west-1" }, text);
    expect(out).toContain("Here, now, go-v1 would not say that");
  });

  test("a profile that only code can have named", async () => {
    const { out } = await explain({}, "failed to get shared config profile, prd");
    expect(out).toContain("go-v2 says this here, because of what the code or the tool's own option gives");
  });

  test("a refusal by AWS points at the keys that would be used", async () => {
    const text = "An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: no";
    const { out } = await explain({ AWS_PROFILE: "prod" }, text);
    expect(out).toMatch(/boto3 signs with the keys of ~\/\.aws\/credentials:2 \[prod\] here/);
    const { likely } = JSON.parse((await explain({ AWS_PROFILE: "prod" }, "--json", text)).out);
    expect(likely).toMatchObject({ sdk: "boto3", fits: "supposed", source: "shared-credentials" });
  });

  test("--sdk chooses among those that say the same", async () => {
    const { out } = await explain(
      { AWS_PROFILE: "prd" },
      "--sdk",
      "aws-cli-v1",
      "The config profile (prd) could not be found",
    );
    expect(out).toContain("aws-cli-v1 says this here, because of $AWS_PROFILE.");
  });

  test.each(chains.map(({ id }) => id))("%s: its chain in order", async (id) => {
    const { out, code } = await explain({}, id);
    expect(code).toBe(0);
    expect(out).toContain(id);
    expect(out).toContain("environment");
  });

  test.each(chains.map(({ id }) => id))("%s: the rules behind its order", async (id) => {
    const { out } = await explain({}, id);
    for (const heading of ["Profile", "Files", "Inside a profile", "Region", "Container"])
      expect(out).toMatch(new RegExp(`^${heading}$`, "m"));
  });

  test("says what was read and what was seen", async () => {
    for (const { id, readNotRun } of chains)
      expect((await explain({}, id)).out).toContain(readNotRun === true ? "it was not run" : "was seen to act");
  });

  test("a source: where each SDK has it", async () => {
    const { out, code } = await explain({}, "environment");
    expect(code).toBe(0);
    for (const { id } of chains) expect(out).toContain(id);
  });

  test("a variable: who looks it up, and what it is here", async () => {
    const { out, code } = await explain({ AWS_REGION: "eu-west-1" }, "AWS_REGION");
    expect(code).toBe(0);
    expect(out).toContain("$AWS_REGION  eu-west-1");
    expect(out).toContain(
      `${chains.length - 4} of ${chains.length} SDKs look it up; not aws-cli-v1, boto2, boto3, osls.`,
    );
  });

  test("a key of the files, with its lines here and no secret", async () => {
    const { out, code } = await explain({}, "aws_secret_access_key");
    expect(code).toBe(0);
    expect(out).toContain("~/.aws/credentials:3 [prod]  set, not shown");
    expect(out).not.toContain("CANARY");
  });

  test("a setting as JSON", async () => {
    const page = JSON.parse((await explain({}, "--json", "credential_source")).out);
    expect(page).toMatchObject({ schemaVersion: 1, kind: "setting", name: "credential_source", form: "key", here: [] });
    expect(page.notReadBy).toContain("js-v2");
    expect(page.readers[0].places[0]).toMatchObject({ use: "assume-role", order: 4 });
  });

  test("a value reaches JSON with the terminal's controls as escapes", async () => {
    const { out } = await explain({ AWS_REGION: "eu\u009b31m" }, "--json", "AWS_REGION");
    expect(out).not.toContain("\u009b");
    expect(JSON.stringify(JSON.parse(out).here)).toContain("eu\u009b31m");
  });

  test("a word that is nearly one with a page", async () => {
    const { out, code } = await explain({}, "role_arm");
    expect(code).toBe(5);
    expect(out).toContain("Did you mean role_arn");
  });

  test("what nobody says ends with 5, nothing with 2", async () => {
    expect((await explain({}, "the cat sat on the mat")).code).toBe(5);
    expect((await explain({})).code).toBe(2);
  });
});
