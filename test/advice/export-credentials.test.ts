import { expect, test } from "vitest";
import { exportCredentials } from "../../src/advice/export-credentials.ts";
import { commandFor, shellOf } from "../../src/advice/shell.ts";
import { snapshotOf } from "../truth/scenario.ts";

const typed = (env: Readonly<Record<string, string>>, region: string | null = null): string => {
  const snapshot = snapshotOf({ id: "export", env, files: {} });
  return commandFor(exportCredentials("my prod", snapshot, region), shellOf(snapshot));
};

test("what the role gives is exported in the person's own shell", () => {
  expect(typed({})).toBe(`eval "$(aws configure export-credentials --profile 'my prod' --format env)"`);
  expect(typed({ SHELL: "/usr/bin/fish" })).toBe(
    "aws configure export-credentials --profile 'my prod' --format fish | source",
  );
});

test("a chosen profile, which some go by before exported keys, is left", () => {
  expect(typed({ AWS_PROFILE: "my prod" })).toMatch(/--format env\)"; unset AWS_PROFILE$/);
});

test("with a profile's name its region would go, and is exported", () => {
  expect(typed({ AWS_PROFILE: "my prod" }, "eu-west-1")).toMatch(
    /; unset AWS_PROFILE; export AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=eu-west-1$/,
  );
  expect(typed({}, "eu-west-1")).toMatch(/--format env\)"$/);
});
