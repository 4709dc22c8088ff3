import { expect, it } from "vitest";
import { seal } from "../../src/vault/secret.ts";
import { CANARY } from "./canaries.ts";
import { loopback } from "./loopback.ts";
import { GIVEN, credentialsOf, stsError } from "./sts-replies.ts";
import { at, failureIn, network } from "./world.ts";

const question = (url: string) => ({
  kind: "assume-role-with-web-identity" as const,
  roleArn: "arn:aws:iam::111122223333:role/web",
  token: seal(`${CANARY.webToken}\n`),
  sessionName: "pod",
  endpoint: at(url),
});

it("sends the token as it stands, unsigned", async () => {
  const { url, heard, close } = await loopback(() => credentialsOf("AssumeRoleWithWebIdentity"));
  const answer = await network().answer(question(url));
  expect(answer).toMatchObject({
    kind: "credentials",
    credentials: { accessKeyId: GIVEN.accessKeyId, expiration: GIVEN.expiration },
  });
  const sent = new URLSearchParams(heard[0]?.body);
  expect(sent.get("WebIdentityToken")).toBe(`${CANARY.webToken}\n`);
  expect(heard[0]?.headers.authorization).toBeUndefined();
  await close();
});

it("names a refusal and hides the token in it", async () => {
  const { url, close } = await loopback(() =>
    stsError("InvalidIdentityToken", `Couldn't read ${CANARY.webToken}`, 400),
  );
  expect(failureIn(await network().answer(question(url)))).toMatchObject({
    kind: "denied",
    code: "InvalidIdentityToken",
  });
  await close();
});
