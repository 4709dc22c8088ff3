// hand-ca-bundle.mjs: a file of certificates that is not there, is empty or is none, by each name that an SDK may read it
// from, before each kind of call. One scenario a line.
const KEYS = "aws_access_key_id = AKIAWO645SY5ADNRPOOV\naws_secret_access_key = sec-AKIAWO645SY5ADNRPOOV\n";
const SSO =
  "sso_start_url = https://org.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = Dev\n";
const TOKEN = {
  startUrl: "https://org.awsapps.com/start",
  region: "eu-west-1",
  accessToken: "at-org",
  expiresAt: "{{NOW+3600}}",
};
/** sha1 of the start URL. */
const CACHE = "~/.aws/sso/cache/2c12103cabb529b0c2cefcaf26acd34f4b0e8663.json";

const CALLS = {
  role: (line) =>
    `[default]\nrole_arn = arn:aws:iam::111122223333:role/Dev\nsource_profile = base\n${line}\n[profile base]\n${KEYS}`,
  source: (line) =>
    `[default]\nrole_arn = arn:aws:iam::111122223333:role/Dev\nsource_profile = base\n\n[profile base]\n${KEYS}${line}`,
  token: (line) =>
    `[default]\nrole_arn = arn:aws:iam::111122223333:role/Dev\nweb_identity_token_file = {{HOME}}/token\n${line}`,
  sso: (line) => `[default]\n${SSO}${line}`,
};

const BUNDLES = {
  missing: "{{HOME}}/none.pem",
  empty: "{{HOME}}/empty.pem",
  words: "{{HOME}}/words.pem",
  folder: "{{HOME}}/.aws",
};
const NAMES = ["AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "ca_bundle"];

for (const [call, config] of Object.entries(CALLS))
  for (const name of NAMES)
    for (const [bundle, path] of Object.entries(BUNDLES)) {
      const exported = name === name.toUpperCase();
      console.log(
        JSON.stringify({
          id: `bundle-${call}-${name}-${bundle}`,
          env: { AWS_REGION: "eu-west-1", AWS_SDK_LOAD_CONFIG: "1", ...(exported ? { [name]: path } : {}) },
          files: {
            "~/.aws/config": config(exported ? "" : `${name} = ${path}\n`),
            "~/token": "jwt-of-dev",
            "~/empty.pem": "",
            "~/words.pem": "no certificate\n",
            ...(call === "sso" ? { [CACHE]: JSON.stringify(TOKEN) } : {}),
          },
          imds: null,
          tags: ["ca-bundle", call],
        }),
      );
    }
