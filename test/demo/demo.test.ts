import { describe, expect, it } from "vitest";
import { CASES } from "../../src/demo/cases/index.ts";
import { columnsOf } from "../../src/report/screen.ts";
import { runDemo } from "./demo-world.ts";

describe("awswho demo", () => {
  it("shows the wrong-profile case: the story, what is set, the screen, how to go on", async () => {
    const { code, stdout, stderr } = await runDemo([]);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    const order = [
      "Demo: ",
      "$ env | grep AWS",
      "\nAWS_PROFILE=prod\n",
      "$ cat -n ~/.aws/credentials",
      "$ awswho",
      "acts as 111122223333",
      "unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY",
      "npx awswho --offline",
      "demo --list",
    ].map((text) => stdout.indexOf(text));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it("lists every case by name and title", async () => {
    const { code, stdout } = await runDemo(["--list"]);
    expect(code).toBe(0);
    for (const { name, title } of CASES)
      expect(stdout).toMatch(new RegExp(`^${name} +${title.slice(0, 20).replace(/[.()*]/g, ".")}`, "m"));
    const { stdout: json } = await runDemo(["--list", "--json"]);
    expect(JSON.parse(json).cases).toEqual(CASES.map(({ name, title }) => ({ name, title })));
  });

  it("refuses an unknown case with the nearest names", async () => {
    const { code, stdout, stderr } = await runDemo(["rolechain"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("role-chain");
    expect((await runDemo(["all-well", "role-chain"])).code).toBe(2);
  });

  it("answers for a profile named in code", async () => {
    const { stdout } = await runDemo(["wrong-profile", "--profile", "prod", "--json"]);
    expect(JSON.parse(stdout).identity.account).toBe("444455556666");
  });

  it("prints nothing but the document with --json", async () => {
    const { stdout } = await runDemo(["--json"]);
    expect(Object.keys(JSON.parse(stdout))[0]).toBe("schemaVersion");
  });

  it("masks accounts with --redact, in the story's files too", async () => {
    for (const { name } of CASES) {
      const { stdout } = await runDemo([name, "--redact"]);
      expect(stdout, name).not.toMatch(/\b\d{12}\b/);
    }
  });

  it("shows nothing of its own plumbing", async () => {
    for (const { name } of CASES)
      for (const format of ["-v", "--json"]) {
        const { stdout } = await runDemo([name, format]);
        expect(stdout, name).not.toMatch(/127\.0\.0\.1|AWSWHO_/);
      }
  });

  it("speaks ASCII to an ASCII terminal", async () => {
    const { stdout } = await runDemo([], { locale: "C" });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
    expect(stdout).toMatch(/^[\u0000-\u007f]*$/);
  });

  it.each([60, 80, 120])("keeps its own lines within %i columns", async (columns) => {
    for (const { name } of CASES) {
      const { stdout } = await runDemo([name], { columns });
      const [before = ""] = stdout.split("$ awswho\n");
      const after = stdout.slice(stdout.indexOf("That machine is made up"));
      // What the case's files and variables hold is shown as it is.
      const [story = ""] = before.split("\n$ ");
      const own = [...story.split("\n"), ...after.split("\n")];
      for (const line of own) expect(columnsOf(line), `${name}: ${line}`).toBeLessThanOrEqual(columns);
    }
  });
});
