import { expect } from "vitest";
import { type Machine, capture } from "../../src/capture/capture.ts";
import type { Answer, AssumeRoleQuestion, Endpoint, SigningCredentials } from "../../src/model/question.ts";
import type { Outside } from "../../src/model/outside.ts";
import { type NetworkOptions, openNetwork } from "../../src/answer/network.ts";
import { seal } from "../../src/vault/secret.ts";
import { CANARY } from "./canaries.ts";

const NOTHING: Machine["fs"] = {
  statSync() {
    throw Object.assign(new Error("absent"), { code: "ENOENT" });
  },
  readFileSync() {
    throw Object.assign(new Error("absent"), { code: "ENOENT" });
  },
  readdirSync: () => [],
};

/** A network over a machine of the test's own making. */
export function network(
  environment: Readonly<Record<string, string>> = {},
  options: Partial<NetworkOptions> = {},
  fs: Machine["fs"] = NOTHING,
): Outside {
  const snapshot = capture({
    environment,
    fs,
    platform: "posix",
    systemHome: "/home/none",
    cwd: process.cwd(),
    now: Date.now(),
  });
  return openNetwork({
    snapshot,
    allowRefresh: false,
    terminal: false,
    timeoutSeconds: 10,
    runProcesses: true,
    environment,
    ...options,
  });
}

export const at = (url: string, signingRegion = "eu-west-1", reach: Endpoint["reach"] = "regional"): Endpoint => ({
  url,
  signingRegion,
  reach,
});

export const CALLER: SigningCredentials = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: seal(CANARY.secretKey),
  sessionToken: seal(CANARY.sessionToken),
  expiration: null,
  accountId: null,
};

export const roleAt = (endpoint: Endpoint, more: Partial<AssumeRoleQuestion> = {}): AssumeRoleQuestion => ({
  kind: "assume-role",
  roleArn: "arn:aws:iam::111122223333:role/reader",
  caller: CALLER,
  sessionName: "test-session",
  externalId: null,
  mfaSerial: null,
  mfaCode: null,
  durationSeconds: null,
  endpoint,
  ...more,
});

/** The failure of an answer, which must not hold any planted secret. */
export function failureIn(answer: Answer) {
  expect(answer.kind).toBe("failure");
  if (answer.kind !== "failure") throw new Error("unreachable");
  expectNoCanary(answer);
  return answer.failure;
}

export function expectNoCanary(value: unknown): void {
  const text = JSON.stringify(value);
  for (const [name, secret] of Object.entries(CANARY)) {
    expect(text, name).not.toContain(secret);
    expect(text, `${name} in part`).not.toContain(secret.slice(0, 16));
  }
}
