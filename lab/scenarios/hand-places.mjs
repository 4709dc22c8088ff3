// hand-places.mjs: settings files that are no plain file of UTF-8: nothing, a folder, closed to the program, UTF-16. One scenario a line.
const keys = (id) => `aws_access_key_id = ${id}\naws_secret_access_key = sec-${id}\n`;
const ROLE = "role_arn = arn:aws:iam::111122223333:role/Deploy\nsource_profile = base\n";
const CONFIG = "[default]\nregion = eu-west-1\n\n[profile dev]\nregion = eu-west-2\n";
const CREDENTIALS = `[default]\n${keys("AKIABASEBASEBASEBASE")}\n[dev]\n${keys("AKIADEVDEVDEVDEVDEVD")}`;
const WHOLE = `[default]\nregion = eu-west-1\n${keys("AKIACONFCONFCONFCONF")}`;
const BOTH = { "~/.aws/config": CONFIG, "~/.aws/credentials": CREDENTIALS };
const ENV = {
  AWS_ACCESS_KEY_ID: "AKIAENVENVENVENVENVE",
  AWS_SECRET_ACCESS_KEY: "sec-env",
  AWS_DEFAULT_REGION: "us-east-1",
};
const NOTHING = "/dev/null";

/** Lone surrogates are bytes that are no UTF-8. */
const little = (text) => `\udcff\udcfe${[...text].map((letter) => `${letter}\0`).join("")}`;
const big = (text) => `\udcfe\udcff${[...text].map((letter) => `\0${letter}`).join("")}`;

const at = (env, files = BOTH, more = {}) => ({ env, files, ...more });
const closed = (files, ...paths) => ({
  env: {},
  files,
  modes: Object.fromEntries(paths.map((path) => [path, "000"])),
  user: "ordinary",
});

const MACHINES = {
  "nothing-config": at({ AWS_CONFIG_FILE: NOTHING }),
  "nothing-credentials": at({ AWS_SHARED_CREDENTIALS_FILE: NOTHING }),
  "nothing-both": at({ AWS_CONFIG_FILE: NOTHING, AWS_SHARED_CREDENTIALS_FILE: NOTHING }),
  "nothing-both-and-keys": at({ ...ENV, AWS_CONFIG_FILE: NOTHING, AWS_SHARED_CREDENTIALS_FILE: NOTHING }),
  "nothing-both-instance": at({ AWS_CONFIG_FILE: NOTHING, AWS_SHARED_CREDENTIALS_FILE: NOTHING }, BOTH, {
    imds: { role: "ec2-role" },
  }),
  "nothing-config-loaded": at({ AWS_CONFIG_FILE: NOTHING, AWS_SDK_LOAD_CONFIG: "1" }),
  "nothing-config-profile": at({ AWS_CONFIG_FILE: NOTHING, AWS_PROFILE: "dev" }),
  "nothing-both-profile": at({ AWS_CONFIG_FILE: NOTHING, AWS_SHARED_CREDENTIALS_FILE: NOTHING, AWS_PROFILE: "dev" }),
  "nothing-java-1": at({ AWS_CREDENTIAL_PROFILES_FILE: NOTHING }),
  "nothing-web-token": at(
    {
      AWS_WEB_IDENTITY_TOKEN_FILE: NOTHING,
      AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/Web",
      AWS_REGION: "eu-west-1",
    },
    {},
  ),
  "folder-credentials": at({}, { "~/.aws/config": WHOLE }, { folders: ["~/.aws/credentials"] }),
  "folder-config": at({}, { "~/.aws/credentials": CREDENTIALS }, { folders: ["~/.aws/config"] }),
  "folder-both-and-keys": at(ENV, {}, { folders: ["~/.aws/config", "~/.aws/credentials"] }),
  "folder-named-config": at({ AWS_CONFIG_FILE: "{{HOME}}/.aws", AWS_SDK_LOAD_CONFIG: "1" }),
  "folder-named-credentials": at({ AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/.aws" }),
  "folder-both-instance": at({}, {}, { folders: ["~/.aws/config", "~/.aws/credentials"], imds: { role: "ec2-role" } }),
  "closed-credentials": closed(BOTH, "~/.aws/credentials"),
  "closed-config": closed(BOTH, "~/.aws/config"),
  "closed-credentials-config-whole": closed({ ...BOTH, "~/.aws/config": WHOLE }, "~/.aws/credentials"),
  "closed-both-and-keys": { ...closed(BOTH, "~/.aws/config", "~/.aws/credentials"), env: ENV },
  "closed-both-instance": {
    ...closed(BOTH, "~/.aws/config", "~/.aws/credentials"),
    imds: { role: "ec2-role" },
  },
  "closed-config-role": {
    ...closed({ ...BOTH, "~/.aws/config": `[profile dev]\n${ROLE}` }, "~/.aws/config"),
    env: { AWS_PROFILE: "dev" },
  },
  "utf-16-credentials": at({}, { ...BOTH, "~/.aws/credentials": little(CREDENTIALS) }),
  "utf-16-config": at({ AWS_SDK_LOAD_CONFIG: "1" }, { ...BOTH, "~/.aws/config": little(CONFIG) }),
  "utf-16-config-profile": at(
    { AWS_PROFILE: "dev" },
    { ...BOTH, "~/.aws/config": little(CONFIG.replaceAll("\n", "\r\n")) },
  ),
  "utf-16-both-big": at({}, { "~/.aws/config": big(CONFIG), "~/.aws/credentials": big(CREDENTIALS) }),
  "utf-16-both-and-keys": at(ENV, { "~/.aws/config": little(CONFIG), "~/.aws/credentials": little(CREDENTIALS) }),
};

for (const [name, machine] of Object.entries(MACHINES))
  console.log(JSON.stringify({ id: `places-${name}`, imds: null, ...machine, tags: ["places"] }));
