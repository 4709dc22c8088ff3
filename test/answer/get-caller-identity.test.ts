import { expect, it } from "vitest";
import { getCallerIdentity } from "../../src/answer/get-caller-identity.ts";
import { identityIn } from "../../src/answer/identity-in.ts";
import type { SdkCall } from "../../src/answer/sdk-client-config.ts";
import { readCallerIdentity } from "../../src/answer/sts-client.ts";
import { identityReply, stsError } from "./sts-replies.ts";

/* Whatever STS answers, it is read as the SDK reads it, and asked for once. */

const ARN = "arn:aws:sts::111122223333:assumed-role/reader/ana+x=y@example.com";
const usual = identityReply(ARN).body ?? "";
const PRETTY = `<?xml version="1.0" encoding="UTF-8"?>\n${usual.replaceAll("><", ">\n  <")}\n`;
const WITH_METADATA = usual.replace(
  "</GetCallerIdentityResult>",
  "</GetCallerIdentityResult><ResponseMetadata><RequestId>0-1a</RequestId></ResponseMetadata>",
);

/** A call whose answer is given. */
function answered(body: string, statusCode = 200) {
  const counted = { sent: 0 };
  const call: SdkCall = {
    endpoint: "https://sts.eu-west-1.amazonaws.com",
    region: "eu-west-1",
    credentials: { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "canary" },
    requestHandler: {
      metadata: { handlerProtocol: "http/1.1" },
      async handle() {
        counted.sent += 1;
        return { response: { statusCode, headers: {}, body: new TextEncoder().encode(body) } };
      },
      updateHttpClientConfig() {},
      httpHandlerConfigs: () => ({}),
      destroy() {},
    },
  };
  return { call, counted };
}

/** What a reading comes to, besides what is of the HTTP exchange. */
const outcomeOf = async (reading: Promise<object>): Promise<object> => {
  const settled = await reading.then(
    (output) => ({ output: { ...output, $metadata: null } }),
    (error: Error) => ({ error: { ...error, name: error.name, message: error.message, $metadata: null } }),
  );
  return JSON.parse(JSON.stringify(settled)) as object;
};

const OUT_OF_THE_WAY = {
  "an escaped ampersand": usual.replace("reader", "rea&amp;der"),
  "a comment before": usual.replace("<Arn>", "<!-- <Arn>no</Arn> --><Arn>"),
  CDATA: usual.replace(ARN, `<![CDATA[${ARN}]]>`),
  "an element more": usual.replace("<Arn>", "<Other>1</Other><Arn>"),
  "an account missing": usual.replace(/<Account>.*<\/Account>/, ""),
  "an ARN twice": usual.replace(/<Account>.*<\/Account>/, "<Arn>arn:aws:iam::1:root</Arn>"),
  "spaces about a value": usual.replace(ARN, ` ${ARN} `),
  "not ASCII": usual.replace("reader", "lésart"),
  "nothing at all": "",
  "a portal's page": "<!DOCTYPE html><html><body>Sign in</body></html>",
  "no XML": "ok",
  "half an answer": usual.slice(0, 150),
};

it.each(Object.entries({ usual, PRETTY, WITH_METADATA }))(
  "reads %s without the SDK, as the SDK does",
  async (_, body) => {
    const { call, counted } = answered(body);
    const named = await getCallerIdentity(call);
    expect(named).toEqual({ Account: "111122223333", Arn: ARN, UserId: "AIDAEXAMPLE" });
    expect(identityIn((await call.requestHandler.handle({} as never)).response)).toEqual(named);
    expect(counted.sent).toBe(2);
    expect(await readCallerIdentity(answered(body).call)).toMatchObject(named);
  },
);

it.each(Object.entries(OUT_OF_THE_WAY))("leaves %s to the SDK", async (_, body) => {
  const { call, counted } = answered(body);
  expect(identityIn({ statusCode: 200, body: new TextEncoder().encode(body) })).toBeNull();
  const ours = await outcomeOf(getCallerIdentity(call));
  expect(ours).toEqual(await outcomeOf(readCallerIdentity(answered(body).call)));
  expect(counted.sent).toBe(1);
});

it.each([301, 400, 403, 429, 500])("leaves a refusal of status %i to the SDK", async (status) => {
  for (const body of [
    stsError("SignatureDoesNotMatch", "the canonical &lt;string&gt; was", status).body ?? "",
    usual,
  ]) {
    const { call, counted } = answered(body, status);
    const ours = await outcomeOf(getCallerIdentity(call));
    expect(ours).toEqual(await outcomeOf(readCallerIdentity(answered(body, status).call)));
    expect(ours).toHaveProperty("error");
    expect(counted.sent).toBe(1);
  }
});
