// Loaded into the real command before it starts: writes down with what it asks CloudFormation first, and ends it there.
const { writeFileSync } = require("node:fs");

for (const name of ["node:http", "node:https"]) {
  const module = require(name);
  const { request } = module;
  module.request = (...words) => {
    const headers = new Headers(words[0]?.headers ?? {});
    const signed = /Credential=([^/]*)\/\d+\/([^/]*)\/cloudformation\//.exec(headers.get("authorization") ?? "");
    if (signed === null) return request(...words);
    const [, accessKeyId, region] = signed;
    writeFileSync(
      process.env.LAB_SEEN,
      JSON.stringify({ accessKeyId, sessionToken: headers.get("x-amz-security-token"), region }),
    );
    return process.exit(0);
  };
}
