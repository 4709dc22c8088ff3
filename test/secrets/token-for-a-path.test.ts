import { expect, test } from "vitest";
import { runInProcess } from "../cli/run-in-process.ts";
import { machineOf } from "../truth/scenario.ts";

/* A job that writes its id token where the path of the token's file belongs: in the variable, and in the profile. */
const SIGNATURE = "CANARYc2lnbmF0dXJl";
const TOKEN = `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtZSJ9.${SIGNATURE}`;
const role = "role_arn = arn:aws:iam::111122223333:role/R\n";
const inProfile = { "~/.aws/config": `[default]\nregion = eu-west-1\n${role}web_identity_token_file = ${TOKEN}\n` };
const exported = { AWS_WEB_IDENTITY_TOKEN_FILE: TOKEN, AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/R" };

const RUNS = [
  "",
  "--json",
  "doctor --all-sdks",
  "compare --json",
  "profiles",
  "graph",
  "snapshot",
  "snapshot --redact",
  "report",
];

test.each(RUNS.flatMap((words) => [[words, "a profile"] as const, [words, "a variable"] as const]))(
  "awswho %s, the token in %s",
  async (words, place) => {
    const machine = place === "a profile" ? { env: {}, files: inProfile } : { env: exported, files: {} };
    const scenario = { id: "token-for-a-path", ...machine };
    const { out, err, code } = await runInProcess(
      [...words.split(" "), "--offline"].filter(Boolean),
      machineOf(scenario),
      {},
    );
    expect(code, err).not.toBe(3);
    expect(out).not.toBe("");
    expect(out + err).not.toContain(SIGNATURE);
  },
);
