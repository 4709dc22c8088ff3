// hand-cgi.mjs > hand-cgi.jsonl: programs that a web server runs by CGI, which hands them a request's header `Proxy` as HTTP_PROXY:
// who still goes by that variable.
const REFUSED = "http://127.0.0.1:9";
const CGI = { REQUEST_METHOD: "GET", GATEWAY_INTERFACE: "CGI/1.1", AWS_SDK_LOAD_CONFIG: "1", AWS_REGION: "eu-west-1" };
const ON_INSTANCE = { imds: { role: "ec2" } };
const ROLE = {
  AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/Deploy",
  AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
};
const TOKEN = { files: { "~/token": "token-1" } };

const machines = {
  instance: { env: { HTTP_PROXY: REFUSED }, ...ON_INSTANCE },
  "instance-small": { env: { http_proxy: REFUSED }, ...ON_INSTANCE },
  "instance-all": { env: { all_proxy: REFUSED }, ...ON_INSTANCE },
  container: { env: { HTTP_PROXY: REFUSED, AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/x" } },
  role: { env: { HTTPS_PROXY: REFUSED, ...ROLE }, ...TOKEN },
  "role-here": { env: { HTTP_PROXY: REFUSED, AWS_ENDPOINT_URL_STS: "{{EMU}}/sts", ...ROLE }, ...TOKEN },
};

for (const [name, { env, files = {}, imds = null }] of Object.entries(machines))
  console.log(
    JSON.stringify({ id: `cgi-${name}`, env: { ...CGI, ...env }, files, imds, tags: ["hand", "proxy", "cgi"] }),
  );
