// hand-time-zones.mjs: a date of expiry that says no zone, where the clock on the wall is not UTC. One scenario a line.
const KEYS = (id) => `"AccessKeyId":"${id}","SecretAccessKey":"sec-${id}","SessionToken":"tok-${id}"`;
const LOGIN = "arn:aws:iam::111122223333:user/me";
const DPOP =
  "-----BEGIN EC PRIVATE KEY-----\\nMHcCAQEEIPr13TyE5Vuas2fChoviBeoRWNbqHwujTcLjxEHNDgctoAoGCCqGSM49\\nAwEHoUQDQgAE9KUWkeQWl+VHoUT8WIf9OvMMSKfQ0jndreFTOrI8mJHyJtry/Inn\\nXv9q99u0ppGS+k4jFgnHsYlyghaY1Z92KA==\\n-----END EC PRIVATE KEY-----\\n";

/** Where a date of expiry stands; the profile is `main`. */
const SOURCES = {
  process: (date) => ({
    files: {
      "~/creds.sh": `echo '{"Version":1,${KEYS("AKIAPROCESSPROCESSPR")},"Expiration":"${date}"}'\n`,
      "~/.aws/config": "[profile main]\nregion = eu-west-1\ncredential_process = /bin/sh {{HOME}}/creds.sh\n",
    },
  }),
  sso: (date) => ({
    files: {
      "~/.aws/sso/cache/3947de8b16688092197fa616c34e01335f21d256.json": `{"startUrl": "https://x.awsapps.com/start", "region": "us-east-1", "accessToken": "at1", "expiresAt": "${date}"}`,
      "~/.aws/config":
        "[profile main]\nregion = eu-west-1\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 111122223333\nsso_role_name = Admin\n",
    },
  }),
  "sso-session": (date) => ({
    files: {
      // sha1("corp")
      "~/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json": `{"startUrl": "https://x.awsapps.com/start", "region": "us-east-1", "accessToken": "at1", "expiresAt": "${date}", "clientId": "c", "clientSecret": "s", "registrationExpiresAt": "{{NOW+86400}}", "refreshToken": "rt1"}`,
      "~/.aws/config":
        "[profile main]\nregion = eu-west-1\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n\n[sso-session corp]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\n",
    },
  }),
  login: (date) => ({
    files: {
      "~/.aws/login/cache/6eeec053fe13079aaf7fd81065ec5ecbdb93674f20700e51842d0c769b240c8a.json": `{"accessToken": {"accessKeyId": "ASIALOGINLOGINLOGIN2", "secretAccessKey": "s", "sessionToken": "t", "accountId": "111122223333", "expiresAt": "${date}"}, "refreshToken": "rt1", "dpopKey": "${DPOP}", "clientId": "c", "tokenType": "aws_sigv4", "idToken": "id"}`,
      "~/.aws/config": `[profile main]\nregion = eu-west-1\nlogin_session = ${LOGIN}\n`,
    },
  }),
  "role-cache": (date) => ({
    files: {
      "~/.aws/cli/cache/f553113ab03f10986b8503b601ff219b8f3584f3.json": `{"Credentials":{${KEYS("ASIACACHEDROLE")},"Expiration":"${date}"},"AssumedRoleUser":{"AssumedRoleId":"AROAX:s","Arn":"arn:aws:sts::111122223333:assumed-role/Deploy/s"}}`,
      "~/.aws/config":
        "[profile main]\nregion = eu-west-1\nrole_arn = arn:aws:iam::111122223333:role/Deploy\nsource_profile = base\n",
      "~/.aws/credentials": "[base]\naws_access_key_id = AKIABASEBASEBASEBASE\naws_secret_access_key = sec-base\n",
    },
  }),
  environment: (date) => ({
    env: {
      AWS_ACCESS_KEY_ID: "ASIAENVENVENVENVENVE",
      AWS_SECRET_ACCESS_KEY: "sec-env",
      AWS_SESSION_TOKEN: "tok-env",
      AWS_CREDENTIAL_EXPIRATION: date,
      AWS_REGION: "eu-west-1",
    },
    files: {},
  }),
};

/** Whoever reads the date as the wall's in Tokyo has it over, as UTC not yet; in New York the other way round. */
const CLOCKS = {
  tokyo: ["Asia/Tokyo", "{{BARE+7200}}"],
  "new-york": ["America/New_York", "{{BARE-7200}}"],
};
const MORE = [
  ["process", "utc", undefined, "{{BARE+7200}}"],
  ["process", "tokyo-blank", "Asia/Tokyo", "{{BLANK+7200}}"],
  ["process", "new-york-blank", "America/New_York", "{{BLANK-7200}}"],
  ["process", "tokyo-z", "Asia/Tokyo", "{{NOW+7200}}"],
  ["sso-session", "tokyo-blank", "Asia/Tokyo", "{{BLANK+7200}}"],
];

const machine = (source, clock, zone, date) => {
  const { env = { AWS_PROFILE: "main" }, files } = SOURCES[source](date);
  console.log(
    JSON.stringify({
      id: `time-zones-${source}-${clock}`,
      env: { ...env, AWS_SDK_LOAD_CONFIG: "1", ...(zone === undefined ? {} : { TZ: zone }) },
      files,
      imds: null,
      tags: ["time-zones"],
    }),
  );
};
for (const source of Object.keys(SOURCES))
  for (const [clock, [zone, date]] of Object.entries(CLOCKS)) machine(source, clock, zone, date);
for (const more of MORE) machine(...more);
