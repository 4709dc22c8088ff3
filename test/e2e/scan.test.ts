import fs, { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runInProcess } from "../cli/run-in-process.ts";
import { isBuilt, ofBuiltCli, runCli } from "./built-cli.ts";

const SECRET = "kJ8vQ2mN4pR7tW9yB3dF6gH1jL5nS0uXzC8aE4iO";

/** Enough for threads: some have nothing, some a client, some keys. */
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
    mkdirSync(join(folder, "src"));
    for (let index = 0; index < 400; index += 1) writeFileSync(join(folder, "src", `f${index}.py`), fileOf(index));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("says by threads, where files are many, what one thread says, and no secret", async () => {
    const environment = { HOME: folder };
    const built = await runCli(["scan", "--json", "src"], { cwd: folder, environment });
    expect(built.stderr).toBe("");
    const machine = { fs, cwd: folder, environment, systemHome: folder };
    const alone = await runInProcess(["scan", "--json", "src"], machine);
    expect(JSON.parse(built.stdout)).toEqual(JSON.parse(alone.out));
    expect(JSON.parse(built.stdout).summary).toMatchObject({ files: 400, parsed: 300 });
    expect(built.code).toBe(alone.code);
    expect(built.stdout).not.toContain(SECRET);
  });
});
