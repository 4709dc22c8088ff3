import { state } from "@aws-sdk/core/client";
import { fromTemporaryCredentials, fromWebToken } from "@aws-sdk/credential-providers";
import { afterEach, expect, it } from "vitest";
import { unseal } from "../../src/vault/secret.ts";
import { type Loopback, loopback } from "./loopback.ts";
import { credentialsOf } from "./sts-replies.ts";
import { CALLER, at, network, roleAt } from "./world.ts";

/* What the SDK's own providers send and what awswho sends: the same (see src/answer/sts-client.ts). */

// Their warning about Node's version is not what is tested.
state.warningEmitted = true;

let server: Loopback;
afterEach(() => server.close());

const clientConfig = (endpoint: string) => ({ endpoint, region: "eu-west-1", maxAttempts: 1 });

it("fromTemporaryCredentials", async () => {
  server = await loopback(() => credentialsOf("AssumeRole"));
  const question = roleAt(at(server.url), { externalId: "ext", durationSeconds: 1800 });
  const theirs = await fromTemporaryCredentials({
    masterCredentials: {
      accessKeyId: CALLER.accessKeyId ?? "",
      secretAccessKey: CALLER.secretAccessKey === null ? "" : unseal(CALLER.secretAccessKey),
      sessionToken: CALLER.sessionToken === null ? "" : unseal(CALLER.sessionToken),
    },
    params: { RoleArn: question.roleArn, RoleSessionName: "test-session", ExternalId: "ext", DurationSeconds: 1800 },
    clientConfig: clientConfig(server.url),
  })();
  const ours = await network().answer(question);
  expect(ours).toMatchObject({ credentials: { accessKeyId: theirs.accessKeyId } });
  const [first, second] = server.heard;
  expect(Object.fromEntries(new URLSearchParams(second?.body))).toEqual(
    Object.fromEntries(new URLSearchParams(first?.body)),
  );
  expect(second?.headers["x-amz-security-token"]).toBe(first?.headers["x-amz-security-token"]);
});

it("fromWebToken", async () => {
  server = await loopback(() => credentialsOf("AssumeRoleWithWebIdentity"));
  const roleArn = "arn:aws:iam::111122223333:role/web";
  await fromWebToken({
    roleArn,
    roleSessionName: "pod",
    webIdentityToken: "token",
    clientConfig: clientConfig(server.url),
  })();
  await network().answer({
    kind: "assume-role-with-web-identity",
    roleArn,
    token: roleAt(at("")).caller.sessionToken as NonNullable<typeof CALLER.sessionToken>,
    sessionName: "pod",
    endpoint: at(server.url),
  });
  const bodies = server.heard.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
  expect({ ...bodies[1], WebIdentityToken: "" }).toEqual({ ...bodies[0], WebIdentityToken: "" });
});
