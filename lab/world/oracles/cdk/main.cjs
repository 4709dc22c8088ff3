/*
 * The AWS CDK CLI: what `cdk synth [--profile P] [--region R]` takes for its default account and region. It looks for
 * them before it runs the app, which here says what it was given and ends. Whose keys they are is told by the request that
 * the command makes, why there are none by what it logs.
 */
const { spawnSync } = require("node:child_process");
const { existsSync, mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { version } = require("aws-cdk/package.json");

const { explicit, session } = JSON.parse(readFileSync(process.argv[2], "utf8"));

/** One run: whose keys it asked STS with, what its app was given, and why there is no account. */
function look(region) {
  const folder = mkdtempSync(join(tmpdir(), "lab-cdk-"));
  const at = (name) => join(folder, name);
  const app = `env -0 > ${at("given")}; exit 1`;
  const words = ["synth", "--app", app, "--output", at("out"), "--no-notices", "--no-version-reporting", "-vv"];
  if (session?.profile != null) words.push("--profile", session.profile);
  if (region != null) words.push("--region", region);
  const hook = ["--no-warnings", "-r", join(__dirname, "seen.cjs")];
  const env = { ...process.env, LAB_CDK_SEEN: at("seen"), CDK_DISABLE_CLI_TELEMETRY: "true" };
  const command = [...hook, join(__dirname, "node_modules/aws-cdk/bin/cdk"), ...words];
  // A key that no header may hold is tried for minutes: that counts for nothing.
  const ran = spawnSync(process.execPath, command, { env, encoding: "utf8", timeout: 15_000 });
  const partsOf = (name, end) =>
    (existsSync(at(name)) ? readFileSync(at(name), "utf8").split(end) : []).filter(Boolean);
  const given = partsOf("given", "\0").find((part) => part.startsWith("CDK_DEFAULT_REGION="));
  const [asked] = partsOf("seen", "\n").map((line) => JSON.parse(line));
  rmSync(folder, { recursive: true });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the command colours what it logs
  const log = `${ran.stderr}${ran.stdout}`.replace(/\x1b\[[0-9;]*m/g, "");
  const [, type, message] = /Unable to determine the default AWS account \(([^)]*)\): (.*)/.exec(log) ?? [];
  const unable = type === undefined ? null : { type, message };
  return { asked, region: given?.slice("CDK_DEFAULT_REGION=".length) ?? null, unable, log };
}

const first = look(session?.region);
// Its keys show in a request alone: where no client takes the region, a second look is given one, which the providers do not heed.
const isRegionRefused = /^Region (?:not accepted|is missing)/.test(first.unable?.message ?? "");
const { asked, unable, log } = isRegionRefused ? look("us-east-1") : first;
const none = unable?.message === "Could not load credentials from any providers";
const out = {
  sdk: "cdk",
  version,
  outcome: asked !== undefined ? "credentials" : unable === null ? "crash" : none ? "none" : "error",
  accessKeyId: asked?.accessKeyId ?? null,
  secretAccessKey: null,
  sessionToken: asked?.sessionToken ?? null,
  method: null,
  region: first.region,
  error: asked === undefined ? (unable ?? { type: "crash", message: log.slice(-600) }) : null,
};
if (asked !== undefined && first.unable !== null) out.client_error = first.unable;
if (explicit !== null && explicit !== undefined) out.explicit_ignored = true;
process.stdout.write(`${JSON.stringify(out)}\n`);
