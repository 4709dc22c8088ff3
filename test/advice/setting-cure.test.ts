import { expect, test } from "vitest";
import { settingCure } from "../../src/advice/setting-cure.ts";
import { HOME, snapshotOf } from "../truth/scenario.ts";

const SESSION = "\n[sso-session corp]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\n";
const PROFILE =
  "[profile dev]\nsso_session = corp\nsso_start_url = https://acme.awsapps.com/start\nsso_region = us-east-1\n";

const cureOn = (text: string, line: number, key: string) =>
  settingCure(snapshotOf({ id: "cure", env: {}, files: { "~/.aws/config": text } }), {
    kind: "file",
    path: `${HOME}/.aws/config`,
    line,
    column: 1,
    section: "profile dev",
    key,
  });

test("what a profile says again of its session is taken out whole", () => {
  expect(cureOn(`${PROFILE}${SESSION}`, 4, "sso_region")).toEqual({
    kind: "delete-lines",
    path: `${HOME}/.aws/config`,
    lines: [3, 4],
  });
});

test("a region of a profile without a session stays", () => {
  expect(cureOn(PROFILE.replace("sso_session = corp\n", ""), 3, "sso_region")).toBeNull();
});
