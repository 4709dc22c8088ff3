import { expect, test } from "vitest";
import { machineOf } from "../truth/scenario.ts";
import { runInProcess } from "./run-in-process.ts";

/* A file that is refused for several lines: Python names the first, doctor all of them, in one run (complaint S18). */

const pair = (id: string): string => `aws_access_key_id = ${id}\naws_secret_access_key = CANARY-secret\n`;
const MACHINE = {
  id: "refused-thrice",
  env: {},
  files: {
    "~/.aws/config":
      "[profile a]\nregion = eu-west-1\nregion = eu-west-2\n[profile b]\njunk\n[profile a]\noutput = json\n",
    "~/.aws/credentials": `[default]\n${pair("AKIAY34FZKBOKMUTVV7A")}aws_access_key_id = AKIAWPC5F7WDPGC4PCFM\n`,
  },
};

test("doctor tells of every line for which a file is refused, whichever Python stops at", async () => {
  const { out } = await runInProcess(["doctor", "--offline", "--sdk", "boto3"], machineOf(MACHINE), { columns: 100 });
  const said = out.replace(/\s+/g, " ");
  expect(said).toMatch(/^Found 4 errors\./);
  expect(said).toContain("region stands twice in [profile a], on lines 2 and 3: boto3 refuses the file");
  expect(said).toContain("Line 5 of ~/.aws/config is no");
  expect(said).toContain("has section [profile a] twice, on lines 1 and 6: boto3 refuses the file");
  expect(said).toContain("aws_access_key_id stands twice in [default], on lines 2 and 4");
  expect(out).not.toContain("CANARY");
});
