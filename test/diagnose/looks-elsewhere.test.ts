import { describe, expect, test } from "vitest";
import { type Machine, capture } from "../../src/capture/capture.ts";
import { chains } from "../../src/chains/index.ts";
import { compare } from "../../src/diagnose/compare.ts";
import { fileSystemOf } from "../truth/scenario.ts";

const PAIR = "[default]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_access_key = s\n";
const CODE = { profile: null, region: null, keys: null, terminal: false };

const elsewhereOn = async (machine: Partial<Machine>, files: Readonly<Record<string, string>>) => {
  const snapshot = capture({
    environment: { HOME: "/home/ana" },
    fs: fileSystemOf(new Map(Object.entries(files))),
    platform: "posix",
    systemHome: "/home/ana",
    cwd: "/work",
    now: 0,
    ...machine,
  });
  const compared = chains.filter(({ whereAtHand }) => whereAtHand !== true);
  return (await compare(snapshot, { chains: compared, code: CODE, outside: null, exchanged: () => false })).elsewhere;
};

describe("SDKs that look at other files than most", () => {
  test("Java v1 goes by the account's home, not by HOME", async () => {
    const elsewhere = await elsewhereOn({ systemHome: "/root" }, { "/home/ana/.aws/credentials": PAIR });
    expect(elsewhere).toEqual([
      {
        sdk: "java-v1",
        looksIn: ["/root/.aws/config", "/root/.aws/credentials"],
        notIn: ["/home/ana/.aws/credentials"],
      },
    ]);
  });

  test("Go leaves a ~ in a variable as it is written", async () => {
    const elsewhere = await elsewhereOn(
      { environment: { HOME: "/home/ana", AWS_SHARED_CREDENTIALS_FILE: "~/other" } },
      { "/home/ana/other": PAIR },
    );
    expect(elsewhere).toContainEqual({ sdk: "go-v2", looksIn: ["/work/~/other"], notIn: ["/home/ana/other"] });
    expect(elsewhere.map(({ sdk }) => sdk)).not.toContain("rust");
  });

  test("on Windows some go by HOME and some by USERPROFILE", async () => {
    const environment = { HOME: "C:\\msys", USERPROFILE: "C:\\Users\\ana" };
    const elsewhere = await elsewhereOn(
      { environment, platform: "windows", systemHome: "C:\\Users\\ana" },
      {
        "C:\\msys/.aws/credentials": PAIR,
      },
    );
    const js = elsewhere.find(({ sdk }) => sdk === "js-v3");
    expect(js?.looksIn).toContain("C:\\msys/.aws/credentials");
    expect(js?.notIn).toContain("C:\\Users\\ana/.aws/credentials");
    expect(elsewhere.map(({ sdk }) => sdk)).not.toContain("go-v2");
  });

  test("nobody, where all find the same", async () => {
    expect(await elsewhereOn({}, { "/home/ana/.aws/credentials": PAIR })).toEqual([]);
  });
});
