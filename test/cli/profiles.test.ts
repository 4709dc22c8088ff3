import { Volume } from "memfs";
import { describe, expect, test } from "vitest";
import { chains } from "../../src/chains/index.ts";
import type { Outside } from "../../src/model/outside.ts";
import type { Question } from "../../src/model/question.ts";
import type { ProfileListDocument } from "../../src/report/profiles/json.ts";
import { principalOf } from "../../src/verify/principal-of.ts";
import { HOME_FILES, HOSTILE, HOSTILE_FILES, KEY_OF_DEV } from "./profile-home.ts";
import { runInProcess } from "./run-in-process.ts";

interface Setting {
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly outside?: Outside;
}

const profiles = (
  argv: readonly string[],
  { files = HOME_FILES, environment = {}, columns = 140, outside }: Setting = {},
) =>
  runInProcess(
    ["profiles", ...argv],
    {
      fs: Volume.fromJSON(files) as never,
      environment: { HOME: "/home/ana", LANG: "C.UTF-8", ...environment },
      systemHome: "/home/ana",
    },
    { columns, ...(outside === undefined ? {} : { outside }) },
  );

const documentOf = async (argv: readonly string[], setting?: Setting): Promise<ProfileListDocument> =>
  JSON.parse((await profiles([...argv, "--json"], setting)).out);

const rowOf = ({ profiles: rows }: ProfileListDocument, name: string) => rows.find((row) => row.name === name);
const told = (document: ProfileListDocument, name: string) =>
  rowOf(document, name)?.problems.map(({ message }) => message);

describe("awswho profiles", () => {
  test("a process whose program is not there fails, unasked", async () => {
    const files = {
      "/home/ana/.aws/config": [
        "[profile gone]\ncredential_process = /opt/none get",
        "[profile there]\ncredential_process = /opt/tool get",
        "[profile opened]\ncredential_process = ~/none get\n",
      ].join("\n"),
      "/opt/tool": "",
    };
    const document = await documentOf([], { files });
    expect(told(document, "gone")).toEqual(["/opt/none not found"]);
    expect(told(document, "there")).toEqual([]);
    expect(told(document, "opened")).toEqual([]);
  });

  test("tells of each how it gets credentials, and what is wrong", async () => {
    const document = await documentOf([]);
    expect(document.profiles.map(({ name, method, via }) => [name, method, via])).toEqual([
      ["default", "nothing", null],
      ["a", "role", "b"],
      ["b", "role", "a"],
      ["base", "keys", null],
      ["deploy", "role", "ops"],
      ["dev", "sso", null],
      ["foo", "nothing", null],
      ["half", "keys", null],
      ["lost", "role", "gone"],
      ["ops", "role", "base"],
      ["proc", "process", null],
      ["self", "role", "self"],
    ]);
    expect(told(document, "a")).toEqual(["loop: a → b → a"]);
    expect(told(document, "lost")).toEqual(["source_profile gone missing"]);
    expect(told(document, "dev")).toEqual(["sign-in expired 3 h ago"]);
    expect(told(document, "half")).toEqual(["half a pair: aws_access_key_id alone"]);
    expect(told(document, "deploy")).toEqual(["needs MFA"]);
    expect(told(document, "self")).toEqual([]);
    expect(rowOf(document, "base")?.account).toEqual({ id: "609629065308", known: "key-id" });
    expect(rowOf(document, "deploy")?.account).toEqual({ id: "444455556666", known: "arn" });
    expect(rowOf(document, "dev")?.account).toEqual({ id: "222233334444", known: "setting" });
    expect(rowOf(document, "deploy")?.role).toBe("team/deploy");
  });

  test("marks what only other SDKs see, and asks their dialects", async () => {
    const foo = rowOf(await documentOf([]), "foo");
    expect(foo?.seenOnlyBy).not.toHaveLength(0);
    expect(foo?.seenOnlyBy).not.toContain("boto3");
    for (const sdk of foo?.seenOnlyBy ?? [])
      expect(rowOf(await documentOf(["--sdk", sdk]), "foo")?.seenOnlyBy, sdk).toEqual([]);
  });

  test.each(chains.map(({ id }) => id))("holds for %s", async (sdk) => {
    const { out, code } = await profiles(["--sdk", sdk]);
    expect(out).toContain(`for ${sdk}`);
    expect(out).not.toContain("CANARY");
    expect(code).toBe(0);
  });

  test("says where exported keys win over a profile in code", async () => {
    const environment = { AWS_ACCESS_KEY_ID: "AKIAQNZGKIQY56JQ7WML", AWS_SECRET_ACCESS_KEY: "CANARY-shell" };
    const document = await documentOf(["--sdk", "rust"], { environment });
    expect(told(document, "base")).toEqual(["not used: the exported keys instead"]);
    expect(told(await documentOf([], { environment }), "base")).toEqual([]);
  });

  test("sorts and filters", async () => {
    const names = async (...argv: string[]) => (await documentOf(argv)).profiles.map(({ name }) => name);
    expect((await names("--sort", "account")).slice(0, 3)).toEqual(["a", "b", "ops"]);
    expect((await names("--sort", "expiry"))[0]).toBe("dev");
    expect((await names("--sort", "region"))[0]).toBe("default");
    expect(await names("--filter", "LOOP")).toEqual(["a", "b"]);
    expect((await profiles(["--filter", "nosuch"])).out).toContain("None of 12 profiles matches");
  });

  test("-q gives the names alone", async () => {
    const { out } = await profiles(["-q"]);
    expect(out.split("\n").slice(0, 3)).toEqual(["default", "a", "b"]);
    expect(out).not.toContain("foo");
  });

  test.each([80, 140])("keeps to %i columns", async (columns) => {
    const { out } = await profiles([], { columns });
    for (const line of out.split("\n")) expect(line.length, line).toBeLessThanOrEqual(columns);
    expect(out).not.toMatch(/ $/m);
    expect(out).toContain("aws sso login --sso-session corp");
  });

  test("no secret leaves in any format", async () => {
    for (const argv of [[], ["-v"], ["-q"], ["--json"], ["--format", "csv"], ["--format", "markdown"]])
      expect((await profiles(argv)).out).not.toContain("CANARY");
    const { out } = await profiles(["--json", "--redact"]);
    expect(out).not.toMatch(/222233334444|acme/);
  });

  test("a refused file is said of each profile: exit 4", async () => {
    const files = {
      "/home/ana/.aws/config": "[profile a]\nregion = x\n[profile b]\nregion = y\n[profile a]\nregion = z\n",
    };
    const { out, code } = await profiles(["--json"], { files });
    expect(code).toBe(4);
    expect(told(JSON.parse(out), "a")).toEqual(["its file is refused"]);
  });

  test("no profile at all", async () => {
    const { out, code } = await profiles([], { files: { "/home/ana/x": "" } });
    expect({ out, code }).toEqual({ out: "boto3 finds no profile here.\n", code: 0 });
  });

  test.each([
    [["--profile", "a"], "profiles shows them all"],
    [["--jobs", "3"], "--jobs goes with --verify"],
    [["--verify", "--jobs", "0"], "--jobs 0"],
    [["--verify", "--offline"], "leave --offline out"],
    [["--sort", "size"], "--sort size"],
    [["--format", "xml"], "--format xml"],
  ])("%j cannot be meant", async (argv, words) => {
    const { code, err } = await profiles(argv);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  test("ten thousand profiles come to an end", async () => {
    const sections = Array.from(
      { length: 10_000 },
      (_, i) => `[profile p${i}]\nsource_profile = base\nrole_arn = arn:aws:iam::111122223333:role/r${i}\n`,
    );
    const files = {
      "/home/ana/.aws/config": sections.join(""),
      "/home/ana/.aws/credentials": `[base]\naws_access_key_id = ${KEY_OF_DEV}\naws_secret_access_key = x\n`,
    };
    expect((await profiles([], { files })).out).toContain("10001 profiles for boto3.");
  }, 60_000);
});

describe("hostile names", () => {
  test("are cells, not formulas or commands, in CSV", async () => {
    const { out } = await profiles(["--format", "csv"], { files: HOSTILE_FILES });
    for (const line of out.split("\r\n")) expect(line).not.toMatch(/^[\s"]*(?:[=+\-@]|::)|##\[/);
    expect(out).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(out).not.toContain("\u001b");
  });

  test("are text in Markdown", async () => {
    const { out } = await profiles(["--format", "markdown"], { files: HOSTILE_FILES });
    expect(out).not.toMatch(/<script|##\[|^::/m);
    const rows = out.split("\n").filter((line) => line.startsWith("|"));
    const cells = (line: string): number => line.replaceAll("\\\\", "").split(/(?<!\\)\|/).length;
    expect(new Set(rows.map(cells)).size).toBe(1);
  });

  test("drive no terminal", async () => {
    const { out } = await profiles([], { files: HOSTILE_FILES });
    expect(out).not.toContain("\u001b");
    expect(out).toContain("\\u001b");
    expect(out).not.toMatch(/^\s*::|##\[/m);
  });

  test("none is lost", async () => {
    const names = (await documentOf([], { files: HOSTILE_FILES })).profiles.map(({ name }) => name);
    for (const name of HOSTILE.filter((one) => !one.includes("]"))) expect(names).toContain(name);
  });
});

/** Answers every role with the key of its caller; STS knows what `arns` has. */
function outsideOf(arns: Readonly<Record<string, string>>, asked: Question["kind"][] = []): Outside {
  return {
    async answer(question) {
      asked.push(question.kind);
      if (question.kind === "assume-role" && question.roleArn.endsWith("/ops"))
        return { kind: "failure", failure: { kind: "denied", code: "AccessDenied", message: "no" } };
      return { kind: "assumed", because: question.kind === "mfa-code" ? "mfa" : "process" };
    },
    async whoIs({ accessKeyId }, { endpoint }) {
      const arn = arns[accessKeyId ?? ""];
      const seen = { url: endpoint?.url ?? "", latency: 1, clockSkew: 0 };
      if (arn === undefined)
        return {
          kind: "refused",
          asked: seen,
          failure: { kind: "invalid-key", code: "InvalidClientTokenId", message: "" },
        };
      return { kind: "known", account: "609629065308", arn, userId: "AIDA", principal: principalOf(arn), asked: seen };
    },
  };
}

const KNOWN = { [KEY_OF_DEV]: "arn:aws:iam::609629065308:user/ana" };
const keysOf = (name: string, id: string): string =>
  `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = CANARY\n`;
const credentials = (text: string) => ({ "/home/ana/.aws/credentials": text });

describe("awswho profiles --verify", () => {
  test("all known: exit 0", async () => {
    const setting = { files: credentials(keysOf("one", KEY_OF_DEV)), outside: outsideOf(KNOWN) };
    const { out, code } = await profiles(["--verify"], setting);
    expect(code).toBe(0);
    expect(out).toContain("1 profile for boto3: 1 verified by STS.");
  });

  test("one fails, the others are told all the same: exit 1", async () => {
    const files = credentials(keysOf("one", KEY_OF_DEV) + keysOf("two", "AKIAQNZGKIQY56JQ7WML"));
    const { out, code } = await profiles(["--verify", "--json"], { files, outside: outsideOf(KNOWN) });
    expect(code).toBe(1);
    expect(told(JSON.parse(out), "two")).toEqual(["refused: InvalidClientTokenId"]);
    expect(rowOf(JSON.parse(out), "one")?.account?.known).toBe("sts");
  });

  test("a denied role, a role with MFA, a process that is not started: exit 5, as something was not told", async () => {
    const asked: Question["kind"][] = [];
    const { out, code } = await profiles(["--verify", "--json"], { outside: outsideOf(KNOWN, asked) });
    const document: ProfileListDocument = JSON.parse(out);
    expect(code).toBe(5);
    expect(told(document, "ops")).toEqual(["refused: AccessDenied"]);
    expect(rowOf(document, "deploy")?.problems[0]?.id).toMatch(/needs-mfa|denied/);
    expect(rowOf(document, "proc")?.problems[0]?.id).toBe("process-not-run");
    // The expired sign-in, the loop and what has nothing need no question.
    expect(asked).not.toContain("sso-role-credentials");
    expect(asked).not.toContain("metadata");
  });

  test("only what the filter leaves is asked", async () => {
    const asked: Question["kind"][] = [];
    await profiles(["--verify", "--filter", "base"], { outside: outsideOf(KNOWN, asked) });
    expect(asked).toEqual(["assume-role"]);
  });
});
