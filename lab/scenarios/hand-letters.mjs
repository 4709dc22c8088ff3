// hand-letters.mjs > hand-letters.jsonl: what an SDK makes of letters beyond ASCII, where the locale has none (LANG unset, as in
// most containers) and elsewhere; of line ends, of a byte order mark, and of no letters at all.
const KEYS = "aws_access_key_id = AKIABASEBASEBASEBASE\naws_secret_access_key = sec-base\n";
const static_ = (credentials = "", config = "", section = "default") => ({
  "~/.aws/credentials": `${credentials}[${section}]\n${KEYS}`,
  "~/.aws/config": `${config}[default]\nregion = eu-west-1\n`,
});
const script = `#!/bin/sh\ncat <<'X'\n${JSON.stringify({ Version: 1, AccessKeyId: "AKIAPROC", SecretAccessKey: "sec-proc" })}\nX\n`;
const ROLE = "role_arn = arn:aws:iam::111122223333:role/Deploy\n";
const KEYS_EXPORTED = { AWS_ACCESS_KEY_ID: "AKIAENV", AWS_SECRET_ACCESS_KEY: "sec-env" };

const comment = { files: static_("", "# clés de l'équipe\n") };
const locales = {
  unset: { unset: ["LANG"] },
  empty: { env: { LANG: "" } },
  c: { env: { LANG: "C" } },
  posix: { env: { LANG: "POSIX" } },
  "c-all": { env: { LC_ALL: "C" } },
  "utf8-all": { env: { LANG: "C", LC_ALL: "C.UTF-8" } },
  "utf8-all-empty": { env: { LANG: "C.UTF-8", LC_ALL: "" } },
  "utf8-ctype": { env: { LANG: "C", LC_CTYPE: "C.UTF-8" } },
  "posix-ctype": { env: { LC_CTYPE: "POSIX" } },
  "utf8-small": { env: { LANG: "C.utf8" } },
  "not-installed": { env: { LANG: "en_US.UTF-8" } },
  "latin-not-installed": { env: { LANG: "en_US.ISO-8859-1" } },
};
const letters = {
  "comment-credentials": { files: static_("# clés de l'équipe\n") },
  "profile-exported": { files: static_("", "", "équipe"), env: { AWS_PROFILE: "équipe" } },
  "profile-in-code": { files: static_("", "", "équipe"), session: { profile: "équipe" } },
  "profile-exported-with-keys": { files: static_("", "", "équipe"), env: { AWS_PROFILE: "équipe", ...KEYS_EXPORTED } },
  "profile-missing": { files: static_(), env: { AWS_PROFILE: "équipe" } },
  "comment-with-keys": { files: static_("", "# clés\n"), env: KEYS_EXPORTED },
  "value-other-profile": { files: static_("", "[profile dev]\noutput = é\n") },
  "role-session-name": {
    files: static_("", `[profile dev]\n${ROLE}source_profile = default\nrole_session_name = équipe\n`),
    env: { AWS_PROFILE: "dev" },
  },
  "role-description": {
    files: static_("", `[profile dev]\n${ROLE}source_profile = équipe\n[profile équipe]\n${KEYS}`),
    env: { AWS_PROFILE: "dev" },
  },
  "file-exported": {
    files: { "~/clés": `[default]\n${KEYS}` },
    env: { AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/clés" },
  },
  process: {
    files: { "~/.aws/config": "[default]\ncredential_process = {{HOME}}/clés.sh\n", "~/clés.sh": script },
    modes: { "~/clés.sh": "755" },
  },
  "secret-exported": { env: { AWS_ACCESS_KEY_ID: "AKIAENV", AWS_SECRET_ACCESS_KEY: "clé" } },
  "session-name-exported": {
    files: { "~/jwt": "jwt" },
    env: {
      AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/jwt",
      AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/Deploy",
      AWS_ROLE_SESSION_NAME: "équipe",
      AWS_REGION: "eu-west-1",
    },
  },
  bom: { files: static_("\ufeff") },
};
const token = (text) => ({
  files: { "~/jwt": text },
  env: {
    AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/jwt",
    AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/Deploy",
    AWS_REGION: "eu-west-1",
  },
});
const tokens = {
  "token-bom": token("\ufeffjwt"),
  "token-letters": token("jété"),
  "token-crlf": token("jwt\r\n"),
  "token-cr": token("jwt\rjwt"),
};

const named = (name) => ({ files: { "~/jwt": "jwt-1" }, env: { ...token("").env, AWS_ROLE_SESSION_NAME: name } });
const namedInProfile = (name) => ({
  files: {
    "~/jwt": "jwt-1",
    "~/.aws/config": `[default]\nregion = eu-west-1\n${ROLE}web_identity_token_file = {{HOME}}/jwt\nrole_session_name = ${name}\n`,
  },
});
const sessionNames = {
  "session-name-empty": named(""),
  "session-name-blank": named(" "),
  "session-name-of-profile-empty": namedInProfile(""),
  "session-name-of-role-empty": {
    files: static_("", `[profile dev]\n${ROLE}source_profile = default\nrole_session_name =\n`),
    env: { AWS_PROFILE: "dev" },
  },
};

const print = (id, ...parts) => {
  const scenario = { id: `letters-${id}`, env: {}, files: {}, tags: ["letters"] };
  for (const part of parts)
    Object.assign(scenario, part, {
      env: { ...scenario.env, ...part.env },
      files: { ...scenario.files, ...part.files },
    });
  console.log(JSON.stringify(scenario));
};
for (const [name, locale] of Object.entries(locales)) print(`comment-${name}`, comment, locale);
for (const [name, letter] of Object.entries(letters)) {
  print(`${name}-unset`, letter, locales.unset);
  print(`${name}-utf8`, letter);
}
for (const [name, given] of Object.entries({ ...tokens, ...sessionNames })) print(name, given);
print("token-letters-unset", tokens["token-letters"], locales.unset);
const elsewhere = { files: { "~/clés": `[default]\n${KEYS}` }, imds: { role: "ec2-role" } };
const FILE_EXPORTED = { AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/clés" };
print("file-exported-keys-unset", elsewhere, { env: { ...FILE_EXPORTED, ...KEYS_EXPORTED } }, locales.unset);
print("file-exported-region-unset", elsewhere, { env: { ...FILE_EXPORTED, AWS_REGION: "eu-west-1" } }, locales.unset);
print("config-exported-unset", elsewhere, { env: { AWS_CONFIG_FILE: "{{HOME}}/clés" } }, locales.unset);
