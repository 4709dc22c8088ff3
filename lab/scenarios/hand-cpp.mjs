// hand-cpp.mjs: machines for what the C++ SDK does alone: a host's name for an endpoint's URL, a services section that ends the
// process, a profile that code names and one file has, names with a dot, sections that come twice, tokens of aws login.
const ROLE = "arn:aws:iam::111122223333:role/Web";
const WEB = { AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/t", AWS_ROLE_ARN: ROLE };
const TOKEN = { "~/t": "jwt-long" };
const KEYS = "aws_access_key_id = AKIACPPCPPCPPCPPCPP2\naws_secret_access_key = s\n";
const CONFIG = "~/.aws/config";
const CREDENTIALS = "~/.aws/credentials";

function machine(id, { env = {}, files = {}, imds = null, ...rest }) {
  console.log(JSON.stringify({ id: `cpp-${id}`, imds, env, files, ...rest, tags: ["cpp"] }));
}

for (const [id, env] of Object.entries({
  "url-of-sts": { AWS_ENDPOINT_URL_STS: "{{EMU}}/sts" },
  "url-of-all": { AWS_ENDPOINT_URL: "https://sts.eu-west-1.amazonaws.com" },
  "host-of-sts": { AWS_ENDPOINT_URL_STS: "sts.eu-west-1.amazonaws.com" },
  "host-of-all": { AWS_ENDPOINT_URL: "sts.eu-west-1.amazonaws.com", AWS_DEFAULT_REGION: "us-west-2" },
}))
  machine(`web-${id}`, { env: { ...WEB, ...env }, files: TOKEN });

const services = (profile, section) => ({ [CONFIG]: `[default]\n${profile}services = x\n[services x]\n${section}` });
for (const [id, files] of Object.entries({
  nested: services(KEYS, "sts =\n  endpoint_url = {{EMU}}/sts\n"),
  "nested-other": services(KEYS, "sts =\n  foo = bar\n"),
  flat: services(KEYS, "sts = http://x\n"),
  without: services(KEYS, "s3 =\n  endpoint_url = http://x\n"),
  missing: { [CONFIG]: `[default]\n${KEYS}services = y\n[services x]\nsts = http://x\n` },
  "of-other-profile": { [CONFIG]: `[default]\n${KEYS}[profile b]\nservices = x\n[services x]\nsts = http://x\n` },
  signin: services(KEYS, "signin = http://x\n"),
  "signin-login": services(`${KEYS}login_session = a\n`, "signin = http://x\n"),
}))
  machine(`services-${id}`, { files });
machine("services-flat-with-exported-keys", {
  env: { AWS_ACCESS_KEY_ID: "AKIACPPENVCPPENVCPPE", AWS_SECRET_ACCESS_KEY: "s" },
  files: services(KEYS, "sts = http://x\n"),
});
machine("services-flat-with-keys-in-code", {
  explicit: { accessKeyId: "AKIACPPCODECPPCODECP", secretAccessKey: "s" },
  files: services(KEYS, "sts = http://x\n"),
});
machine("services-web-handed", { env: WEB, files: { ...TOKEN, ...services("", "sts = http://x\n") } });
machine("services-web-of-crt", {
  env: { AWS_DEFAULT_PROFILE: "b", AWS_REGION: "us-east-1" },
  files: {
    ...TOKEN,
    [CONFIG]:
      `[default]\nrole_arn = ${ROLE}\nweb_identity_token_file = {{HOME}}/t\nservices = x\n[profile b]\nregion = us-west-2\n` +
      "[services x]\nsts =\n  endpoint_url = sts.eu-west-1.amazonaws.com\n",
  },
});

machine("web-role-in-profile-and-variable", {
  env: WEB,
  files: { ...TOKEN, [CONFIG]: "[default]\nrole_arn = arn:aws:iam::111122223333:role/Profile\n" },
});
machine("web-iam-role-variable", {
  env: { ...WEB, AWS_IAM_ROLE_ARN: "arn:aws:iam::111122223333:role/Iam", AWS_IAM_ROLE_SESSION_NAME: "iam" },
  files: { ...TOKEN, [CONFIG]: "[default]\nrole_arn = arn:aws:iam::111122223333:role/Profile\n" },
});
machine("web-second-section", {
  env: WEB,
  files: {
    ...TOKEN,
    [CONFIG]: `[default]\nregion = eu-west-3\n[default]\nrole_arn = arn:aws:iam::111122223333:role/Two\n`,
  },
});
machine("web-role-in-first-section", {
  env: WEB,
  files: {
    ...TOKEN,
    [CONFIG]: `[default]\nrole_arn = arn:aws:iam::111122223333:role/One\n[default]\nregion = eu-west-3\n`,
  },
});

for (const [id, env] of Object.entries({ alone: {}, "with-variable": { AWS_PROFILE: "b" } })) {
  machine(`code-in-credentials-only-${id}`, {
    env,
    session: { profile: "a" },
    files: { [CREDENTIALS]: `[a]\n${KEYS}[b]\n${KEYS.replace("AKIACPP", "AKIAB22")}` },
  });
  machine(`code-in-config-too-${id}`, {
    env,
    session: { profile: "a" },
    files: { [CONFIG]: "[profile a]\nregion = eu-west-1\n", [CREDENTIALS]: `[a]\n${KEYS}` },
  });
}
for (const name of ["a.b", "a@b", "a/b", "a:b", "a+b", "a%b", "a\\b", "a-b_c"])
  machine(`name-${name.replace(/\W/g, (sign) => sign.charCodeAt(0).toString(16))}`, {
    env: { AWS_PROFILE: name },
    files: { [CREDENTIALS]: `[${name}]\n${KEYS}` },
  });
for (const [id, line] of Object.entries({
  word: "junk",
  colon: "role_arn:arn",
  "colon-and-equals": "a:b = c",
  "no-key": "= c",
  words: "two words",
  "open-bracket": "[b",
  "open-dotted-bracket": "[b.c",
  "behind-bracket": `[b] c\n${KEYS}`,
  indented: "[b.c]\nd = e\n  f",
}))
  machine(`line-${id}`, { files: { [CREDENTIALS]: `[default]\n${KEYS}${line}\n` } });
machine("process-beside-half-a-pair", {
  files: {
    "~/p": `#!/bin/sh\necho '{"Version": 1, "AccessKeyId": "AKIACPPPROCPPROCPPRO", "SecretAccessKey": "s"}'\n`,
    [CREDENTIALS]: "[default]\naws_access_key_id = AKIACPPHALFHALFHALFH\ncredential_process = {{HOME}}/p\n",
  },
  modes: { "~/p": "755" },
});
