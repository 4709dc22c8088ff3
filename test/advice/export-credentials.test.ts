import { expect, test } from "vitest";
import { exportCredentials } from "../../src/advice/export-credentials.ts";
import { snapshotOf } from "../truth/scenario.ts";

const typed = (env: Readonly<Record<string, string>>): string =>
  exportCredentials("my prod", snapshotOf({ id: "export", env, files: {} }));

test("what the role gives is exported in the person's own shell", () => {
  expect(typed({})).toBe(`eval "$(aws configure export-credentials --profile 'my prod' --format env)"`);
  expect(typed({ SHELL: "/usr/bin/fish" })).toBe(
    "aws configure export-credentials --profile 'my prod' --format fish | source",
  );
});

test("a chosen profile, which some go by before exported keys, is left", () => {
  expect(typed({ AWS_PROFILE: "my prod" })).toMatch(/--format env\)"; unset AWS_PROFILE$/);
});
