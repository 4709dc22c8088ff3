import { expect, test } from "vitest";
import type { Fixture } from "../rules/fixture.ts";
import { machineOfFixture } from "../rules/fixture.ts";
import { HOME } from "../truth/scenario.ts";
import { runInProcess } from "./run-in-process.ts";

const CANARY = "CANARYsecret/0123456789+abcdefghijklmnop";
const CREDENTIALS = `${HOME}/.aws/credentials`;
const FAULTY: Fixture = {
  env: {},
  files: {
    "~/.aws/credentials": [
      "\ufeff[default]\r\n",
      "aws_access_key_id = AKIAY34FZKBOKMUTVV7A\r\n",
      `aws_secret_access_key = ${CANARY}\r\n`,
      `# aws_secret_access_key = ${CANARY}\r\n`,
      "region=eu-west-1",
    ].join(""),
  },
};

function faultyMachine() {
  const machine = machineOfFixture(FAULTY);
  const text = (path = CREDENTIALS): string =>
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(machine.fs.readFileSync(path));
  const names = (): readonly unknown[] => machine.fs.readdirSync(`${HOME}/.aws`);
  return { machine, text, names, before: text() };
}

const FIX = ["doctor", "--offline", "--fix", "--sdk", "boto3,go-v2"];

test("without a terminal it shows the patch, changes nothing and says how", async () => {
  const { machine, text, names, before } = faultyMachine();
  const { out, err, code } = await runInProcess(FIX, machine);
  expect(text()).toBe(before);
  expect(names()).toEqual(["credentials"]);
  expect(out).toMatchInlineSnapshot(`
    "1 fault is mended by this change:

    ~/.aws/credentials begins with a byte order mark, which editors hide: before [default].
    (byte-order-mark)
    --- ~/.aws/credentials
    +++ ~/.aws/credentials
    @@ -1,4 +1,4 @@
    -\\ufeff[default]
    +[default]
     aws_access_key_id = AKIA…VV7A
     aws_secret_access_key = …
     # …

    Nothing was changed. To change it: awswho doctor --fix --yes
    "
  `);
  expect(err).toBe("");
  expect(code).toBe(1);
});

test("doctor names --fix at its end where it would change a file, and only there", async () => {
  const mention = "To change the files, once you have seen how: awswho doctor --fix";
  const doctor = async (fixture: Fixture, ...more: readonly string[]): Promise<string> =>
    (await runInProcess(["doctor", "--offline", "--sdk", "boto3,go-v2", ...more], machineOfFixture(fixture))).out;
  expect((await doctor(FAULTY)).trimEnd().split("\n").at(-1)).toBe(mention);
  const byHand: Fixture = { env: { AWS_PROFILE: "" }, files: { "~/.aws/credentials": "[dev]\nregion = eu-west-1\n" } };
  expect(await doctor(byHand)).not.toContain("--fix");
  expect(await doctor(FAULTY, "-q")).not.toContain("--fix");
  expect(await doctor(FAULTY, "--json")).not.toContain(mention);
});

test.each([
  ["y", true],
  ["YES", true],
  ["", false],
  ["n", false],
])("at a terminal it asks: %j", async (typed, isChanged) => {
  const { machine, text, before } = faultyMachine();
  const { err } = await runInProcess(FIX, machine, { typed });
  expect(err).toContain("Change it? [y/N]");
  expect(text()).toBe(isChanged ? before.slice(1) : before);
});

test("with --yes it changes the one line, keeps the old text, and says what is left", async () => {
  const { machine, text, names, before } = faultyMachine();
  const { out, err, code } = await runInProcess([...FIX, "--yes"], machine);
  expect({ err, code }).toEqual({ err: "", code: 0 });
  expect(text()).toBe(before.slice(1));
  const [, backup] = names() as readonly string[];
  expect(backup).toBe("credentials.awswho-20261122T120000.000Z.bak");
  expect(text(`${HOME}/.aws/${backup}`)).toBe(before);
  for (const name of names())
    expect(machine.fs.statSync(`${HOME}/.aws/${name}`).mode).toSatisfy((mode: number) => (mode & 0o777) === 0o600);
  expect(out).toContain(`Changed ~/.aws/credentials. As it was: ~/.aws/${backup}`);
  expect(out.slice(out.indexOf("Changed"))).toContain("Nothing is wrong here.");
});

test("in JSON it asks nobody", async () => {
  const { machine, text, before } = faultyMachine();
  const shown = await runInProcess([...FIX, "--json"], machine, { typed: "y" });
  expect(JSON.parse(shown.out).repair).toMatchObject({ applied: false, files: [{ outcome: null }] });
  expect(text()).toBe(before);
  const changed = await runInProcess([...FIX, "--json", "--yes"], machine);
  expect(JSON.parse(changed.out)).toMatchObject({
    findings: [],
    repair: { applied: true, files: [{ rules: ["byte-order-mark"], outcome: { state: "written" } }] },
  });
});

test("no secret is shown, in any way", async () => {
  for (const more of [[], ["--yes"], ["--json"], ["--json", "--yes"], ["-v"]]) {
    const { machine } = faultyMachine();
    const { out, err } = await runInProcess([...FIX, ...more], machine);
    expect(out + err).not.toContain("CANARY");
  }
});

test("a file that was changed meanwhile stays as it is", async () => {
  const { machine, text } = faultyMachine();
  const volume = machine.fs as unknown as { writeFileSync(path: string, text: string): void };
  const { out, code } = await runInProcess(FIX, machine, {
    typed: () => {
      // Somebody signs in while the question stands there.
      volume.writeFileSync(CREDENTIALS, "\ufeff[other]\n");
      return "y";
    },
  });
  expect(out).toContain("Left ~/.aws/credentials as it is: it was changed meanwhile; look again.");
  expect(text()).toBe("\ufeff[other]\n");
  expect(code).toBe(1);
});

test.each([
  [["doctor", "--yes"], "--yes goes with --fix"],
  [["doctor", "--fix", "--from", "x.json"], "does not go with --from or --pid"],
  [["doctor", "--fix", "--pid", "1"], "does not go with --from or --pid"],
])("%j is refused", async (argv, words) => {
  const { machine } = faultyMachine();
  const { err, code } = await runInProcess(argv, machine);
  expect(err).toContain(words);
  expect(code).toBe(2);
});

test("where nothing is wrong nothing is asked", async () => {
  const machine = machineOfFixture({
    env: {},
    files: {
      "~/.aws/credentials": `[default]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = ${CANARY}\nregion = eu-west-1\n`,
    },
  });
  const { out, code } = await runInProcess(FIX, machine, { typed: "y" });
  expect(out).toContain("Nothing is wrong here.");
  expect(code).toBe(0);
});

test("half of a cure, after which the same is found again, is left to the person", async () => {
  const machine = machineOfFixture({
    env: {},
    files: {
      "~/.aws/config":
        "[default]\nsso_session = corp\nsso_account_id = 222233334444\nsso_role_name = Dev\nregion = eu-west-1\n\n[sso-session corp]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\n",
    },
  });
  const { out } = await runInProcess(["doctor", "--offline", "--fix", "--yes", "--sdk", "go-v1"], machine);
  expect(out).toContain("Nothing here is mended by a change to a file.");
  expect(out).toContain("credential_process = aws configure export-credentials");
});
