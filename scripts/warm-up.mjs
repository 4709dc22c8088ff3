// Runs the built command as people do, against an AWS of our own on loopback, for V8's code cache: see src/cli/launch.ts.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const KEEPER = fileURLToPath(new URL("keep-code-cache.cjs", import.meta.url));
const LATER = "2100-01-01T00:00:00Z";
const PORTAL = "https://warm-up.example/start";

/** All is well here: what only a fault makes doctor do would make its cache, and with it every start, larger. */
const FILES = {
  ".aws/credentials": "[default]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = warm-up\n",
  ".aws/config":
    "[default]\nregion = eu-west-1\n\n[profile sso]\nregion = eu-west-1\nsso_account_id = 111122223333\n" +
    `sso_role_name = warm-up\nsso_start_url = ${PORTAL}\nsso_region = eu-west-1\n\n[profile role]\n` +
    "region = eu-west-1\nrole_arn = arn:aws:iam::111122223333:role/warm-up\nsource_profile = default\n",
  [`.aws/sso/cache/${createHash("sha1").update(PORTAL).digest("hex")}.json`]: JSON.stringify({
    startUrl: PORTAL,
    region: "eu-west-1",
    accessToken: "warm-up",
    expiresAt: LATER,
  }),
};

const IDENTITY =
  "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/warm-up</Arn>" +
  "<UserId>AIDAEXAMPLE</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
const ROLE =
  "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAX</AccessKeyId><SecretAccessKey>s" +
  `</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${LATER}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
const ROLE_CREDENTIALS = JSON.stringify({
  roleCredentials: { accessKeyId: "ASIAX", secretAccessKey: "s", sessionToken: "t", expiration: Date.parse(LATER) },
});

/** The first run's cache of a file stays: it is of the commonest use. */
const RUNS = [
  [],
  ["--profile", "sso"],
  ["--profile", "role"],
  ["profiles", "--verify"],
  ["compare", "--offline"],
  ["doctor", "--offline"],
  ["--offline", "--sdk", "aws-cli-v2"],
  ["explain", "environment"],
  ["explain", "Unable to locate credentials"],
  ["check", "--offline", "--no-long-lived-keys"],
  ["snapshot", "--offline"],
];

/** Exit codes that say something of the machine, not of the command. */
const VERDICTS = new Set([1, 4, 5]);

/** @param folder the built command's. */
export async function warmUp(folder) {
  const server = createServer(async (request, response) => {
    const body = await text(request);
    response.end(request.method === "GET" ? ROLE_CREDENTIALS : /Action=AssumeRole/.test(body) ? ROLE : IDENTITY);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const home = mkdtempSync(join(tmpdir(), "awswho-build-"));
  for (const [path, content] of Object.entries(FILES)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), content, { mode: 0o600 });
  }
  const env = { HOME: home, PATH: "", AWSWHO_ENDPOINT_URL: `http://127.0.0.1:${server.address().port}` };
  for (const words of RUNS) await run([KEEPER, folder, ...words], { cwd: home, env });
  server.close();
  rmSync(home, { recursive: true });
}

const run = (words, options) =>
  new Promise((done, failed) =>
    execFile(process.execPath, words, options, (error, stdout, stderr) =>
      error === null || VERDICTS.has(error.code)
        ? done()
        : failed(new Error(`the built command fails: ${stdout}${stderr}`)),
    ),
  );
