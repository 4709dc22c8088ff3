import { Volume } from "memfs";
import { expect, test } from "vitest";
import { runInProcess } from "../cli/run-in-process.ts";

/** A secret and a token that a page broke in two: the second halves look like settings, and come out nowhere. */
const CREDENTIALS = `[default]
aws_access_key_id = ASIAY34FZKBOKMUTVV7A
aws_secret_access_key = CANARYwJalrXUtnFEMI
bPxRfiCANARYKEY7==
aws_session_token = IQoJb3JpZ2luX2VjCANARYAAAAAAAAAAAAAAAAAAAAAA
wEaCXVzLWVhc3QtMSJHMEUCIQCANARY//////////wEQABoMMTEx=
`;

test.each([
  "",
  "-v",
  "--json",
  "doctor -v --all-sdks",
  "doctor --json",
  "doctor --format sarif",
  "compare -v",
  "compare --json",
  "profiles --json",
  "graph",
  "snapshot",
  "report",
])("awswho %s", async (words) => {
  const { out, err } = await runInProcess([...words.split(" "), "--offline"].filter(Boolean), {
    fs: Volume.fromJSON({ "/home/ana/.aws/credentials": CREDENTIALS }) as never,
    environment: { HOME: "/home/ana" },
    systemHome: "/home/ana",
  });
  expect(out.length).toBeGreaterThan(50);
  expect(out + err).not.toMatch(/CANARY|wEaCX/);
});
