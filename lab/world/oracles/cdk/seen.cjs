// Loaded into the real command before it starts: writes down what it asks STS who it is with, and changes nothing.
const { appendFileSync } = require("node:fs");

for (const name of ["node:http", "node:https"]) {
  const module = require(name);
  const { request } = module;
  module.request = (...words) => {
    const asked = request(...words);
    const { end } = asked;
    asked.end = (...last) => {
      if (String(last[0]).includes("Action=GetCallerIdentity"))
        appendFileSync(
          process.env.LAB_CDK_SEEN,
          `${JSON.stringify({
            accessKeyId: /Credential=([^/]*)/.exec(asked.getHeader("authorization"))?.[1] ?? null,
            sessionToken: asked.getHeader("x-amz-security-token") ?? null,
          })}\n`,
        );
      return end.apply(asked, last);
    };
    return asked;
  };
}
