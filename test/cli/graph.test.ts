import { Volume } from "memfs";
import { describe, expect, test } from "vitest";
import type { ProfileGraph } from "../../src/model/profile-graph.ts";
import { HOME_FILES, HOSTILE_FILES } from "./profile-home.ts";
import { runInProcess } from "./run-in-process.ts";

const graph = (
  argv: readonly string[],
  files: Readonly<Record<string, string>> = HOME_FILES,
  terminal: { readonly columns?: number } = {},
) =>
  runInProcess(
    ["graph", ...argv],
    {
      fs: Volume.fromJSON(files) as never,
      environment: { HOME: "/home/ana", LANG: "C.UTF-8" },
      systemHome: "/home/ana",
    },
    terminal,
  );

const documentOf = async (argv: readonly string[], files?: Readonly<Record<string, string>>): Promise<ProfileGraph> =>
  JSON.parse((await graph([...argv, "--json"], files)).out);

describe("the model", () => {
  test("goes from a profile down to its keys", async () => {
    const { nodes, edges, roots } = await documentOf(["deploy"]);
    expect(roots).toEqual(["profile:deploy"]);
    expect(nodes.map(({ id }) => id)).toEqual(["profile:deploy", "profile:ops", "profile:base", "keys:base"]);
    expect(edges.map(({ from, to, kind, provenance }) => [from, to, kind, provenance?.line])).toEqual([
      ["profile:deploy", "profile:ops", "source_profile", 13],
      ["profile:ops", "profile:base", "source_profile", 9],
      ["profile:base", "keys:base", "keys", 2],
    ]);
  });

  test("marks a chained role that asks for more than its hour", async () => {
    const { edges } = await documentOf(["deploy"]);
    expect(edges.map(({ hop }) => hop && [hop.chained, hop.tooLong, hop.durationSeconds])).toEqual([
      [true, true, 7200],
      [false, false, null],
      null,
    ]);
  });

  test("draws a loop with its lines, and tells one's own source apart", async () => {
    const { loops, edges, roots } = await documentOf([]);
    expect(loops.map(({ profiles, lines }) => [profiles, lines.map(({ line }) => line)])).toEqual([
      [
        ["a", "b"],
        [23, 27],
      ],
      [["self"], [31]],
    ]);
    const marked = edges.filter(({ loop }) => loop !== null).map(({ from, loop }) => [from, loop]);
    expect(marked).toEqual([
      ["profile:a", "loop"],
      ["profile:b", "loop"],
      ["profile:self", "self"],
    ]);
    expect(roots).toContain("profile:a");
    expect(roots).not.toContain("profile:b");
  });

  test("a source that is not there is a node of its own", async () => {
    const { nodes } = await documentOf(["lost"]);
    expect(nodes.find(({ id }) => id === "profile:gone")).toMatchObject({ exists: false });
  });

  test("profiles of one session share it", async () => {
    const config = ["x", "y"].map(
      (name) => `[profile ${name}]\nsso_session = corp\nsso_account_id = 222233334444\nsso_role_name = R\n`,
    );
    const { nodes } = await documentOf([], {
      "/home/ana/.aws/config": `${config.join("")}[sso-session corp]\nsso_start_url = u\n`,
    });
    expect(nodes.filter(({ kind }) => kind === "sso-session")).toHaveLength(1);
  });

  test("a long chain is drawn whole", async () => {
    const config = Array.from(
      { length: 300 },
      (_, i) => `[profile p${i}]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = p${i + 1}\n`,
    );
    const { out, code } = await graph(["--format", "svg"], {
      "/home/ana/.aws/config": `${config.join("")}[profile p300]\nregion = x\n`,
    });
    expect(code).toBe(0);
    expect(out).toContain("p300");
  }, 60_000);
});

describe("awswho graph", () => {
  test("a tree, the lines beside it", async () => {
    expect((await graph(["deploy"])).out).toBe(
      `deploy  role team/deploy in 444455556666  (MFA; 2 h asked for, a chained role gets 1 h at most)
│  ~/.aws/config:11
└─ source_profile ops  role ops in 111122223333  ~/.aws/config:13
   └─ source_profile base  ~/.aws/config:9
      └─ keys AKIA…VV7A  609629065308  ~/.aws/credentials:2
`,
    );
  });

  test("no such profile: exit 2", async () => {
    const { code, err } = await graph(["nosuch"]);
    expect(code).toBe(2);
    expect(err).toContain("graph nosuch: there is no such profile");
  });

  test("no secret leaves in any format", async () => {
    for (const format of ["text", "mermaid", "dot", "svg"]) {
      const { out, code } = await graph(["--format", format]);
      expect({ code, canary: out.includes("CANARY") }).toEqual({ code: 0, canary: false });
    }
    expect((await graph(["--json"])).out).not.toContain("CANARY");
  });
});

const HOMES = [
  ["a plain home", HOME_FILES],
  ["a home of hostile names", HOSTILE_FILES],
] as const;

describe.each(HOMES)("on %s", (_name, files) => {
  test("Mermaid: every line is a node, an edge or a class of the flowchart grammar", async () => {
    const label = String.raw`"(?:[\p{L}\p{N} ./:,→…-]|#\d+;|<br/>)+"`;
    const statements = [
      /^flowchart LR$/,
      new RegExp(String.raw`^ {2}n\d+(?:\[${label}\]|\(\[${label}\]\))$`, "u"),
      new RegExp(String.raw`^ {2}n\d+ (?:-->|-\.->)\|${label}\| n\d+$`, "u"),
      /^ {2}classDef (?:bad|warn) stroke:#[0-9a-f]{6},stroke-width:2px$/,
      /^ {2}class n\d+(?:,n\d+)* (?:bad|warn)$/,
    ];
    const lines = (await graph(["--format", "mermaid"], files)).out.trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines)
      expect(
        statements.some((statement) => statement.test(line)),
        line,
      ).toBe(true);
  });

  test("DOT: every line is a statement, its strings closed", async () => {
    const string = String.raw`"(?:[^"\\]|\\[\\"n])*"`;
    const attributes = String.raw`\[\w+=(?:\w+|${string})(?:, \w+=(?:\w+|${string}))*\]`;
    const statement = new RegExp(
      String.raw`^(?:digraph profiles \{|\}|  rankdir=LR;|  (?:node|edge|n\d+|n\d+ -> n\d+) ${attributes};)$`,
      "u",
    );
    const { out } = await graph(["--format", "dot"], files);
    for (const line of out.trimEnd().split("\n")) expect(line).toMatch(statement);
  });

  test("SVG: one well-formed document of known elements, its text escaped", async () => {
    const { out } = await graph(["--format", "svg"], files);
    const open: string[] = [];
    const known = new Set(["svg", "style", "defs", "marker", "path", "g", "rect", "text", "tspan"]);
    const tag = /<(\/?)([^\s/>]+)((?: [\w:-]+="[^"<]*")*)(\/?)>/y;
    for (let at = 0; at < out.length; ) {
      if (out[at] === "<") {
        tag.lastIndex = at;
        const match = tag.exec(out);
        expect(match, out.slice(at, at + 80)).not.toBeNull();
        const [whole = "", closes, name = "", attributes = "", empty] = match as RegExpExecArray;
        expect(known).toContain(name);
        expect(attributes).not.toMatch(/ on\w+=|href=|script:/);
        if (closes === "/") expect(open.pop()).toBe(name);
        else if (empty !== "/") open.push(name);
        at += whole.length;
      } else {
        const end = out.indexOf("<", at);
        const text = out.slice(at, end === -1 ? undefined : end);
        // Between the tags stands no sign that could begin or end one, and no entity but those of XML.
        if (open.at(-1) !== "style") expect(text).not.toMatch(/[>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
        at += text.length;
      }
    }
    expect(open).toEqual([]);
    expect(out).toContain("prefers-color-scheme:dark");
  });

  test("text: nothing drives a terminal or a CI log", async () => {
    const { out } = await graph([], files);
    expect(out).not.toContain("\u001b");
    expect(out).not.toMatch(/^\s*::|##\[/m);
  });
});

test("in a narrow terminal a loop's lines stand below it", async () => {
  const { out } = await graph(["a"], undefined, { columns: 44 });
  expect(out).toContain("Loop  a → b → a\n      ~/.aws/config:23, ~/.aws/config:27\n");
});
