// AWS SDK for JavaScript v2: AWS.config.getCredentials() after what an ordinary program does.
//   explicit        -> AWS.config.update({accessKeyId, secretAccessKey, sessionToken})
//   session.profile -> AWS.config.credentials = new AWS.SharedIniFileCredentials({profile})
//   session.region  -> AWS.config.update({region})
const fs = require("node:fs");
const p = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const out = {
  sdk: "js2",
  version: null,
  outcome: "error",
  accessKeyId: null,
  secretAccessKey: null,
  sessionToken: null,
  method: null,
  region: null,
  error: null,
};
const done = () => process.stdout.write(`${JSON.stringify(out)}\n`, () => process.exit(0));
function fail(e) {
  const inner = e?.originalError;
  out.outcome = e && e.code === "CredentialsError" && /from any providers/.test(e.message) ? "none" : "error";
  out.error = {
    type: (e && (e.code || e.name)) || "Error",
    message: String(e?.message || e) + (inner ? ` <- ${String(inner.message || inner)}` : ""),
  };
}
try {
  out.version = require("aws-sdk/package.json").version;
  const AWS = require("aws-sdk/global");
  require("aws-sdk/clients/sts");
  require("aws-sdk/clients/sso");
  require("aws-sdk/clients/ssooidc"); // the clients of require("aws-sdk") that credentials need
  if (p.session?.region) AWS.config.update({ region: p.session.region });
  if (p.session?.profile) AWS.config.credentials = new AWS.SharedIniFileCredentials({ profile: p.session.profile });
  if (p.explicit) AWS.config.update(p.explicit);
  out.region = AWS.config.region || null;
  AWS.config.getCredentials((err, c) => {
    if (err) {
      fail(err);
      return done();
    }
    out.method = c.constructor.name + (c.envPrefix ? `:${c.envPrefix}` : "");
    if (out.method === "Credentials") out.method = Object.getPrototypeOf(c).constructor.name;
    for (const n of [
      "EnvironmentCredentials",
      "SharedIniFileCredentials",
      "SsoCredentials",
      "ProcessCredentials",
      "TokenFileWebIdentityCredentials",
      "RemoteCredentials",
      "EC2MetadataCredentials",
    ])
      if (AWS[n] && c instanceof AWS[n]) out.method = n + (c.envPrefix ? `:${c.envPrefix}` : "");
    Object.assign(out, {
      outcome: "credentials",
      accessKeyId: c.accessKeyId || null,
      secretAccessKey: c.secretAccessKey || null,
      sessionToken: c.sessionToken || null,
    });
    done();
  });
} catch (e) {
  fail(e);
  done();
}
