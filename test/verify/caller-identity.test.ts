import { afterEach, expect, it } from "vitest";
import { type Loopback, type Reply, closedPort, loopback } from "../answer/loopback.ts";
import { identityReply, stsError } from "../answer/sts-replies.ts";
import { CALLER, at, expectNoCanary, network } from "../answer/world.ts";

let server: Loopback;
afterEach(() => server.close());
const serve = async (reply: () => Reply): Promise<Loopback> => (server = await loopback(reply));
const connection = (url: string) => ({ endpoint: at(url), caBundle: null });

it("says who it is, how long it took, and that the clock is in step", async () => {
  const { url, heard } = await serve(() => identityReply("arn:aws:iam::111122223333:user/ci"));
  const outside = network();
  const [identity] = await Promise.all([
    outside.whoIs(CALLER, connection(url)),
    outside.whoIs(CALLER, connection(url)),
  ]);
  expect(identity).toMatchObject({
    kind: "known",
    account: "111122223333",
    arn: "arn:aws:iam::111122223333:user/ci",
    userId: "AIDAEXAMPLE",
    principal: { type: "user", name: "ci" },
    asked: { url, clockSkew: 0 },
  });
  expect(identity.kind === "known" && identity.asked.latency).toBeLessThan(1000);
  expect(heard).toHaveLength(1);
  expect(heard[0]?.body).toBe("Action=GetCallerIdentity&Version=2011-06-15");
});

it("tells the clock's error, on a refusal too", async () => {
  const date = new Date(Date.now() - 7200_000).toUTCString();
  const { url, heard } = await serve(() => stsError("SignatureDoesNotMatch", "Signature expired: now", 403, { date }));
  const identity = await network().whoIs(CALLER, connection(url));
  if (identity.kind !== "refused") throw new Error(identity.kind);
  expect(identity.failure.kind).toBe("clock-skew");
  expect(Math.abs((identity.asked.clockSkew ?? 0) - 7200)).toBeLessThanOrEqual(1);
  // A second try with a corrected clock would have been accepted: the program's own SDK makes none.
  expect(heard).toHaveLength(1);
  expectNoCanary(identity);
});

it("a clock that is off but accepted is told, not a failure", async () => {
  const date = new Date(Date.now() + 100_000).toUTCString();
  const { url } = await serve(() => ({ ...identityReply("arn:aws:iam::111122223333:root"), headers: { date } }));
  const identity = await network().whoIs(CALLER, connection(url));
  expect(identity).toMatchObject({ kind: "known", asked: { clockSkew: expect.closeTo(-100, -1) as number } });
});

it("is not to be had without a secret, a key id, an endpoint", async () => {
  await serve(() => ({}));
  const outside = network();
  expect(await outside.whoIs({ ...CALLER, secretAccessKey: null }, connection("http://127.0.0.1:1"))).toEqual({
    kind: "unavailable",
    why: "the secret was not given",
    failure: null,
  });
  expect((await outside.whoIs({ ...CALLER, accessKeyId: null }, connection("http://127.0.0.1:1"))).kind).toBe(
    "unavailable",
  );
  expect((await outside.whoIs(CALLER, { endpoint: null, caBundle: null })).kind).toBe("unavailable");
});

it("was not heard: refused, no answer of AWS's, a service out of order", async () => {
  await serve(() => stsError("InternalFailure", "sorry", 500));
  const outside = network();
  expect(await outside.whoIs(CALLER, connection(`http://127.0.0.1:${await closedPort()}`))).toMatchObject({
    kind: "unavailable",
    failure: { kind: "refused" },
  });
  expect(await outside.whoIs(CALLER, connection(server.url))).toMatchObject({ kind: "unavailable" });
});
