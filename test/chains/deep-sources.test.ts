import { createFsFromVolume, Volume } from "memfs";
import { describe, expect, test } from "vitest";
import { runInProcess } from "../cli/run-in-process.ts";

/** A line of roles, each assumed with the keys of the next: how the real SDKs end on it was seen in the lab. */
const lineOf = (count: number): string =>
  [
    ...Array.from({ length: count }, (_, at) => {
      const header = at === 0 ? "[default]\nregion = eu-west-1" : `[profile p${at}]`;
      return `${header}\nrole_arn = arn:aws:iam::111122223333:role/r${at}\nsource_profile = p${at + 1}\n`;
    }),
    `[profile p${count}]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = CANARY-secret\n`,
  ].join("");

const on = (config: string, ...words: string[]) =>
  runInProcess([...words, "--offline"], {
    fs: createFsFromVolume(Volume.fromJSON({ "/home/test/.aws/config": config })) as never,
    environment: { HOME: "/home/test", AWS_SDK_LOAD_CONFIG: "1" },
  });

const endsOn = async (count: number): Promise<Readonly<Record<string, string>>> => {
  const { out } = await on(lineOf(count), "compare", "--json");
  const { results } = JSON.parse(out) as {
    results: { sdk: { id: string }; outcome: string; error: { type: string } | null }[];
  };
  return Object.fromEntries(results.map(({ sdk, outcome, error }) => [sdk.id, error?.type ?? outcome]));
};

describe("a line of source profiles", () => {
  test("of 120 is followed by whoever follows more than one", async () => {
    expect(await endsOn(120)).toMatchObject({
      boto3: "credentials",
      "java-v2": "credentials",
      "js-v3": "credentials",
      "js-v2": "credentials",
      ruby: "credentials",
    });
    const { out } = await on(lineOf(120));
    expect(out).toContain("111 more");
    expect(out).not.toContain("role/r60 ");
  });

  test("of 160 is too long for Python, of 200 for Java", async () => {
    expect(await endsOn(160)).toMatchObject({
      boto3: "RecursionError",
      "aws-cli-v1": "RecursionError",
      "aws-cli-v2": "RecursionError",
      "java-v2": "credentials",
    });
    expect(await endsOn(200)).toMatchObject({ "java-v2": "StackOverflowError", "js-v3": "credentials" });
  });

  test("of 100 is drawn in pieces, so that no line leads out of sight", async () => {
    const { out } = await on(lineOf(100), "graph", "default");
    const lines = out.split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(160);
    expect(lines.filter((line) => line.trim() === "goes on below")).toHaveLength(4);
    for (const at of [19, 20, 21, 40, 99]) expect(out).toMatch(new RegExp(`source_profile p${at}\\s`));
    expect(out).toMatch(/source_profile p100\s[\s\S]*?keys/);
  });

  test("of 3,000 ends an SDK, or is followed to its end, and ends no command of ours", {
    timeout: 120_000,
  }, async () => {
    const config = lineOf(3000);
    expect(await endsOn(3000)).toMatchObject({
      boto3: "RecursionError",
      "js-v3": "RangeError",
      "java-v2": "StackOverflowError",
      ruby: "SystemStackError",
      "go-v2": "credentials",
      "go-v1": "credentials",
      terraform: "credentials",
      kotlin: "credentials",
      rust: "credentials",
      dotnet: "credentials",
    });
    for (const words of [[], ["doctor"], ["explain", "AWS_REGION"]]) {
      const { code, err } = await on(config, ...words);
      expect(err).toBe("");
      expect(code).not.toBe(3);
    }
  });
});
