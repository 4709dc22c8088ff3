import { describe, expect, test } from "vitest";
import { readMonitoringPacket } from "../../src/parse/monitoring-packet.ts";

const ID = "awswho-1";
const ATTEMPT = {
  Version: 1,
  ClientId: ID,
  Type: "ApiCallAttempt",
  Service: "DynamoDB",
  Api: "Scan",
  Timestamp: 1,
  AttemptLatency: 3,
  Fqdn: "dynamodb.eu-west-1.amazonaws.com",
  UserAgent: "Boto3/1.44.5 md/Botocore#1.44.5",
  AccessKey: "AKIAQYLPMN5HHHFPZAMZ",
  Region: "eu-west-1",
  SessionToken: "CANARYtoken",
  HttpStatusCode: 400,
  AwsException: "AccessDeniedException",
  AwsExceptionMessage: "CANARYmessage",
};

const read = (fields: unknown) => readMonitoringPacket(Buffer.from(JSON.stringify(fields)), ID);
const bytes = (text: string | Uint8Array) => readMonitoringPacket(Buffer.from(text as string), ID);

describe("a report", () => {
  test("of an attempt is kept without token and message", () => {
    const packet = read(ATTEMPT);
    expect(packet).toEqual({
      kind: "attempt",
      service: "DynamoDB",
      operation: "Scan",
      sdk: { id: "boto3", version: "1.44.5" },
      accessKeyId: "AKIAQYLPMN5HHHFPZAMZ",
      signed: true,
      region: "eu-west-1",
      host: "dynamodb.eu-west-1.amazonaws.com",
      hasSessionToken: true,
      answered: true,
      error: "AccessDeniedException",
    });
    expect(JSON.stringify(packet)).not.toContain("CANARY");
  });

  test("of a call over is kept with its attempts", () => {
    const fields = { ...ATTEMPT, Type: "ApiCall", AttemptCount: 3, FinalSdkException: "EndpointConnectionError" };
    expect(read(fields)).toEqual({
      kind: "call",
      service: "DynamoDB",
      operation: "Scan",
      sdk: { id: "boto3", version: "1.44.5" },
      attempts: 3,
      answered: false,
      error: "EndpointConnectionError",
    });
  });

  test("under another name is a stranger's", () => {
    expect(read({ ...ATTEMPT, ClientId: "agent" })).toEqual({ kind: "stranger" });
    expect(read({ ...ATTEMPT, ClientId: undefined })).toEqual({ kind: "stranger" });
  });

  test.each([
    ["AccessKey", "accessKeyId", "CANARY/secret+where=the/id/should/be0000"],
    ["AccessKey", "accessKeyId", "AKIA\u001b[31m00000000000"],
    ["AccessKey", "accessKeyId", 7],
    ["Region", "region", "eu-west-1\n::error::"],
    ["Region", "region", "x".repeat(100)],
    ["Fqdn", "host", "a b"],
    ["Fqdn", "host", "x".repeat(300)],
  ] as const)("%s that has not the form of one is dropped: %s", (field, kept, value) => {
    expect(read({ ...ATTEMPT, [field]: value })).toMatchObject({ kind: "attempt", [kept]: null });
  });

  test("an error without a proper name is an error all the same", () => {
    expect(read({ ...ATTEMPT, AwsException: "\u0007bell" })).toMatchObject({ error: "unnamed error" });
    expect(read({ ...ATTEMPT, AwsException: undefined })).toMatchObject({ error: null });
  });

  test.each(["", "{", "[]", "null", "7", '"x"', "[".repeat(8000), `{"a":${"[".repeat(4000)}`, "\u0000\u0001", "{}x"])(
    "what is no report is unreadable: %#",
    (text) => expect(bytes(text)).toEqual({ kind: "unreadable" }),
  );

  test("nor is what is too large, not UTF-8, of another type or without a name", () => {
    expect(read({ ...ATTEMPT, More: "x".repeat(9000) })).toEqual({ kind: "unreadable" });
    expect(readMonitoringPacket(Uint8Array.of(0x7b, 0xff, 0x7d), ID)).toEqual({ kind: "unreadable" });
    expect(read({ ...ATTEMPT, Type: "Other" })).toEqual({ kind: "unreadable" });
    expect(read({ ...ATTEMPT, Service: "::error::" })).toEqual({ kind: "unreadable" });
    expect(read({ ...ATTEMPT, Api: "x y" })).toEqual({ kind: "unreadable" });
  });

  test("random bytes and random fields never throw", () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const values = [null, true, -1, 1e308, "", "x".repeat(4000), [], {}, { ClientId: ID }, "\u202e", "__proto__"];
    for (let n = 0; n < 3000; n++) {
      readMonitoringPacket(
        Uint8Array.from({ length: random(400) }, () => random(256)),
        ID,
      );
      const fields: Record<string, unknown> = { ...ATTEMPT };
      for (const name of Object.keys(ATTEMPT)) if (random(3) === 0) fields[name] = values[random(values.length)];
      expect(JSON.stringify(read({ ...fields, ClientId: ID }))).not.toContain("CANARY");
    }
  });
});
