// hand-answered.mjs: what STS, the SSO portal, OIDC and sign-in answer where an SDK does not expect it: a captive portal's page, a firewall's refusal, a field that is missing, a clock that is off. One scenario a line.
const ROLE = "arn:aws:iam::111122223333:role/lends";
const KEYS = "[base]\naws_access_key_id = AKIAWO645SY5ADNRPOOV\naws_secret_access_key = sec-AKIAWO645SY5ADNRPOOV\n";
const REGION = { AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-1", AWS_SDK_LOAD_CONFIG: "1" };
const LOGIN = "arn:aws:iam::111122223333:user/me";
const DPOP_KEY =
  "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIPr13TyE5Vuas2fChoviBeoRWNbqHwujTcLjxEHNDgctoAoGCCqGSM49\nAwEHoUQDQgAE9KUWkeQWl+VHoUT8WIf9OvMMSKfQ0jndreFTOrI8mJHyJtry/Inn\nXv9q99u0ppGS+k4jFgnHsYlyghaY1Z92KA==\n-----END EC PRIVATE KEY-----\n";

/** A role of the credentials file, which each SDK reads. */
const role = (kind) => ({
  env: REGION,
  files: {
    "~/.aws/credentials": `[default]\nrole_arn = ${ROLE}/${kind}/Deploy\nsource_profile = base\n${KEYS}`,
  },
});

const token = (kind) => ({
  env: { ...REGION, AWS_ROLE_ARN: `${ROLE}/${kind}/Deploy`, AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token" },
  files: { "~/token": "token-1" },
});

/** A sign-in whose token is good (`seconds` from now) or refreshed. */
const portal = (roleName, seconds, refresh = {}) => ({
  env: { AWS_SDK_LOAD_CONFIG: "1" },
  files: {
    "~/.aws/config": `[default]\nsso_account_id = 111122223333\nsso_role_name = ${roleName}\nsso_session = corp\nregion = eu-west-1\n[sso-session corp]\nsso_start_url = https://a.awsapps.com/start\nsso_region = eu-west-1\n`,
    "~/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json": JSON.stringify({
      startUrl: "https://a.awsapps.com/start",
      region: "eu-west-1",
      accessToken: "at-1",
      expiresAt: `{{NOW${seconds}}}`,
      ...refresh,
    }),
  },
});

const refresh = (kind) =>
  portal("Admin", "-3600", {
    clientId: "c",
    clientSecret: "s",
    registrationExpiresAt: "{{NOW+36000}}",
    refreshToken: `lends-${kind}`,
  });

const login = (kind) => ({
  files: {
    "~/.aws/config": `[default]\nlogin_session = ${LOGIN}\nregion = eu-west-1\n`,
    "~/.aws/login/cache/6eeec053fe13079aaf7fd81065ec5ecbdb93674f20700e51842d0c769b240c8a.json": JSON.stringify({
      accessToken: {
        accessKeyId: "ASIALOGIN",
        secretAccessKey: "s",
        sessionToken: "t",
        accountId: "111122223333",
        expiresAt: "{{NOW-60}}",
      },
      refreshToken: `lends-${kind}`,
      dpopKey: DPOP_KEY,
      clientId: "client-1",
      tokenType: "aws_sigv4",
      idToken: "i",
    }),
  },
});

const KINDS = {
  role: [
    role,
    "html html403 empty403 json403 html404 html407 empty429 empty500 html503 closed moved302 moved307 empty cut asjson typed400 root403 error200 bare plain pretty tokenless blanktoken secretless blanksecret idless endless over offset fraction epoch words aheadsigned behindsigned aheadexpired aheadgood blankend",
  ],
  token: [
    token,
    "html html403 empty503 closed moved302 empty cut asjson error200 bare tokenless secretless endless over aheadtoken aheadgood words",
  ],
  portal: [
    (kind) => portal(`lends-${kind}`, "+3600"),
    "html html403 empty401 empty403 json403 empty429 html503 closed moved302 moved307 empty cut xml401 header401 typed401 lower401 upper401 error200 bare null capital tokenless blanktoken nulltoken secretless blanksecret idless endless nullend over zero seconds numeral iso fraction",
  ],
  refresh: [
    refresh,
    "html html403 empty401 empty429 html503 closed moved302 empty cut typed400 oauth400 bare snake tokenless blanktoken nulltoken endless zero over numeral fraction refreshless blankend nullend",
  ],
  login: [
    login,
    "html html403 empty503 closed empty oauth400 error200 bare tokenless secretless endless numeral refreshless blanktoken blanksecret zero",
  ],
};

for (const [service, [machine, kinds]] of Object.entries(KINDS))
  for (const kind of kinds.split(" "))
    console.log(
      JSON.stringify({
        id: `answered-${service}-${kind}`,
        env: {},
        files: {},
        imds: null,
        ...machine(kind),
        tags: ["answered"],
      }),
    );
