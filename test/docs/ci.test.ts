import { readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { OPTION_TABLE } from "../../src/cli/option-table.ts";
import { FILE_KEYS, faultsOf } from "../../src/expectations/read-expectations.ts";
import { readExpectationText } from "../../src/parse/expectation-file.ts";
import { seal } from "../../src/vault/secret.ts";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const page = read("docs/ci.md");
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map((match) => match[1] as string);
const { version } = JSON.parse(read("package.json"));

describe("docs/ci.md", () => {
  test("every YAML is one", () => {
    expect(blocks("yaml").length).toBeGreaterThan(4);
    for (const block of blocks("yaml")) expect(parse(block)).toBeTypeOf("object");
  });

  test("its .awswhorc has no fault", () => {
    const [text = ""] = blocks("ini");
    const file = readExpectationText({ state: "text", path: ".awswhorc", text: seal(text), bytes: text.length });
    expect(file === null ? null : faultsOf(file)).toEqual([]);
  });

  test("its table has every key", () => {
    const table = page.slice(page.indexOf("| key |"), page.indexOf("Each key is an option"));
    for (const key of FILE_KEYS) expect(table).toContain(`\`${key}\``);
  });

  test("every option that it names is one, and every version is this one", () => {
    for (const [, option = ""] of page.matchAll(/awswho[^`\n]*? --([a-z-]+)/g))
      expect(Object.keys(OPTION_TABLE)).toContain(option);
    for (const [, named] of page.matchAll(/awswho@v?([\d.]+\d)/g)) expect(named).toBe(version);
  });
});

describe("action.yml", () => {
  const action = parse(read("action.yml"));
  const [step] = action.runs.steps;

  test("is a composite action of this version", () => {
    expect(action.runs.using).toBe("composite");
    expect(action.inputs.version.default).toBe(version);
  });

  test("every input comes as a variable, and none is part of the script", () => {
    expect(step.run).not.toContain("${{");
    for (const name of Object.keys(action.inputs)) {
      if (name === "working-directory") continue;
      const variable = `INPUT_${name.toUpperCase().replaceAll("-", "_")}`;
      expect(step.env[variable]).toBe(`\${{ inputs.${name} }}`);
      expect(step.run).toContain(`$${variable}`);
    }
  });

  test("what is typed into an input reaches awswho as one word, whatever it is", () => {
    const folder = mkdtempSync(join(tmpdir(), "awswho-action-"));
    try {
      const npx = join(folder, "npx");
      writeFileSync(npx, '#!/bin/sh\nfor word in "$@"; do printf "[%s]\\n" "$word"; done\n');
      chmodSync(npx, 0o755);
      const evil = "x\"; touch pwned; $(touch pwned) `touch pwned` '";
      const names = Object.keys(step.env);
      const env = Object.fromEntries(names.map((name) => [name, name === "INPUT_VERSION" ? version : evil]));
      const { stdout, status } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", step.run], {
        cwd: folder,
        encoding: "utf8",
        env: { PATH: `${folder}:/usr/bin:/bin`, ...env, INPUT_NO_LONG_LIVED_KEYS: "true" },
      });
      expect(status).toBe(0);
      const words = stdout.split("\n").filter((word) => word !== "");
      expect(words.slice(0, 4)).toEqual(["[--yes]", `[awswho@${version}]`, "[check]", `[${evil}]`]);
      expect(words).toContain(`[--account=${evil}]`);
      expect(words).toContain("[--no-long-lived-keys]");
      for (const option of words.slice(4))
        expect(OPTION_TABLE).toHaveProperty(/^\[--([a-z-]+)/.exec(option)?.[1] ?? "");
      expect(() => readFileSync(join(folder, "pwned"))).toThrow();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("an input that is left out is no option", () => {
    const { stdout } = spawnSync("bash", ["-e", "-c", step.run.replace("npx", "echo")], {
      encoding: "utf8",
      env: { PATH: "/usr/bin:/bin", INPUT_VERSION: version },
    });
    expect(stdout).toBe(`--yes awswho@${version} check\n`);
  });
});

test(".pre-commit-hooks.yaml has the fields that pre-commit asks for", () => {
  const hooks = parse(read(".pre-commit-hooks.yaml"));
  expect(hooks.length).toBeGreaterThan(0);
  for (const hook of hooks) {
    expect(Object.keys(hook)).toEqual(expect.arrayContaining(["id", "name", "entry", "language"]));
    for (const [, option = ""] of hook.entry.matchAll(/--([a-z-]+)/g)) expect(OPTION_TABLE).toHaveProperty(option);
  }
});
