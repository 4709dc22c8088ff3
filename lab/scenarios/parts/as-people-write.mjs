// What machines of real people are made of, as `aws configure`, the access portal and the tools write it. Accounts, keys and
// names are the lab's.
import { keyOf } from "./key-of.mjs";
import { ssoCacheOf } from "./sign-ins.mjs";

export const MAIN = "111122223333";
export const OTHER = "444455556666";
export const THIRD = "222233334444";
export const role = (name, account = OTHER, partition = "aws") => `arn:${partition}:iam::${account}:role/${name}`;
export const mfa = (name, account = MAIN) => `arn:aws:iam::${account}:mfa/${name}`;

export const lasting = (own = 11n, account = MAIN) => {
  const id = keyOf(account, own);
  return { id, secret: `sec-${id}` };
};
export const temporary = (own = 21n, account = MAIN) => {
  const id = keyOf(account, own, "ASIA");
  return { id, secret: `sec-${id}`, token: `tok-${id}` };
};
/** As `aws configure` writes it. */
export const ini = ({ id, secret, token }) =>
  `aws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n${token === undefined ? "" : `aws_session_token = ${token}\n`}`;
/** As the access portal's page gives it to copy. */
export const tight = (keys) => ini(keys).replaceAll(" = ", "=");
export const exported = ({ id, secret, token }) => ({
  AWS_ACCESS_KEY_ID: id,
  AWS_SECRET_ACCESS_KEY: secret,
  ...(token === undefined ? {} : { AWS_SESSION_TOKEN: token }),
});

export const START = "https://acme.awsapps.com/start";
export const LEGACY_SSO = `sso_start_url = ${START}\nsso_region = us-east-1\n`;
const token = (more = {}) =>
  JSON.stringify({ startUrl: START, region: "us-east-1", accessToken: "at-field", expiresAt: "{{NOW+3600}}", ...more });
export const signedIn = (name = START, more = {}) => ({ [ssoCacheOf(name)]: token(more) });
export const REFRESHES = {
  refreshToken: "rt-field",
  clientId: "client-field",
  clientSecret: "secret-field",
  registrationExpiresAt: "{{NOW+360000}}",
};

/** A credential process that somebody has, whatever its arguments. */
const prints = (keys) =>
  `#!/bin/sh\ncat <<'X'\n${JSON.stringify({ Version: 1, AccessKeyId: keys.id, SecretAccessKey: keys.secret, ...(keys.token === undefined ? {} : { SessionToken: keys.token, Expiration: "2099-01-01T00:00:00Z" }) })}\nX\n`;
export const program = (path, keys = temporary(31n)) => ({ files: { [path]: prints(keys) }, modes: { [path]: "755" } });

/** What a shell or a template engine was to fill in. */
export const templated = (name) => `\${${name}}`;

export const config = (text) => ({ "~/.aws/config": text });
export const credentials = (text) => ({ "~/.aws/credentials": text });
