import { Volume } from "memfs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Outside, Secret, diagnose, openNetwork } from "../../src/index.ts";
import { loopback } from "../answer/loopback.ts";
import { identityReply } from "../answer/sts-replies.ts";

/** The library's door: an in-memory file system and a made environment, nothing of this process. */

const CONFIG = "[profile prod]\nregion = eu-west-1\n";
const CREDENTIALS = "[prod]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_access_key = CANARY\n";
const volume = Volume.fromJSON({ "/home/ana/.aws/config": CONFIG, "/home/ana/.aws/credentials": CREDENTIALS });
// biome-ignore lint/suspicious/noExplicitAny: memfs types its functions wider than node:fs does
const fs = volume as any;

const outside: Outside = {
  answer: async () => ({ kind: "failure", failure: { kind: "no-route", code: "ENETUNREACH", message: "no route" } }),
  whoIs: async ({ accessKeyId, secretAccessKey }) => ({
    kind: "known",
    account: "029608264753",
    arn: `arn:aws:iam::029608264753:user/${accessKeyId}`,
    userId: secretAccessKey instanceof Secret ? "AIDASEALED" : "AIDANONE",
    principal: { type: "user", partition: "aws", name: "prod" },
    asked: { url: "http://127.0.0.1", latency: 1, clockSkew: 0 },
  }),
};

describe("diagnose()", () => {
  const before = { ...process.env };
  beforeEach(() => {
    // A trap: what this process exports must not count.
    process.env["AWS_ACCESS_KEY_ID"] = "AKIATRAP";
    process.env["AWS_SECRET_ACCESS_KEY"] = "trap";
    process.env["AWS_PROFILE"] = "trap";
  });
  afterEach(() => {
    process.env = { ...before };
  });

  test("answers from the file system and environment it is given, offline by default", async () => {
    const document = await diagnose({ environment: { HOME: "/home/ana", AWS_PROFILE: "prod" }, fs });
    expect(document).toMatchObject({
      schemaVersion: 1,
      sdk: { id: "boto3", modelledOn: "1.44.5" },
      outcome: "credentials",
      profile: { name: "prod", binding: "variable" },
      credentials: {
        source: "shared-credentials",
        accessKeyId: "AKIAQNZGKIQY56JQ7WML",
        account: { id: "029608264753", known: "key-id" },
        provenance: { accessKeyId: { kind: "file", path: "/home/ana/.aws/credentials", line: 2, column: 21 } },
      },
      region: { name: "eu-west-1" },
      identity: null,
    });
    expect(
      document.sources
        .map(({ position }) => position)
        .filter((position) => position !== null)
        .sort(),
    ).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(JSON.stringify(document)).not.toMatch(/CANARY|TRAP|trap/);
  });

  test("asks whom it is given, with sealed secrets", async () => {
    const document = await diagnose({ environment: { HOME: "/home/ana", AWS_PROFILE: "prod" }, fs, outside });
    expect(document.identity).toMatchObject({ account: "029608264753", userId: "AIDASEALED" });
    expect(document.credentials?.account).toEqual({ id: "029608264753", known: "sts" });
  });

  test("asks the network, opened for the very machine that is diagnosed", async () => {
    const sts = await loopback(() => identityReply("arn:aws:iam::029608264753:user/ana"));
    try {
      const document = await diagnose({
        environment: { HOME: "/home/ana", AWS_PROFILE: "prod", AWS_ENDPOINT_URL_STS: sts.url },
        fs,
        outside: (snapshot) => openNetwork({ snapshot, timeoutSeconds: 10 }),
      });
      expect(document.identity).toMatchObject({ arn: "arn:aws:iam::029608264753:user/ana" });
      expect(sts.heard).toHaveLength(1);
      expect(JSON.stringify([document, sts.heard])).not.toContain("CANARY");
    } finally {
      await sts.close();
    }
  });

  test("starts no process unless it is told to", async () => {
    const document = await diagnose({
      environment: { HOME: "/home/ana" },
      fs: Volume.fromJSON({ "/home/ana/.aws/config": "[default]\ncredential_process = /bin/false\n" }) as never,
      outside: (snapshot) => openNetwork({ snapshot }),
    });
    expect(document.outcome).toBe("credentials");
    expect(document.assumed).toMatchObject([{ because: "process" }]);
  });

  test("what is no SDK's id is the caller's fault, and is thrown", async () => {
    await expect(diagnose({ fs, sdk: "boto4" as never })).rejects.toThrow(new RangeError("no such SDK: boto4"));
  });

  test("finds nothing where nothing is given", async () => {
    const document = await diagnose({ fs: Volume.fromJSON({}) as never });
    expect(document.outcome).toBe("none");
    expect(document.credentials).toBeNull();
    expect(document.assumed).toEqual([{ question: "instance metadata: token", answer: "absent", because: "offline" }]);
  });

  test("takes what the code gives", async () => {
    const keys = {
      givenTo: "client",
      accessKeyId: "AKIAY34FZKBOKMUTVV7A",
      secret: true,
      token: false,
      argument: "app.py",
    } as const;
    const document = await diagnose({ environment: { HOME: "/home/ana" }, fs, code: { keys, region: "us-east-1" } });
    expect(document.credentials).toMatchObject({
      source: "explicit",
      account: { id: "609629065308", known: "key-id" },
    });
    expect(document.region.name).toBe("us-east-1");
  });
});
