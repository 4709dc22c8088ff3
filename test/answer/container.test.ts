import { afterEach, expect, it } from "vitest";
import { seal } from "../../src/vault/secret.ts";
import { CANARY } from "./canaries.ts";
import { type Loopback, type Reply, closedPort, loopback } from "./loopback.ts";
import { failureIn, network } from "./world.ts";

let server: Loopback;
afterEach(() => server.close());
const serve = async (reply: (count: number) => Reply): Promise<Loopback> =>
  (server = await loopback((_, count) => reply(count)));

const question = (url: string, authorization: string | null = CANARY.authorization) => ({
  kind: "container" as const,
  url,
  authorization: authorization === null ? null : seal(authorization),
});

const DOCUMENT = {
  RoleArn: "r",
  AccessKeyId: "ASIAX",
  SecretAccessKey: "s",
  Token: "t",
  Expiration: "2030-01-01T00:00:00Z",
};

it("asks with the authorization as it stands, never through a proxy", async () => {
  const { url, heard } = await serve(() => ({ body: JSON.stringify(DOCUMENT) }));
  const answer = await network({ http_proxy: `http://127.0.0.1:${await closedPort()}` }).answer(
    question(`${url}/v2/credentials?a=b`),
  );
  expect(answer).toMatchObject({
    kind: "credentials",
    credentials: { accessKeyId: "ASIAX", expiration: DOCUMENT.Expiration },
  });
  expect(heard[0]).toMatchObject({ method: "GET", path: "/v2/credentials?a=b" });
  expect(heard[0]?.headers).toMatchObject({ accept: "application/json", authorization: CANARY.authorization });
});

it("tries three times, and says what it was told without the secrets in it", async () => {
  const { url, heard } = await serve(() => ({ status: 404, body: `no ${CANARY.authorization} here` }));
  const failure = failureIn(await network().answer(question(url)));
  expect(failure).toEqual({
    kind: "http-status",
    code: "404",
    message: "Received non 200 response 404 from container metadata: no [hidden] here",
  });
  expect(heard).toHaveLength(3);
});

it("goes on when a try succeeds", async () => {
  const { url, heard } = await serve((count) => (count === 1 ? { status: 500 } : { body: JSON.stringify(DOCUMENT) }));
  expect((await network().answer(question(url))).kind).toBe("credentials");
  expect(heard).toHaveLength(2);
});

it("names what is missing, in botocore's order", async () => {
  const { url, heard } = await serve(() => ({ body: JSON.stringify({ AccessKeyId: "ASIAX" }) }));
  expect(await network().answer(question(url))).toMatchObject({
    kind: "incomplete",
    missing: ["SecretAccessKey", "Token", "Expiration"],
    version: null,
  });
  expect(heard).toHaveLength(1);
});

it("says that an answer is no JSON", async () => {
  const { url } = await serve(() => ({ body: `<${CANARY.secretKey}>` }));
  expect(failureIn(await network().answer(question(url)))).toMatchObject({
    kind: "bad-answer",
    message: "Unable to parse JSON returned from container metadata services",
  });
});

it("sends no token over plain http but to the machine itself and the metadata addresses", async () => {
  await serve(() => ({}));
  expect(failureIn(await network().answer(question("http://192.0.2.1/creds")))).toMatchObject({
    kind: "tls",
    code: "PLAIN_HTTP",
  });
});

it("refused", async () => {
  await serve(() => ({}));
  expect(failureIn(await network().answer(question(`http://127.0.0.1:${await closedPort()}`))).kind).toBe("refused");
});
