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
      chains
        .filter(({ whereAtHand }) => whereAtHand !== true)
        .map(({ id }) => id)
        .sort(),
    );
    for (const result of document.results) expect(result).not.toHaveProperty("findings");
    expect(out).not.toContain("CANARY");
  });

  test("ends with 0 where all agree, and says so in its first line", async () => {
    const { out, code } = await compare(KEYS, "--sdk", "boto3");
    expect(code).toBe(0);
    expect(out.split("\n")[0]).toContain("609629065308");
  });

  test("names the variable that brings the SDKs to one region, and who is apart all the same", async () => {
    const few = ["--sdk", "boto2,boto3,js-v3,java-v2"];
    const { out } = await compare({ ...KEYS, AWS_DEFAULT_REGION: "eu-west-1" }, ...few, "--json");
    const { regionsAgree, regionChange } = JSON.parse(out);
    expect({ regionsAgree, regionChange }).toEqual({
      regionsAgree: false,
      regionChange: { command: "export AWS_REGION=eu-west-1", region: "eu-west-1", apart: ["boto2"] },
    });
  });

  test.each([
    ["boto 2 alone has none, which no variable changes", { AWS_DEFAULT_REGION: "eu-west-1", AWS_REGION: "eu-west-1" }],
    ["nobody names one: C++ falls back to its own", {}],
  ])("says nothing of regions to change where %s", async (_, environment) => {
    const few = ["--sdk", "boto2,boto3,js-v3,cpp"];
    const { out } = await compare({ ...KEYS, AWS_CONFIG_FILE: "/home/ana/.none", ...environment }, ...few, "--json");
    expect(JSON.parse(out).regionChange).toBeNull();
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

  test("tells the change that brings those that stop to where the others are", async () => {
    const { out } = await runInProcess(["compare", "--offline", "--json"], {
      fs: Volume.fromJSON({
        ...FILES,
        "/home/ana/.aws/config": "[profile prod]\nregion = eu-west-1\n\n[profile prod]\nregion = eu-west-1\n",
      }) as never,
      environment: { HOME: "/home/ana", AWS_PROFILE: "prod" },
      systemHome: "/home/ana",
    });
    expect(JSON.parse(out).change).toMatchObject({ command: "delete lines 4-5 of /home/ana/.aws/config" });
  });

  test("tells who sends the same key in a way that AWS refuses", async () => {
    const shell = { AWS_ACCESS_KEY_ID: "ASIAY34FZKBOKMUTVV7A", AWS_SECRET_ACCESS_KEY: "CANARY-shell" };
    const left = await compare({ ...shell, AWS_SESSION_TOKEN: "CANARY-token" }, "--sdk", "boto2,boto3");
    expect(left.out).toContain("Keys     boto2 sends a temporary key without its session token: AWS refuses it");
    const none = await compare(shell, "--sdk", "go-v2,boto3");
    expect(none.out).toContain("Keys     all send a temporary key without its session token");
    expect(left.out + none.out).not.toContain("CANARY");
  });

  test("prints no line over its width", async () => {
    const { out } = await compare({ ...KEYS, AWS_PROFILE: "prod", COLUMNS: "80" });
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    expect(out).not.toContain("CANARY");
  });
});

describe("awswho compare --diff", () => {
  test("two SDKs' rules, with 0, whatever is on the machine", async () => {
    const { out, code } = await compare({ AWS_PROFILE: "nosuch" }, "--diff", "boto3", "rust");
    expect(code).toBe(0);
    expect(out).toMatch(/^boto3 [\d.]+ and rust [\d.]+ part in: the order,/);
    expect(out).toContain("Inside a profile");
    expect(out).not.toContain("nosuch");
  });

  test("the same as one document", async () => {
    const { out, code } = await compare(KEYS, "--diff", "go-v2", "terraform", "--json");
    expect(code).toBe(0);
    const document = JSON.parse(out);
    expect(Object.keys(document)).toEqual(["schemaVersion", "a", "b", "order", "topics"]);
    expect(document).toMatchObject({ schemaVersion: 1, a: { sdk: "go-v2" }, b: { sdk: "terraform" } });
    // The roles of a provider block go before all else.
    expect(document.order[0]).toMatchObject({ kind: "only-b", source: "assume-role", a: null, b: { order: 1 } });
    expect(document.order[1]).toMatchObject({ kind: "same", source: "explicit", a: { order: 1 }, b: { order: 2 } });
    expect(document.topics.map(({ kind }: { kind: string }) => kind)).toContain("same");
  });

  test.each([
    ["one SDK", "--diff", "boto3"],
    ["three", "--diff", "boto3", "rust", "ruby"],
    ["one that there is not", "--diff", "boto3", "cobol"],
    ["an empty one", "--diff", "", "boto3"],
  ])("%s is a usage error", async (_, ...argv) => {
    const { code, err } = await compare({}, ...argv);
    expect(code).toBe(2);
    expect(err).toContain("--diff");
  });

  test("belongs to compare alone", async () => {
    const { code, err } = await runInProcess(["--diff", "boto3"], {
      fs: Volume.fromJSON({}) as never,
      environment: {},
    });
    expect(code).toBe(2);
    expect(err).toContain("--diff goes with compare");
  });
});

describe("a block of Terraform in the working folder", () => {
  const compareIn = (main: string, ...argv: string[]) =>
    runInProcess(["compare", "--offline", ...argv], {
      fs: Volume.fromJSON({ ...FILES, "/srv/app/main.tf": main }) as never,
      environment: { HOME: "/home/ana", LANG: "C.UTF-8", AWS_PROFILE: "prod" },
      systemHome: "/home/ana",
      cwd: "/srv/app",
    });
  const OWN = 'provider "aws" {\n  profile = "dev"\n}\n';

  test("is told beside terraform's row, which does not know it", async () => {
    expect((await compareIn(OWN)).out).toContain('Blocks   provider "aws" in main.tf:1 gives profile itself');
    expect(JSON.parse((await compareIn(OWN, "--json")).out).blocks).toEqual([
      { call: 'provider "aws"', path: "/srv/app/main.tf", line: 1, gives: ["profile"] },
    ]);
  });

  test("is nothing to the other SDKs, nor where it gives a region alone", async () => {
    expect((await compareIn(OWN, "--sdk", "boto3,go-v2")).out).not.toContain("Blocks");
    expect((await compareIn('provider "aws" {\n  region = "eu-west-1"\n}\n')).out).not.toContain("Blocks");
  });
});
