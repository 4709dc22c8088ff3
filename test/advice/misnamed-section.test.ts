import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { mayBeMisnamed, sectionsMisnamed } from "../../src/advice/misnamed-section.ts";
import { blocksOf } from "../../src/advice/settings-blocks.ts";
import { settingsFiles } from "../../src/advice/settings-files.ts";
import { scenariosOf } from "../truth/goldens.ts";
import { HOME, snapshotOf } from "../truth/scenario.ts";

const sets = readdirSync("fixtures/truth/scenarios").map((name) => name.replace(/\.jsonl$/, ""));

test("a look at the headers misses no section that may be meant", () => {
  let found = 0;
  let spared = 0;
  for (const scenario of sets.flatMap(scenariosOf)) {
    const snapshot = snapshotOf(scenario);
    const files = settingsFiles(snapshot);
    const names = new Set(["default", "prod", ...files.flatMap(blocksOf).map(({ name }) => name)]);
    for (const name of names) {
      const sections = sectionsMisnamed(files, name, HOME);
      if (mayBeMisnamed(snapshot, name)) found += sections.length;
      else {
        expect(sections, `${scenario.id}: ${name}`).toEqual([]);
        spared += 1;
      }
    }
  }
  expect(found).toBeGreaterThan(100);
  expect(spared).toBeGreaterThan(1000);
}, 60_000);
