// hand-process.mjs: what a credential process prints, field by field of another type than the documented one. One scenario a line.
const ID = "AKIAWO645SY5ADNRPOOV";
const WELL = {
  Version: 1,
  AccessKeyId: ID,
  SecretAccessKey: `sec-${ID}`,
  SessionToken: `tok-${ID}`,
  Expiration: "{{NOW+3600}}",
};
const PLAIN = { number: 1893456000, null: null, true: true };
const NESTED = { object: { a: 1 }, array: ["x"] };
const OPTIONAL = ["SessionToken", "Expiration", "AccountId"];

const machines = [];
const say = (name, body) => {
  const script = `#!/bin/sh\ncat <<'X'\n${typeof body === "string" ? body : JSON.stringify(body)}\nX\n`;
  machines.push({
    id: `process-${name}`,
    env: { AWS_REGION: "eu-west-1", AWS_SDK_LOAD_CONFIG: "1" },
    files: {
      "~/bin/creds.sh": script,
      "~/.aws/config": "[default]\ncredential_process = {{HOME}}/bin/creds.sh\n",
      "~/.aws/credentials": "[default]\ncredential_process = {{HOME}}/bin/creds.sh\n",
    },
    modes: { "~/bin/creds.sh": "755" },
    imds: null,
    tags: ["process"],
  });
};

for (const field of ["Version", "AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration", "AccountId"])
  for (const [kind, value] of Object.entries(OPTIONAL.includes(field) ? { ...PLAIN, ...NESTED } : PLAIN))
    say(`${field}-${kind}`, { ...WELL, [field]: value });
say("Version-text", { ...WELL, Version: "1" });
say("Version-float", JSON.stringify(WELL).replace('"Version":1', '"Version":1.0'));
say("Expiration-words", { ...WELL, Expiration: "never" });
say("Expiration-empty", { ...WELL, Expiration: "" });
say("Expiration-date", { ...WELL, Expiration: "2030-01-01" });
say("Expiration-no-zone", { ...WELL, Expiration: "2030-01-01T00:00:00" });
say("Expiration-offset", { ...WELL, Expiration: "2030-01-01T00:00:00+02:00" });
say("array", `[${JSON.stringify(WELL)}]`);
say("null", "null");
say("text", '"text"');
say("number", "1");

for (const machine of machines) console.log(JSON.stringify(machine));
