import { expect, test } from "vitest";
import { SCREEN, folders, readComplaint, runComplaint } from "./complaint.ts";

/** Who has just met awswho types its name alone: where another command has the whole answer, that one still says what to type. */
test.each([
  ["S09", "delete lines 2-5 of ~/.aws/credentials"],
  ["S22", "on line 2 of ~/.aws/credentials write aws_access_key_id instead of aws_access_key"],
  ["S25", 'export AWS_SHARED_CREDENTIALS_FILE="$AWS_CREDENTIALS_FILE"'],
  ["S26", "export HOME=/home/lab"],
  ["S28", "chmod 600 ~/.aws/credentials"],
  ["S30", "on line 2 of ~/.aws/config write: sso_session = corp"],
  ["S39", "move line 3 of ~/.aws/config to a new section [profile p-source]"],
  ["S41", "on line 8 of ~/.aws/config write: duration_seconds = 3600"],
  ["S50", "an availability zone of us-east-1, no region"],
])("%s: awswho alone says %s", async (id, phrase) => {
  const [theme, leaf] = folders().find(([theme, leaf]) => readComplaint(theme, leaf).id === id) ?? [];
  if (theme === undefined || leaf === undefined) throw new Error(`there is no complaint ${id}`);
  const { out } = await runComplaint(theme, leaf, "awswho");
  expect(out.split("\n").slice(0, SCREEN).join(" ").replace(/\s+/g, " ")).toContain(phrase);
});
