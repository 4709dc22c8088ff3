import { describe, expect, test } from "vitest";
import type { Outside } from "../../src/model/outside.ts";
import { runInProcess } from "../cli/run-in-process.ts";
import { labWorld } from "../truth/emulator-table.ts";
import { scenariosOf, setsOf } from "../truth/goldens.ts";
import { type Scenario, machineOf } from "../truth/scenario.ts";

/* Secrets planted in every scenario come out nowhere: no format, no verbosity, no error. */

const CANARY = "CANARY";
const SECRET_LINE =
  /^(\s*"?(?:aws_secret_access_key|aws_session_token|aws_security_token|AWSSecretKey|[\w-]*(?:secret|password|token)[\w-]*)\s*[=:]\s*)(?=\S)/gim;
const SECRET_FIELD =
  /("(?:SecretAccessKey|SessionToken|Token|accessToken|refreshToken|clientSecret|secretAccessKey|sessionToken|idToken|dpopKey)"\s*:\s*")/g;
const OPEN_FILE = /config$|credentials$|boto|\.sh$|\.json$|cfg$|\/bin\//;
const SECRET_VARIABLE = /SECRET|SESSION_TOKEN|SECURITY_TOKEN|AUTHORIZATION_TOKEN$/;
const NO_SECRET = /web_identity_token_file|x_security_token_expires/i;

const plantedText = (text: string): string =>
  text
    .split(/(?<=[\r\n])/)
    .map((line) =>
      NO_SECRET.test(line) ? line : line.replace(SECRET_LINE, `$1${CANARY}`).replace(SECRET_FIELD, `$1${CANARY}`),
    )
    .join("");

function planted(scenario: Scenario): Scenario {
  const files = Object.entries(scenario.files).map(([path, text]) => [
    path,
    OPEN_FILE.test(path) ? plantedText(text) : CANARY + text,
  ]);
  const env = Object.entries(scenario.env).map(([name, value]) => [
    name,
    SECRET_VARIABLE.test(name) && value !== "" ? CANARY + value : value,
  ]);
  return { ...scenario, files: Object.fromEntries(files), env: Object.fromEntries(env) };
}

const labOutside = (scenario: Scenario): Outside => {
  const world = labWorld(scenario);
  return {
    answer: async (question) => world.answer(question),
    whoIs: async () => ({ kind: "unavailable", why: "not asked in this test", failure: null }),
  };
};

const RUNS = [[], ["-v"], ["-q"], ["--json"], ["--offline", "-v"], ["--redact"]];
const ISSUED = /secret-for-|token-for-|imds-token|refreshed-/;

/** Of the large sets every second or third machine. */
const EACH: Readonly<Record<string, number>> = {
  generated: 3,
  open: 3,
  final: 3,
  fresh: 3,
  anew: 2,
  "fresh-wide": 2,
  odd: 2,
  "hand-jsgo": 2,
  "hand-python": 2,
};

/** Machines that hold secrets, at the least; the metadata set's own are all answered, none is written down. */
const SOWN: Readonly<Record<string, number>> = {
  "hand-mutation-imds": 0,
  "hand-lent": 0,
  "hand-named-source": 0,
  "hand-mutation-botocore": 1,
  "hand-cgi": 2,
  "hand-proxy": 11,
  "odd-fourth": 11,
  "hand-mfa-source": 16,
  "hand-time-zones": 17,
  "odd-third": 21,
  "hand-java-v1": 21,
  "hand-places": 22,
  "hand-process": 32,
  "hand-s3": 34,
  "hand-calls": 38,
  "hand-role-settings": 41,
  "hand-letters": 49,
};

describe.each(setsOf("boto3"))("%s", (name) => {
  test("no canary leaves", async () => {
    let sown = 0;
    for (const bare of scenariosOf(name).filter((_, index) => index % (EACH[name] ?? 1) === 0)) {
      const scenario = planted(bare);
      if (JSON.stringify(scenario).includes(CANARY)) sown += 1;
      const { session } = scenario;
      const options = [
        ...(session?.profile === undefined ? [] : [`--profile=${session.profile}`]),
        ...(session?.region === undefined ? [] : [`--region=${session.region}`]),
      ];
      for (const run of RUNS) {
        const { out, err, code } = await runInProcess([...run, ...options], machineOf(scenario), {
          outside: labOutside(scenario),
        });
        expect(code, scenario.id + err).not.toBe(3);
        expect(out + err, `${scenario.id} ${run.join(" ")}`).not.toContain(CANARY);
        expect(out + err, `${scenario.id} ${run.join(" ")}`).not.toMatch(ISSUED);
      }
    }
    expect(sown).toBeGreaterThanOrEqual(SOWN[name] ?? 51);
  }, 300_000);
});

const CHECKS = [
  [],
  ["-v"],
  ["--json"],
  ["--format", "markdown"],
  ["--format", "sarif"],
  ["--offline", "--", "aws", "s3"],
];

test("check lets no canary out", async () => {
  const sample = scenariosOf("open").filter((_, index) => index % 120 === 0);
  const expected = ["--account", "123456789012", "--role", "x", "--min-lifetime", "15m", "--sdk", "boto3"];
  for (const scenario of sample.map(planted))
    for (const words of CHECKS) {
      const { out, err, code } = await runInProcess(["check", ...expected, ...words], machineOf(scenario), {
        outside: labOutside(scenario),
      });
      expect(code, scenario.id + err).not.toBe(3);
      expect(out + err, `${scenario.id} ${words.join(" ")}`).not.toContain(CANARY);
      expect(out + err, `${scenario.id} ${words.join(" ")}`).not.toMatch(ISSUED);
    }
}, 300_000);

const COMPARISONS = [
  ["compare"],
  ["compare", "-v"],
  ["compare", "--json"],
  ["compare", "--offline"],
  ["compare", "--exchange", "all"],
  ["doctor", "-v", "--all-sdks"],
  ["doctor", "--json", "--offline"],
  ["snapshot"],
];

/** One in so many: every chain walks each. */
const EVERY = 30;

test.each(["open", "hand-jsgo", "hand-jvmrust"])(
  "no command over every SDK lets a canary of %s out",
  async (name) => {
    const sample = scenariosOf(name).filter((_, index) => index % EVERY === 0);
    for (const scenario of sample.map(planted))
      for (const comparison of COMPARISONS) {
        const { out, err, code } = await runInProcess(comparison, machineOf(scenario), {
          outside: labOutside(scenario),
        });
        expect(code, scenario.id + err).not.toBe(3);
        expect(out + err, `${scenario.id} ${comparison.join(" ")}`).not.toContain(CANARY);
        expect(out + err, `${scenario.id} ${comparison.join(" ")}`).not.toMatch(ISSUED);
      }
  },
  300_000,
);
