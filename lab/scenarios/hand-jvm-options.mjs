// hand-jvm-options.mjs: JVM options that are no AWS property: another home folder, proxies, files of options. One scenario a line.
// Nothing listens at the proxy: what is not sent there succeeds.
import { createHash } from "node:crypto";

const keys = (id) => `aws_access_key_id = ${id}\naws_secret_access_key = sec-${id}\n`;
const ROLE = "role_arn = arn:aws:iam::444455556666:role/R\nsource_profile = base\nregion = eu-west-1\n";
const START = "https://x.awsapps.com/start";
const SSO = `sso_start_url = ${START}\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = Admin\n`;
const SIGNED_IN = JSON.stringify({
  startUrl: START,
  region: "eu-west-1",
  accessToken: "tok",
  expiresAt: "{{NOW+3600}}",
});
const CACHE = `.aws/sso/cache/${createHash("sha1").update(START).digest("hex")}.json`;

const HOMES = {
  "~/.aws/credentials": `[default]\n${keys("AKIABASEBASEBASEBASE")}`,
  "~/.aws/config": "[default]\nregion = eu-west-2\n",
  "~/other/.aws/credentials": `[default]\n${keys("AKIAOTHEROTHEROTHERO")}`,
  "~/other/.aws/config": "[default]\nregion = ca-central-1\n",
};
const ROLES = {
  "~/.aws/config": `[profile r]\n${ROLE}`,
  "~/.aws/credentials": `[base]\n${keys("AKIABASEBASEBASEBASE")}[r]\n${ROLE}`,
};
const PORTAL = { "~/.aws/config": `[default]\nregion = eu-west-1\n${SSO}`, [`~/${CACHE}`]: SIGNED_IN };

const NOBODY = "127.0.0.1";
const [HTTP, HTTPS] = ["http", "https"].map((word) => `-D${word}.proxyHost=${NOBODY} -D${word}.proxyPort=9`);
const without = (hosts) => `-Dhttp.nonProxyHosts=${hosts}`;

const home = (options, files = HOMES, more = {}) => ({ env: { JAVA_TOOL_OPTIONS: options }, files, ...more });
const role = (options, env = {}) => ({
  env: { AWS_PROFILE: "r", AWS_STS_REGIONAL_ENDPOINTS: "regional", JAVA_TOOL_OPTIONS: options, ...env },
  files: ROLES,
});
const argfile = (text, options = "@{{HOME}}/jvm.options") => ({
  env: { JDK_JAVA_OPTIONS: options },
  files: { ...HOMES, "~/jvm.options": text },
});

const MACHINES = {
  home: home("-Duser.home={{HOME}}/other"),
  "home-without-variable": home("-Duser.home={{HOME}}/other", HOMES, { unset: ["HOME"] }),
  "home-slash-end": home("-Duser.home={{HOME}}/other/", HOMES, { unset: ["HOME"] }),
  "home-relative": home("-Duser.home=other", HOMES, { unset: ["HOME"] }),
  "home-empty": home("-Duser.home=", HOMES, { unset: ["HOME"] }),
  "home-without-files": home("-Duser.home={{HOME}}/nowhere", HOMES, { unset: ["HOME"] }),
  "home-opened": {
    env: { JAVA_TOOL_OPTIONS: "-Duser.home={{HOME}}/other", AWS_SHARED_CREDENTIALS_FILE: "~/.aws/credentials" },
    files: HOMES,
    unset: ["HOME"],
  },
  "home-sso": home(
    "-Duser.home={{HOME}}/other",
    { "~/other/.aws/config": PORTAL["~/.aws/config"], [`~/other/${CACHE}`]: SIGNED_IN },
    { unset: ["HOME"] },
  ),
  "proxy-https": role(HTTPS),
  "proxy-http": role(HTTP),
  "proxy-both": role(`${HTTP} ${HTTPS}`),
  "proxy-https-without": role(`${HTTPS} ${without("localhost|*.amazonaws.com")}`),
  "proxy-https-without-start": role(`${HTTPS} ${without("sts.eu-west-1.*")}`),
  "proxy-https-without-empty": role(`${HTTPS} ${without("")}`),
  "proxy-http-without": role(`${HTTP} "${without("localhost|*.amazonaws.com")}"`),
  "proxy-without-capitals": role(`${HTTP} ${HTTPS} ${without("*.AMAZONAWS.com")}`),
  "proxy-without-others": role(`${HTTP} ${HTTPS} ${without("localhost|amazonaws.com|.amazonaws.com")}`),
  "proxy-without-inside": role(`${HTTP} ${HTTPS} ${without("sts.*.amazonaws.com|eu-west-1.*|*.eu-west-1")}`),
  "proxy-without-port": role(`-Dhttps.proxyHost=${NOBODY} -Dhttp.proxyHost=${NOBODY}`),
  "proxy-port-no-number": role(
    `-Dhttps.proxyHost=${NOBODY} -Dhttps.proxyPort=x -Dhttp.proxyHost=${NOBODY} -Dhttp.proxyPort=x`,
  ),
  "proxy-port-alone": role("-Dhttps.proxyPort=9 -Dhttp.proxyPort=9", {
    HTTPS_PROXY: "http://127.0.0.1:9",
    HTTP_PROXY: "http://127.0.0.1:9",
  }),
  "proxy-empty": role("-Dhttps.proxyHost= -Dhttp.proxyHost="),
  "proxy-empty-over-variable": role("-Dhttps.proxyHost= -Dhttp.proxyHost=", {
    HTTPS_PROXY: "http://127.0.0.1:9",
    HTTP_PROXY: "http://127.0.0.1:9",
  }),
  "proxy-unknown-name": role("-Dhttps.proxyHost=proxy.corp.example -Dhttps.proxyPort=3128"),
  "proxy-without-by-variable": role(`${HTTP} ${HTTPS}`, { NO_PROXY: "*.amazonaws.com,.amazonaws.com" }),
  "proxy-by-variable-without": role(without("*.amazonaws.com"), {
    HTTPS_PROXY: "http://127.0.0.1:9",
    HTTP_PROXY: "http://127.0.0.1:9",
  }),
  "proxy-without-over-variable": role(`${HTTP} ${HTTPS} ${without("localhost")}`, {
    NO_PROXY: "*.amazonaws.com,.amazonaws.com",
  }),
  "proxy-without-empty": role(`${HTTP} ${HTTPS} ${without("")}`, { NO_PROXY: "*.amazonaws.com,.amazonaws.com" }),
  "proxy-sso-without": { env: { JAVA_TOOL_OPTIONS: `${HTTPS} ${without("*sso*")}` }, files: PORTAL },
  "proxy-sso-http": { env: { JAVA_TOOL_OPTIONS: HTTP }, files: PORTAL },
  "proxy-instance": { env: { JAVA_TOOL_OPTIONS: HTTP }, files: {}, imds: { role: "ec2-role" } },
  "proxy-container": {
    env: { JAVA_TOOL_OPTIONS: HTTP, AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials" },
    files: {},
  },
  "proxy-container-here": {
    env: { JAVA_TOOL_OPTIONS: HTTP, AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs/tool" },
    files: {},
  },
  "proxy-plain-endpoint": role(`${HTTPS} ${without("")}`, { AWS_ENDPOINT_URL_STS: "{{EMU}}/sts" }),
  argfile: argfile("-Xmx100m\n-Daws.profile=default -Daws.region=ap-south-1\n"),
  "argfile-home": argfile("-Duser.home={{HOME}}/other\n"),
  "argfile-quotes": argfile(
    "# -Daws.region=us-west-1\n\"-Daws.region=ap-\\\n   south-1\" # -Daws.region=us-west-2\n-Daws.accessKeyId=AKIAFILEFILEFILEFILE '-Daws.secretKey=sec\\tfile'\n-Daws.secretAccessKey=sec-file",
  ),
  "argfile-relative": argfile("-Daws.region=ap-south-1\n", "-Daws.region=us-west-1 @jvm.options"),
  "argfile-before": argfile("-Daws.region=ap-south-1\n", "@{{HOME}}/jvm.options -Daws.region=us-west-1"),
  "options-of-the-vm": {
    env: { JAVA_TOOL_OPTIONS: "-XX:VMOptionsFile={{HOME}}/vm.options" },
    files: { ...HOMES, "~/vm.options": "-Daws.region=ap-south-1\n" },
  },
};

for (const [name, { env, files, imds = null, unset }] of Object.entries(MACHINES))
  console.log(
    JSON.stringify({
      id: `jvm-options-${name}`,
      env,
      files,
      ...(unset === undefined ? {} : { unset }),
      imds,
      tags: name.startsWith("proxy") ? ["jvm-options", "proxy"] : ["jvm-options"],
    }),
  );
