/*
 * `serverless info [--aws-profile P] [--region R]`, and osls the same: as whom and where it asks CloudFormation, told by
 * the request that the command signs. A folder without a serverless.yml gets one that says the least that is possible.
 */
const { spawnSync } = require("node:child_process");
const { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

const [params, name] = process.argv.slice(2);
const { explicit, session } = JSON.parse(readFileSync(params, "utf8"));
const { version } = require(`${name}/package.json`);

if (!readdirSync(".").some((file) => /^serverless\.(?:ya?ml|json)$/.test(file)))
  writeFileSync("serverless.yml", "service: lab\nframeworkVersion: '*'\nprovider:\n  name: aws\n");

/** One run: what it signed first, and what it said where it signed nothing. */
function look(more) {
  const folder = mkdtempSync(join(tmpdir(), "lab-serverless-"));
  const seen = join(folder, "seen");
  const words = ["info"];
  if (session?.profile != null) words.push("--aws-profile", session.profile);
  if (session?.region != null) words.push("--region", session.region);
  // What only takes time: its own telemetry and news, and compiling the schema of a serverless.yml anew in each home folder.
  const quick = { SLS_TELEMETRY_DISABLED: "1", SLS_NOTIFICATIONS_MODE: "off", SLS_SCHEMA_CACHE_BASE_DIR: __dirname };
  // The heap's limit turns the endless loop of version 3 over a role of itself into a quick answer.
  const node = ["--no-warnings", "--max-old-space-size=400", "-r", join(__dirname, "seen.cjs")];
  const command = join(__dirname, "node_modules", name, "bin/serverless.js");
  const ran = spawnSync(process.execPath, [...node, command, ...words], {
    env: { ...process.env, ...quick, ...more, LAB_SEEN: seen },
    encoding: "utf8",
    timeout: 40_000,
  });
  const asked = existsSync(seen) ? JSON.parse(readFileSync(seen, "utf8")) : null;
  rmSync(folder, { recursive: true });
  // Its stack goes: where it was installed says nothing.
  const said = /Error:\n([\s\S]*?)(?:\n {4}at |\n\n|\n?Environment: |$)/.exec(ran.stdout)?.[1].trim();
  return { asked, said, log: `${ran.stdout}${ran.stderr}`, ended: ran.signal ?? ran.status };
}

/** Node's own words for what nobody caught, or no more than how it ended: it ran out of memory, or nothing was left to wait for. */
const lastWords = ({ log, ended }) => /^(?:\w*Error): .*$/m.exec(log)?.[0] ?? `node exited ${ended} without an answer`;

const first = look({});
const { asked, said } = first;
const outcome =
  asked !== null ? "credentials" : said?.startsWith("AWS provider credentials not found.") ? "none" : "error";
const error =
  said === undefined ? { type: "ProcessDied", message: lastWords(first) } : { type: "Error", message: said };
// Where it would have gone shows in a request alone: a second look has keys.
const keys = { AWS_ACCESS_KEY_ID: "AKIASECONDLOOK000000", AWS_SECRET_ACCESS_KEY: "sec/second+x=" };
const { region } = asked ?? (outcome === "none" ? look(keys).asked : null) ?? { region: null };
const out = {
  sdk: name,
  version,
  outcome,
  accessKeyId: asked?.accessKeyId ?? null,
  secretAccessKey: null,
  sessionToken: asked?.sessionToken ?? null,
  method: null,
  region,
  error: asked === null ? error : null,
};
if (explicit !== null && explicit !== undefined) out.explicit_ignored = true;
process.stdout.write(`${JSON.stringify(out)}\n`);
