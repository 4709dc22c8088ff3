import { Volume } from "memfs";
import { describe, expect, test } from "vitest";
import { chains } from "../../src/chains/index.ts";
import { runInProcess } from "./run-in-process.ts";

const on = (sdk: string, environment: Record<string, string>, config: string, ...more: string[]) =>
  runInProcess(["--offline", "--sdk", sdk, ...more], {
    fs: Volume.fromJSON({ "/home/ana/.aws/config": config }) as never,
    environment: { HOME: "/home/ana", LANG: "C.UTF-8", ...environment },
    systemHome: "/home/ana",
  });

describe("awswho --sdk", () => {
  test("says of the AWS CLI 1 that it does not read AWS_REGION, and nothing of the kind of the AWS CLI 2", async () => {
    const region = { AWS_REGION: "eu-west-1" };
    expect((await on("aws-cli-v1", region, "")).out).toContain("AWS_REGION=eu-west-1 is not read by aws-cli-v1");
    expect((await on("aws-cli-v2", region, "")).out).not.toContain("is not read by");
  });

  describe.each(chains.map(({ id }) => id))("%s", (sdk) => {
    test("shows where it looked when it finds nothing, and did not ask the instance", async () => {
      const { out } = await on(sdk, {}, "[default]\nregion = eu-west-1\n");
      expect(out).toMatch(/instance metadata +(?:skipped +)?not asked|the instance metadata service was not asked/);
    });

    test("knows of keys in code what it was told: that there is a token", async () => {
      const { out } = await on(sdk, {}, "", "--json", "--access-key-id=AKIAY34FZKBOKMUTVV7A", "--session-token-set");
      const { outcome, credentials } = JSON.parse(out);
      if (outcome === "credentials") expect(credentials).toMatchObject({ hasSessionToken: true });
      else expect(sdk).toMatch(/^aws-cli|^cdk$|^serverless$|^osls$/);
    });

    test("shows no secret that a shell line sets for its program", async () => {
      const { out, err } = await on(sdk, {}, "[default]\ncredential_process = TOKEN=CANARY-1 helper --key CANARY-2\n");
      expect(out + err).not.toContain("CANARY");
    });
  });
});
