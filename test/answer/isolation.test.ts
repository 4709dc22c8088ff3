import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leanSdk } from "../../scripts/lean-sdk.mjs";

/*
 * The SDK inside awswho looks at nothing by itself: not at this process's environment, not at ~/.aws, not at the metadata
 * service. Each run is a process of its own, in an environment full of traps: any trap that is looked at changes the
 * outcome or is seen in the list of looks.
 */

const folder = mkdtempSync(join(tmpdir(), "awswho-isolation-"));
afterAll(() => rmSync(folder, { recursive: true }));

const PROGRAM = `
import fs from "node:fs";
import { createServer } from "node:http";
import { openNetwork } from "SOURCE/answer/network.ts";
import { capture } from "SOURCE/capture/capture.ts";
import { seal } from "SOURCE/vault/secret.ts";

const looks = [];
const env = process.env;
const seen = (name) => typeof name === "string" && /^(AWS|AMAZON|_X_AMZN|HOME|USERPROFILE|HTTP|http|NO_|no_|ALL_)/.test(name) && looks.push(name);
process.env = new Proxy(env, {
  get: (target, name) => (seen(name), target[name]),
  has: (target, name) => (seen(name), name in target),
});
for (const name of ["readFileSync", "openSync", "statSync", "existsSync", "readFile", "open", "stat", "access"]) {
  const real = fs[name];
  fs[name] = (path, ...rest) => { if (String(path).includes(".aws")) looks.push(name + " " + path); return real(path, ...rest); };
  const promised = fs.promises[name];
  if (promised) fs.promises[name] = (path, ...rest) => { if (String(path).includes(".aws")) looks.push(name + " " + path); return promised(path, ...rest); };
}
const heard = [];
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => (body += chunk)).on("end", () => {
    heard.push({ path: request.url, headers: request.headers });
    const json = request.url.includes("federation")
      ? { roleCredentials: { accessKeyId: "ASIAX", secretAccessKey: "s", sessionToken: "t", expiration: 1893553445000 } }
      : { accessToken: "a", expiresIn: 60, tokenType: "Bearer" };
    if (request.url !== "/") { response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(json)); return; }
    const action = new URLSearchParams(body).get("Action");
    response.end("<" + action + "Response><" + action + "Result><Arn>arn:aws:iam::111122223333:root</Arn><UserId>u</UserId><Account>111122223333</Account>" +
      "<Credentials><AccessKeyId>ASIAX</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></" + action + "Result></" + action + "Response>");
  });
});
server.listen(0, "127.0.0.1", async () => {
  const url = "http://127.0.0.1:" + server.address().port;
  const endpoint = { url, signingRegion: "eu-west-1", reach: "regional" };
  const caller = { accessKeyId: "AKIAGIVEN", secretAccessKey: seal("given"), sessionToken: null, expiration: null, accountId: null };
  const CACHE = "/cache.json";
  const cache = { statSync: () => ({ isDirectory: () => false, isFile: () => true, size: 9, mode: 0o600 }), readFileSync: () => Buffer.from("{}"), readdirSync: () => [],
    writeFileSync() {}, chmodSync() {}, renameSync() {}, unlinkSync() {} };
  const snapshot = capture({ environment: {}, fs: cache, platform: "posix", systemHome: "/", cwd: "/", now: Date.now() });
  const outside = openNetwork({ snapshot, allowRefresh: true, terminal: false, timeoutSeconds: 10, runProcesses: false, environment: {}, cacheFiles: cache });
  const token = seal("token");
  const answers = [
    await outside.answer({ kind: "assume-role", roleArn: "arn:aws:iam::111122223333:role/r", caller, sessionName: null, externalId: null, mfaSerial: null, mfaCode: null, durationSeconds: null, endpoint }),
    await outside.answer({ kind: "assume-role-with-web-identity", roleArn: "arn:aws:iam::111122223333:role/r", token, sessionName: null, endpoint }),
    await outside.answer({ kind: "sso-role-credentials", accountId: "1", roleName: "r", accessToken: token, endpoint }),
    await outside.answer({ kind: "sso-refresh-token", cachePath: CACHE, clientId: "c", clientSecret: token, refreshToken: token, endpoint }),
    await outside.whoIs(caller, { endpoint, caBundle: null }),
  ];
  server.close();
  const scopes = heard.map(({ headers }) => headers.authorization ?? "unsigned");
  const traces = heard.map(({ headers }) => headers["x-amzn-trace-id"] ?? "none");
  process.stdout.write(JSON.stringify({ kinds: answers.map(({ kind }) => kind), looks: [...new Set(looks)], scopes, traces, agents: heard.map(({ headers }) => headers["user-agent"]) }));
});
`;

interface Result {
  readonly kinds: readonly string[];
  readonly looks: readonly string[];
  readonly scopes: readonly string[];
  readonly traces: readonly string[];
  readonly agents: readonly string[];
}

const home = join(folder, "home");

async function bundle(name: string, plugins: Parameters<typeof build>[0]["plugins"]): Promise<string> {
  const outfile = join(folder, name);
  const source = new URL("../../src", import.meta.url).pathname;
  await build({
    stdin: { contents: PROGRAM.replaceAll("SOURCE", source), resolveDir: source },
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    mainFields: ["module", "main"],
    logLevel: "error",
    plugins: plugins ?? [],
  });
  return outfile;
}

function runAmongTraps(program: string): SpawnSyncReturns<string> {
  const trap = "http://127.0.0.1:9";
  return spawnSync(process.execPath, [program], {
    encoding: "utf8",
    env: {
      HOME: home,
      AWS_PROFILE: "trap",
      AWS_REGION: "trap-region-1",
      AWS_ACCESS_KEY_ID: "AKIATRAP",
      AWS_SECRET_ACCESS_KEY: "trap",
      AWS_ENDPOINT_URL: trap,
      AWS_ENDPOINT_URL_STS: trap,
      AWS_MAX_ATTEMPTS: "trap",
      AWS_RETRY_MODE: "trap",
      AWS_DEFAULTS_MODE: "trap",
      AWS_USE_FIPS_ENDPOINT: "trap",
      AWS_USE_DUALSTACK_ENDPOINT: "trap",
      AWS_SDK_UA_APP_ID: "trap",
      AWS_EXECUTION_ENV: "trap",
      AWS_LAMBDA_FUNCTION_NAME: "trap",
      _X_AMZN_TRACE_ID: "trap",
      AWS_CONFIG_FILE: join(home, ".aws/config"),
      HTTP_PROXY: trap,
      http_proxy: trap,
    },
  });
}

describe.each(["as it is published", "stripped, as it is bundled"])("the SDK %s", (which) => {
  let run: SpawnSyncReturns<string>;
  let result: Result;
  beforeAll(async () => {
    mkdirSync(join(home, ".aws"), { recursive: true });
    writeFileSync(
      join(home, ".aws/config"),
      "[profile trap]\nregion = trap-region-2\nendpoint_url = http://127.0.0.1:9\nretry_mode = trap\n",
    );
    run = runAmongTraps(
      await bundle(which.startsWith("as") ? "whole.cjs" : "lean.cjs", which.startsWith("as") ? [] : [leanSdk()]),
    );
    result = JSON.parse(run.stdout || "{}") as Result;
  });

  it("works among traps and steps into none", () => {
    expect(run.stderr).toBe("");
    expect(result.kinds).toEqual(["credentials", "credentials", "credentials", "token", "known"]);
    expect(result.scopes[0]).toContain("Credential=AKIAGIVEN/");
    expect(result.scopes[0]).toContain("/eu-west-1/sts/");
    expect(result.traces).toEqual(result.traces.map(() => "none"));
    expect(result.agents.join()).not.toContain("trap");
  });

  it("looks at neither the environment nor ~/.aws", () => {
    expect(result.looks).toEqual(which.startsWith("as") ? LOOKED_AT_ON_LOADING : []);
  });
});

/** Asked for by the SDK's own modules as they load; no value of theirs changes what is sent here. */
const LOOKED_AT_ON_LOADING: readonly string[] = [
  "AWS_LAMBDA_NODEJS_NO_GLOBAL_AWSLAMBDA",
  "AWS_LAMBDA_BENCHMARK_MODE",
  "AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026",
];
