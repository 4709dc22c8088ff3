import { afterEach, expect, it } from "vitest";
import type { MetadataQuestion } from "../../src/model/question.ts";
import { seal, unseal } from "../../src/vault/secret.ts";
import { CANARY } from "./canaries.ts";
import { type Loopback, type Reply, closedPort, loopback } from "./loopback.ts";
import { failureIn, network } from "./world.ts";

let server: Loopback;
afterEach(() => server.close());
const serve = async (reply: (count: number) => Reply): Promise<Loopback> =>
  (server = await loopback((_, count) => reply(count)));

const question = (baseUrl: string, more: Partial<MetadataQuestion> = {}): MetadataQuestion => ({
  kind: "metadata",
  ask: "token",
  baseUrl,
  role: null,
  token: null,
  timeout: 1,
  attempts: 1,
  ...more,
});

it("asks for a token as IMDSv2 wants it, with or without a slash at the end of the address", async () => {
  const { url, heard } = await serve(() => ({ body: "metadata-token" }));
  for (const base of [url, `${url}/`]) {
    const answer = await network({ HTTP_PROXY: "http://127.0.0.1:1" }).answer(question(base));
    expect(answer.kind === "token" && unseal(answer.token)).toBe("metadata-token");
  }
  expect(heard.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "PUT /latest/api/token",
    "PUT /latest/api/token",
  ]);
  expect(heard[0]?.headers).toMatchObject({ "x-aws-ec2-metadata-token-ttl-seconds": "21600", "content-length": "0" });
});

it.each([400, 403, 404, 405])("tells a %s apart by its code, and does not ask again", async (status) => {
  const { url, heard } = await serve(() => ({ status }));
  expect(failureIn(await network().answer(question(url, { attempts: 3 })))).toMatchObject({
    kind: "http-status",
    code: String(status),
  });
  expect(heard).toHaveLength(1);
});

it("asks for the role and its credentials with the token", async () => {
  const { url, heard } = await serve((count) => ({
    body:
      count === 1
        ? "my-role"
        : JSON.stringify({
            Code: "Success",
            AccessKeyId: "ASIAX",
            SecretAccessKey: "s",
            Token: "t",
            Expiration: "2030-01-01T00:00:00Z",
          }),
  }));
  const token = seal(CANARY.password);
  const outside = network();
  expect(await outside.answer(question(url, { ask: "role", token }))).toEqual({ kind: "text", text: "my-role" });
  expect(await outside.answer(question(url, { ask: "credentials", role: "my-role", token }))).toMatchObject({
    kind: "credentials",
  });
  expect(heard.map(({ path }) => path)).toEqual([
    "/latest/meta-data/iam/security-credentials/",
    "/latest/meta-data/iam/security-credentials/my-role",
  ]);
  expect(heard[1]?.headers["x-aws-ec2-metadata-token"]).toBe(CANARY.password);
});

it("names what the credentials lack", async () => {
  const { url } = await serve(() => ({ body: JSON.stringify({ Code: "Failed", Message: "no role" }) }));
  expect(await network().answer(question(url, { ask: "credentials", role: "r" }))).toMatchObject({
    kind: "incomplete",
  });
});

it("waits as long as the setting says, and tries as often", async () => {
  const { url, heard } = await serve(() => ({ silent: true }));
  const failure = failureIn(await network().answer(question(url, { ask: "role", timeout: 0.1, attempts: 2 })));
  expect(failure).toMatchObject({ kind: "timeout", code: "ETIMEDOUT" });
  expect(heard).toHaveLength(2);
  expect(failureIn(await network().answer(question(url, { timeout: 0.1, attempts: 2 }))).kind).toBe("timeout");
  expect(heard).toHaveLength(3);
});

it("refused", async () => {
  await serve(() => ({}));
  expect(failureIn(await network().answer(question(`http://127.0.0.1:${await closedPort()}`))).kind).toBe("refused");
});
