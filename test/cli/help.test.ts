import { Volume } from "memfs";
import { describe, expect, test } from "vitest";
import { COMMAND_TABLE, type CommandName } from "../../src/cli/command-table.ts";
import { OPTION_TABLE, type OptionName, type OptionRow } from "../../src/cli/option-table.ts";
import { runInProcess } from "./run-in-process.ts";

const say = (...words: string[]) =>
  runInProcess(words, { fs: Volume.fromJSON({}) as never, environment: { LANG: "C.UTF-8" } });

const commands = Object.keys(COMMAND_TABLE) as CommandName[];
const options = Object.keys(OPTION_TABLE) as OptionName[];

describe("the help", () => {
  test("names the formats of a command", async () => {
    expect((await say("check", "--help")).out).toContain("text, json, sarif, junit, github, gitlab,");
  });

  test.each(["who", ...commands])("fits into a terminal of 80 columns: %s", async (name) => {
    const { out } = await say(name, "--help");
    expect(out.split("\n").filter((line) => [...line].length > 80)).toEqual([]);
  });

  test("names every command", async () => {
    const { out, code } = await say("--help");
    expect(code).toBe(0);
    for (const name of commands) if (name !== "who" && name !== "help") expect(out).toContain(`awswho ${name}`);
  });

  test("tells of every option on the page of a command that it goes with", async () => {
    for (const name of options) {
      const { goesWith }: OptionRow = OPTION_TABLE[name];
      const command = typeof goesWith === "string" ? "compare" : (goesWith[0] as CommandName);
      expect((await say(command, "--help")).out, `${command} --help`).toContain(`--${name}`);
    }
  });
});

test.each([
  [["compare", "--fix"], "--fix goes with doctor: awswho doctor --fix"],
  [["compare", "--", "ls"], "-- goes with check and trace"],
  [["prod"], "prod is no command; for a profile write: awswho --profile prod"],
  [["whoo"], "whoo is no command; did you mean who? Else for a profile write: awswho --profile whoo"],
  [["--profle", "x"], "unknown option '--profle'; did you mean --profile?"],
  [["doctor", "--all"], "unknown option '--all'; did you mean --all-sdks?"],
  [["scan", "--all"], "unknown option '--all'; did you mean --all-files?"],
  [["help", "prod"], "help prod: there is no such command"],
  [["compare", "prod"], "prod is one word too many"],
  [["--sdk", "boto4"], "--sdk boto4: no such SDK; did you mean boto2 or boto3? There are boto3"],
] as const)("awswho %j is a usage error that says what to do", async (words, message) => {
  const { err, out, code } = await say(...words);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err).toContain(message);
});
