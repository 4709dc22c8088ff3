import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isBuilt, ofBuiltCli, runCli } from "./built-cli.ts";

const SECRET = "kJ8vQ2mN4pR7tW9yB3dF6gH1jL5nS0uXzC8aE4iO";
const FOLDERS = ["a", "b", "c"];

/** Some have nothing, some a client, some keys. */
function fileOf(index: number): string {
  if (index % 4 === 0) return `print(${index})\n`;
  if (index % 7 === 0)
    return `import boto3\nboto3.client("s3", aws_access_key_id="AKIAVCODYLSAPPPPPPPA", aws_secret_access_key="${SECRET}")\n`;
  return `import boto3\nsession = boto3.Session(profile_name="p${index}")\nsession.client("sqs")\n`;
}

describe.skipIf(!isBuilt)(ofBuiltCli, () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "awswho-scan-"));
    for (const name of FOLDERS) {
      mkdirSync(join(folder, name));
      for (let index = 0; index < 100; index += 1) writeFileSync(join(folder, name, `f${index}.py`), fileOf(index));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const scan = async (path: string) => {
    const { stdout, stderr, code } = await runCli(["scan", "--json", path], {
      cwd: folder,
      environment: { HOME: folder },
    });
    expect({ stderr, code }).toEqual({ stderr: "", code: 1 });
    return { stdout, ...JSON.parse(stdout) };
  };

  test("says of many files, which threads read, what it says of few, and no secret", async () => {
    const whole = await scan(".");
    const parts = [];
    for (const name of FOLDERS) parts.push(await scan(name));
    expect(whole.summary).toMatchObject({ files: 300, opened: 300, parsed: 225 });
    expect(whole.sites).toEqual(parts.flatMap(({ sites }) => sites));
    expect(whole.notRead).toEqual([]);
    expect(whole.stdout).not.toContain(SECRET);
  });
});
