import { describe, expect, test } from "vitest";
import { chains } from "../../src/chains/index.ts";
import { type SdkPage, sdkPage } from "../../src/explain/pages.ts";
import { KEY_DESCRIPTIONS } from "../../src/explain/settings/key-descriptions.ts";
import { LOOKED_UP } from "../../src/explain/settings/looked-up.ts";
import { SETTING_NAMES, settingNamed, settingPage } from "../../src/explain/settings/setting-page.ts";
import { settingsHere } from "../../src/explain/settings/settings-here.ts";
import { VARIABLE_DESCRIPTIONS } from "../../src/explain/settings/variable-descriptions.ts";
import { PLAIN_SETTINGS } from "../../src/model/plain-settings.ts";
import { columnsOf, unpainted } from "../../src/report/screen.ts";
import { renderSettingPage } from "../../src/report/text/setting-page.ts";
import type { AnyChain } from "../../src/walk/chain.ts";
import { namesByPlace } from "../truth/names-by-place.ts";
import { HOME, codeOf, snapshotOf } from "../truth/scenario.ts";

const EMPTY = { id: "made-here", env: {}, files: {} };
const pageOf = (chain: AnyChain): SdkPage => sdkPage(chain, chain.open(snapshotOf(EMPTY), codeOf(EMPTY), new Set()));
const pages = chains.map(pageOf);

/*
 * Who reads a setting is not written by hand: every chain is walked over every recorded machine, and what it asks the
 * environment and the files for is the table. A name that no chain ever asked for has no reader; one that was has.
 */
describe.each(chains.map((chain) => [chain.id, chain] as const))("%s", (id, chain) => {
  test("looks up what its table says, on the machines of fixtures/truth: npm run lab -- looked-up", () => {
    expect(LOOKED_UP[id]).toEqual(namesByPlace(chain));
  }, 120_000);

  test("is a reader on the pages of just these names", () => {
    const table = new Set(Object.values(LOOKED_UP[id] ?? {}).flat());
    const said = SETTING_NAMES.filter((name) =>
      settingPage(name, pages, []).readers.some((reader) => reader.sdk === id),
    );
    expect([...said].sort()).toEqual([...table].sort());
  });
});

test("every variable that has a page is looked up by some chain, and every plain key has a page", () => {
  const read = new Set(Object.values(LOOKED_UP).flatMap((places) => Object.values(places).flat()));
  expect(Object.keys(VARIABLE_DESCRIPTIONS).filter((name) => !read.has(name))).toEqual([]);
  const unexplained = [...PLAIN_SETTINGS].filter((key) => !Object.hasOwn(KEY_DESCRIPTIONS, key) && !/expir/.test(key));
  expect(unexplained).toEqual([]);
});

test("what a page relates to has a page too", () => {
  const related = SETTING_NAMES.flatMap((name) => settingPage(name, pages, []).related);
  expect(related.filter((name) => settingNamed(name) === null)).toEqual([]);
});

test("a name as it is typed", () => {
  expect(settingNamed("$AWS_PROFILE")).toBe("AWS_PROFILE");
  expect(settingNamed("ROLE_ARN")).toBe("role_arn");
  expect(settingNamed("aws_profile")).toBe(null);
  expect(settingNamed("constructor")).toBe(null);
});

const MACHINE = snapshotOf({
  id: "made-here",
  env: { AWS_SECRET_ACCESS_KEY: "CANARY", AWS_ENDPOINT_URL: "http://ana:CANARY@localhost:1/", AWS_REGION: "eu-west-1" },
  files: {
    "~/.aws/config": "[profile prod]\nrole_arn = arn:x\ncredential_process = /bin/x --token CANARY\nregion =\n",
    "~/.aws/credentials": "[a]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_access_key = CANARY\n",
  },
});

const here = (name: string) =>
  settingsHere(name, Object.hasOwn(VARIABLE_DESCRIPTIONS, name) ? "variable" : "key", MACHINE);

describe("what a setting is set to here", () => {
  test("by file and line, or by variable", () => {
    expect(here("role_arn")).toMatchObject([
      { provenance: { kind: "file", path: `${HOME}/.aws/config`, line: 2, section: "profile prod" }, value: "arn:x" },
    ]);
    expect(here("AWS_REGION")).toEqual([{ provenance: { kind: "variable", name: "AWS_REGION" }, value: "eu-west-1" }]);
    expect(here("sso_session")).toEqual([]);
    expect(here("AWS_PROFILE")).toEqual([]);
  });

  test("a secret is set, and not shown", () => {
    expect(here("AWS_SECRET_ACCESS_KEY")).toMatchObject([{ value: null }]);
    expect(here("aws_secret_access_key")).toMatchObject([{ value: null }]);
    expect(here("credential_process")).toMatchObject([{ value: null }]);
    for (const name of SETTING_NAMES) {
      const page = settingPage(name, pages, here(name));
      expect(JSON.stringify(page)).not.toContain("CANARY");
      expect(renderSettingPage(page, HOME, { width: 80, unicode: true, paint: unpainted })).not.toContain("CANARY");
    }
  });
});

test.each([60, 80, 140])("at %i columns no line but one that cannot be cut is longer", (width) => {
  for (const name of SETTING_NAMES) {
    const lines = renderSettingPage(settingPage(name, pages, []), HOME, { width, unicode: true, paint: unpainted });
    for (const line of lines.split("\n"))
      expect(columnsOf(line) <= width || !line.trim().includes(" "), line).toBe(true);
  }
});
