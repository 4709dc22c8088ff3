import { afterEach, describe, expect, test } from "vitest";
import { accessKeyIdFor } from "../../src/demo/aws/access-key-id-for.ts";
import type { SsoRoleQuestion } from "../../src/model/question.ts";
import { isCanaryKey } from "../../src/parse/canary-key.ts";
import { seal } from "../../src/vault/secret.ts";
import { type Loopback, loopback } from "./loopback.ts";
import { identityReply } from "./sts-replies.ts";
import { CALLER, at, network, roleAt } from "./world.ts";

const open: Loopback[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function server(...args: Parameters<typeof loopback>): Promise<Loopback> {
  const made = await loopback(...args);
  open.push(made);
  return made;
}

const ARN = "arn:aws:iam::111122223333:user/ana";
const connection = (url: string) => ({ endpoint: at(url), caBundle: null });
const caller = (seed: string) => ({ ...CALLER, accessKeyId: accessKeyIdFor("AKIA", "111122223333", seed) });

describe("many at once", () => {
  test("a host that is silent does not hold up the others", async () => {
    const sts = await server((_heard, count) => (count === 1 ? { silent: true } : identityReply(ARN)));
    const { whoIs } = network({}, { callSeconds: 4, atOnce: 2 });
    const identities = await Promise.all(["a", "b", "c"].map((seed) => whoIs(caller(seed), connection(sts.url))));
    expect(identities.map(({ kind }) => kind).sort()).toEqual(["known", "known", "unavailable"]);
    const silent = identities.find(({ kind }) => kind === "unavailable");
    expect(silent).toMatchObject({ why: "no answer within 4 s", failure: { kind: "timeout", code: "ETIMEDOUT" } });
  }, 20_000);

  test("equal questions are put once", async () => {
    const sts = await server(() => identityReply(ARN));
    const { whoIs } = network({}, { atOnce: 50 });
    await Promise.all(Array.from({ length: 20 }, () => whoIs(caller("a"), connection(sts.url))));
    expect(sts.heard).toHaveLength(1);
  });

  test("no SSO portal is asked by more than four at once, STS by as many as are allowed", async () => {
    const [portal, sts] = [await server(() => ({ silent: true })), await server(() => ({ silent: true }))];
    const { answer, whoIs } = network({}, { atOnce: 10, timeoutSeconds: 8 });
    const sso = (roleName: string): SsoRoleQuestion => ({
      kind: "sso-role-credentials",
      accountId: "111122223333",
      roleName,
      accessToken: seal("canary"),
      endpoint: at(portal.url),
    });
    const names = Array.from({ length: 8 }, (_, index) => String(index));
    await Promise.all([
      ...names.map((name) => answer(sso(name))),
      ...names.map((name) => whoIs(caller(name), connection(sts.url))),
    ]);
    expect(portal.heard).toHaveLength(4);
    expect(sts.heard).toHaveLength(6);
  }, 20_000);
});

describe("canary tokens", () => {
  // An account of canarytokens.org, by TruffleHog's list.
  const accessKeyId = accessKeyIdFor("AKIA", "052310077262", "bait");
  const bait = { ...CALLER, accessKeyId };

  test("are known by the account in the key id", () => {
    expect(isCanaryKey(accessKeyId)).toBe(true);
    expect(isCanaryKey(accessKeyIdFor("AKIA", "111122223333", "bait"))).toBe(false);
    // Of the old form: no account in it.
    expect(isCanaryKey("AKIAIOSFODNN7EXAMPLE")).toBe(false);
  });

  test("sign nothing", async () => {
    const sts = await server(() => identityReply(ARN));
    const { answer, whoIs } = network();
    expect(await whoIs(bait, connection(sts.url))).toMatchObject({ kind: "unavailable", failure: null });
    expect(await answer(roleAt(at(sts.url), { caller: bait }))).toEqual({ kind: "assumed", because: "canary" });
    expect(sts.heard).toEqual([]);
  });

  test("unless it is allowed", async () => {
    const sts = await server(() => identityReply(ARN));
    expect((await network({}, { allowCanary: true }).whoIs(bait, connection(sts.url))).kind).toBe("known");
    expect(sts.heard).toHaveLength(1);
  });
});

test("a role with an MFA device is not asked for without its code", async () => {
  const sts = await server(() => ({ status: 403 }));
  const serial = "arn:aws:iam::111122223333:mfa/ana";
  expect(await network().answer(roleAt(at(sts.url), { mfaSerial: serial }))).toEqual({
    kind: "assumed",
    because: "mfa",
  });
  expect(sts.heard).toEqual([]);
});
