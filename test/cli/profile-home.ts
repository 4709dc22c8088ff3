/** The home of someone with a profile of every kind; secrets are canaries. */
export const KEY_OF_DEV = "AKIAY34FZKBOKMUTVV7A";

export const CONFIG = `[default]
region = eu-west-1

[profile base]
region = eu-west-1

[profile ops]
role_arn = arn:aws:iam::111122223333:role/ops
source_profile = base

[profile deploy]
role_arn = arn:aws:iam::444455556666:role/team/deploy
source_profile = ops
mfa_serial = arn:aws:iam::111122223333:mfa/ana
duration_seconds = 7200

[profile lost]
role_arn = arn:aws:iam::444455556666:role/lost
source_profile = gone

[profile a]
role_arn = arn:aws:iam::111122223333:role/a
source_profile = b

[profile b]
role_arn = arn:aws:iam::111122223333:role/b
source_profile = a

[profile self]
role_arn = arn:aws:iam::444455556666:role/self
source_profile = self
aws_access_key_id = ${KEY_OF_DEV}
aws_secret_access_key = CANARY-self

[profile dev]
sso_session = corp
sso_account_id = 222233334444
sso_role_name = Developer

[sso-session corp]
sso_start_url = https://acme.awsapps.com/start
sso_region = eu-west-1

[profile proc]
credential_process = /usr/local/bin/creds --secret CANARY-process

[foo]
region = eu-west-1
`;

export const CREDENTIALS = `[base]
aws_access_key_id = ${KEY_OF_DEV}
aws_secret_access_key = CANARY-base

[half]
aws_access_key_id = AKIAQNZGKIQY56JQ7WML
`;

export const HOME_FILES: Readonly<Record<string, string>> = {
  "/home/ana/.aws/config": CONFIG,
  "/home/ana/.aws/credentials": CREDENTIALS,
  // sha1("corp")
  "/home/ana/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json":
    '{"startUrl":"https://acme.awsapps.com/start","region":"eu-west-1","accessToken":"CANARY-access","expiresAt":"2026-11-22T09:00:00Z"}',
};

/** Names that would end a string, open a tag, drive a terminal or be a formula. */
export const HOSTILE = [
  '=HYPERLINK("http://x","y")',
  "<script>alert(1)</script>",
  'a"]; evil [b',
  "a|b`c`*d*",
  "\u001b[31mred",
  "::error::x",
  "##[error]x",
  "click n0 href javascript:alert(1)",
  "a&quot;b&#34;",
  "x\\",
];

export const HOSTILE_FILES: Readonly<Record<string, string>> = {
  "/home/ana/.aws/credentials": HOSTILE.filter((name) => !name.includes("]"))
    .map((name) => `[${name}]\naws_access_key_id = ${KEY_OF_DEV}\naws_secret_access_key = CANARY-hostile\n\n`)
    .join(""),
  // A role's name is free text as well.
  "/home/ana/.aws/config": HOSTILE.map(
    (name, index) =>
      `[profile role${index}]\nrole_arn = arn:aws:iam::111122223333:role/${name}\nsource_profile = ${name}\nregion = ${name}\n\n`,
  ).join(""),
};
