import { Volume } from "memfs";
import { describe, expect, test } from "vitest";
import { chains } from "../../src/chains/index.ts";
import { runInProcess } from "./run-in-process.ts";

const FILES = {
  "/home/ana/.aws/config": "[default]\nregion = us-east-1\n\n[profile prod]\nregion = eu-west-1\n",
  "/home/ana/.aws/credentials":
    "[prod]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_access_key = CANARY-file\n",
};
const KEYS = { AWS_ACCESS_KEY_ID: "AKIAY34FZKBOKMUTVV7A", AWS_SECRET_ACCESS_KEY: "CANARY-shell" };

const compare = (environment: Record<string, string>, ...argv: string[]) =>
  runInProcess(["compare", "--offline", ...argv], {
    fs: Volume.fromJSON(FILES) as never,
    environment: { HOME: "/home/ana", LANG: "C.UTF-8", ...environment },
    systemHome: "/home/ana",
  });

describe("awswho compare", () => {
  test("gives one document a chain, without findings", async () => {
    const { out } = await compare({ ...KEYS, AWS_PROFILE: "prod" }, "--json");
    const document = JSON.parse(out);
    expect(document.schemaVersion).toBe(1);
    expect(document.results.map(({ sdk }: { sdk: { id: string } }) => sdk.id).sort()).toEqual(
      chains.map(({ id }) => id).sort(),
    );
    for (const result of document.results) expect(result).not.toHaveProperty("findings");
    expect(out).not.toContain("CANARY");
  });

  test("ends with 0 where all agree, and says so in its first line", async () => {
    const { out, code } = await compare(KEYS, "--sdk", "boto3");
    expect(code).toBe(0);
    expect(out.split("\n")[0]).toContain("609629065308");
  });

  test("ends with 4 where all are without credentials", async () => {
    expect((await compare({ AWS_PROFILE: "nosuch" }, "--sdk", "boto3")).code).toBe(4);
  });

  test("knows no other SDK than it has", async () => {
    const { code, err } = await compare({}, "--sdk", "boto3,cobol");
    expect(code).toBe(2);
    expect(err).toContain("cobol");
  });

  test("compares only what is there when told so", async () => {
    const { code, err } = await compare({}, "--installed");
    expect(code).toBe(2);
    expect(err).toContain("no SDK was found");
  });

  test("prints no line over its width", async () => {
    const { out } = await compare({ ...KEYS, AWS_PROFILE: "prod", COLUMNS: "80" });
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    expect(out).not.toContain("CANARY");
  });
});
