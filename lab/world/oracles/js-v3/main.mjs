// AWS SDK for JavaScript v3: what `new STSClient({profile?, region?, credentials?})` resolves.
// LAB_JS3=fromIni in the environment uses fromIni({profile}) for session.profile in place of the client option.
import { readFileSync, writeSync } from "node:fs";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { fromIni } from "@aws-sdk/credential-providers";
import pkg from "@aws-sdk/client-sts/package.json" with { type: "json" };

const p = JSON.parse(readFileSync(process.argv[2], "utf8"));

const out = {
  sdk: "js3",
  version: pkg.version,
  outcome: "error",
  accessKeyId: null,
  secretAccessKey: null,
  sessionToken: null,
  method: null,
  region: null,
  error: null,
};
const fail = (e) => {
  const message = String(e?.message ?? e);
  out.outcome = message === "Could not load credentials from any providers" ? "none" : "error";
  out.error = { type: e?.name ?? "Error", message };
};
// What a client rejects where nobody listens ends the process: the record has what it died of.
process.on("uncaughtExceptionMonitor", (e) => {
  writeSync(1, `${JSON.stringify({ ...out, outcome: "crash", client_error: { type: e.name, message: e.message } })}\n`);
});
try {
  const options = {};
  if (p.explicit) options.credentials = p.explicit;
  if (p.session?.region != null) options.region = p.session.region;
  if (p.session?.profile) {
    if (process.env.LAB_JS3 === "fromIni") options.credentials ??= fromIni({ profile: p.session.profile });
    else options.profile = p.session.profile;
  }
  const client = new STSClient(options);
  try {
    const c = await client.config.credentials();
    out.method = Object.keys(c?.$source ?? {}).join(",") || null;
    // The signer's own test of a credentials object.
    if (!c || typeof c !== "object" || typeof c.accessKeyId !== "string" || typeof c.secretAccessKey !== "string")
      fail(new Error("Resolved credential object is not valid"));
    else
      Object.assign(out, {
        outcome: "credentials",
        accessKeyId: c.accessKeyId,
        secretAccessKey: c.secretAccessKey,
        sessionToken: c.sessionToken ?? null,
      });
  } catch (e) {
    fail(e);
  }
  try {
    out.region = await client.config.region();
  } catch (e) {
    out.regionError = String(e?.message ?? e);
  }
  if (p.asks === "sts" && out.outcome === "credentials")
    try {
      // Whoever calls names a region, where the machine does not.
      const caller = out.region ? client : new STSClient({ ...options, region: "us-east-1" });
      out.identity = { arn: (await caller.send(new GetCallerIdentityCommand({}))).Arn };
    } catch (e) {
      out.identity = { error: String(e?.message ?? e) };
    }
} catch (e) {
  fail(e);
}
process.stdout.write(`${JSON.stringify(out)}\n`, () => process.exit(0));
