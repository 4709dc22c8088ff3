// hand-mfa-source.mjs: a role that wants an MFA code, and what its source is: which of the two an SDK stops at. One scenario a line.
const role = (name) => `role_arn = arn:aws:iam::111122223333:role/${name}`;
const MFA = "mfa_serial = arn:aws:iam::111122223333:mfa/me";
const KEYS = "aws_access_key_id = AKIAWO645SY5ADNRPOOV\naws_secret_access_key = sec-AKIAWO645SY5ADNRPOOV";

/** What the role's source is: its lines, and what else the machine has. */
const SOURCES = {
  keys: { origin: "source_profile = base", files: `[profile base]\n${KEYS}\n` },
  missing: { origin: "source_profile = nowhere" },
  empty: { origin: "source_profile = base", files: "[profile base]\nregion = eu-west-1\n" },
  half: { origin: "source_profile = base", files: "[profile base]\naws_access_key_id = AKIAWO645SY5ADNRPOOV\n" },
  itself: { origin: "source_profile = main" },
  "pair-of-roles": {
    origin: "source_profile = base",
    files: `[profile base]\n${role("Inner")}\nsource_profile = main\n`,
  },
  "own-source": { origin: "source_profile = base", files: `[profile base]\n${role("Inner")}\nsource_profile = base\n` },
  "own-source-mfa": {
    origin: "source_profile = base",
    files: `[profile base]\n${role("Inner")}\n${MFA}\nsource_profile = base\n`,
  },
  "role-mfa": {
    origin: "source_profile = base",
    files: `[profile base]\n${role("Inner")}\n${MFA}\nsource_profile = keys\n\n[profile keys]\n${KEYS}\n`,
  },
  process: { origin: "source_profile = base", files: "[profile base]\ncredential_process = {{HOME}}/bin/none\n" },
  "environment-set": { origin: "credential_source = Environment", env: true },
  environment: { origin: "credential_source = Environment" },
  container: { origin: "credential_source = EcsContainer" },
  unknown: { origin: "credential_source = Nowhere" },
  both: { origin: "source_profile = base\ncredential_source = Environment", files: `[profile base]\n${KEYS}\n` },
  none: { origin: "role_session_name = me" },
};

/** Where MFA is asked for: by the chosen role, or by the role that is its source. */
const PLACES = {
  outer: (origin) => `[profile main]\n${role("Outer")}\n${MFA}\n${origin}\n`,
  inner: (origin) =>
    `[profile main]\n${role("Outer")}\nsource_profile = middle\n\n[profile middle]\n${role("Middle")}\n${MFA}\n${origin}\n`,
};

for (const [source, { origin, files = "", env = false }] of Object.entries(SOURCES))
  for (const [place, lines] of Object.entries(PLACES))
    for (const behind of ["nothing", "container"])
      console.log(
        JSON.stringify({
          id: `mfa-source-${source}-${place}-${behind}`,
          env: {
            AWS_PROFILE: "main",
            AWS_REGION: "eu-west-1",
            AWS_SDK_LOAD_CONFIG: "1",
            ...(env
              ? { AWS_ACCESS_KEY_ID: "AKIAEMV4PUXZD6PL7Z2Q", AWS_SECRET_ACCESS_KEY: "sec-AKIAEMV4PUXZD6PL7Z2Q" }
              : {}),
            ...(behind === "container" ? { AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs/behind" } : {}),
          },
          files: { "~/.aws/config": `${lines(origin)}\n${files}` },
          imds: null,
          tags: ["mfa"],
        }),
      );
