import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { COMMAND_IDS, SDK_IDS } from "../../src/model/sdk.ts";
import { memoryFiles } from "../capture/memory-files.ts";
import { runInProcess } from "./run-in-process.ts";

const KEYS = "[default]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = CANARY-one\n";
const PROD = "\n[prod]\naws_access_key_id = AKIAWPC5F7WDPGC4PCFM\naws_secret_access_key = CANARY-two\n";
const NOON = Date.UTC(2026, 10, 22, 12);

async function taken(home: string, environment: Record<string, string>, files: Record<string, string>, now = NOON) {
  const { out } = await runInProcess(["snapshot", "--offline"], {
    fs: memoryFiles(Object.fromEntries(Object.entries(files).map(([name, text]) => [`${home}/.aws/${name}`, text]))),
    environment: { HOME: home, ...environment },
    systemHome: home,
    now,
  });
  return out;
}

const diff = (a: string, b: string, ...words: string[]) =>
  runInProcess(["diff", "a.json", "b.json", ...words], {
    fs: memoryFiles({ "/work/a.json": a, "/work/b.json": b }),
    environment: { LANG: "C.UTF-8" },
    cwd: "/work",
  });

describe("awswho diff", () => {
  test("says which variable makes the two part, and for whom", async () => {
    const laptop = await taken("/home/ana", { AWS_PROFILE: "prod" }, { credentials: KEYS + PROD });
    const pipeline = await taken("/home/ci", {}, { credentials: KEYS + PROD });
    const { out, code } = await diff(laptop, pipeline);
    expect(code).toBe(1);
    expect(out).toContain("b.json than in a.json");
    expect(out).toContain("because of $AWS_PROFILE");
    expect(out).toContain("- $AWS_PROFILE = prod");
    expect(out).not.toContain("CANARY");
  });

  test("lays who it is and where it works each on its own cause", async () => {
    const laptop = await taken("/home/ana", {}, { credentials: PROD });
    const pipeline = await taken("/home/ci", { AWS_PROFILE: "prod", AWS_REGION: "eu-west-1" }, { credentials: PROD });
    const { out } = await diff(laptop, pipeline, "--json");
    const ofKotlin = JSON.parse(out).ends.find(({ sdk }: { sdk: string }) => sdk === "kotlin");
    expect(ofKotlin).toMatchObject({
      because: [{ kind: "variable", name: "AWS_PROFILE" }],
      regionBecause: [{ kind: "variable", name: "AWS_REGION" }],
    });
    const { out: said } = await diff(laptop, pipeline);
    expect(said).toMatch(/region none → eu-west-1\n.*kotlin.*\n.*because of \$AWS_REGION\n/);
  });

  test("says which file does, by setting", async () => {
    const before = await taken("/home/ana", {}, { credentials: KEYS });
    const after = await taken(
      "/home/ana",
      {},
      { credentials: KEYS.replace("AKIAY34FZKBOKMUTVV7A", "AKIAWPC5F7WDPGC4PCFM") },
    );
    const { out, code } = await diff(before, after);
    expect(code).toBe(1);
    expect(out).toContain("because of ~/.aws/credentials");
    expect(out).toContain("~ ~/.aws/credentials [default] aws_access_key_id: AKIA…VV7A → AKIA…PCFM");
  });

  test("says that it was the time", async () => {
    const config =
      "[default]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 222233334444\nsso_role_name = Dev\nregion = eu-west-1\n";
    const cache = JSON.stringify({
      accessToken: "CANARY",
      expiresAt: "2026-11-22T20:00:00Z",
      startUrl: "x",
      region: "eu-west-1",
    });
    const name = `sso/cache/${createHash("sha1").update("https://acme.awsapps.com/start").digest("hex")}.json`;
    const both = { config, [name]: cache };
    const { out, code } = await diff(
      await taken("/home/ana", {}, both),
      await taken("/home/ana", {}, both, NOON + 24 * 3600 * 1000),
    );
    expect(code).toBe(1);
    expect(out).toContain("because of the time that went by");
  });

  test("is quiet about two machines that are alike but for the home folder", async () => {
    const a = await taken("/home/ana", { AWS_CONFIG_FILE: "/home/ana/.aws/config" }, { credentials: KEYS });
    const b = await taken("/home/ci", { AWS_CONFIG_FILE: "/home/ci/.aws/config" }, { credentials: KEYS });
    const { out, code } = await diff(a, b);
    expect(out).toContain("Nothing that matters to AWS differs");
    expect(code).toBe(0);
  });

  test("gives one document, and wants two snapshots", async () => {
    const a = await taken("/home/ana", {}, { credentials: KEYS });
    const { out } = await diff(
      a,
      await taken("/home/ana", { AWS_REGION: "eu-west-1" }, { credentials: KEYS }),
      "--json",
    );
    const document = JSON.parse(out);
    expect(document.differences).toMatchObject([{ subject: { kind: "variable", name: "AWS_REGION" }, kind: "added" }]);
    expect(document.ends).toHaveLength(SDK_IDS.length - COMMAND_IDS.length);
    expect((await runInProcess(["diff"], { fs: memoryFiles({}), environment: {} })).code).toBe(2);
  });
});
