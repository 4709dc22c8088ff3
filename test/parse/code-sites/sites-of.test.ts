import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openGrammars } from "../../../src/capture/grammars.ts";
import type { CodeSite } from "../../../src/model/code-site.ts";
import type { TextReader, TreeReader } from "../../../src/parse/code-sites/site-reader.ts";
import { type Grammars, sitesOf } from "../../../src/parse/code-sites/sites-of.ts";
import { seal } from "../../../src/vault/secret.ts";

const installed = openGrammars(fileURLToPath(import.meta.url));
const none: Grammars = async () => null;

const siteAt = (line: number): CodeSite => ({
  language: "python",
  sdk: "boto3",
  kind: "client",
  call: "call",
  service: null,
  line,
  column: 1,
  gives: [],
  fault: null,
});
const reader: TreeReader = {
  language: "python",
  isOne: () => true,
  words: ["aws"],
  grammarOf: () => "python",
  sitesOf: (root) => root.descendantsOfType("call").map((node) => siteAt((node?.startPosition.row ?? -2) + 1)),
};

test("a file is parsed by its grammar where one of the words stands in it", async () => {
  expect(await sitesOf(reader, "a.py", seal("x = 1\naws(1)\n"), installed)).toEqual({
    kind: "sites",
    sites: [siteAt(2)],
    lacks: [],
  });
  expect(await sitesOf(reader, "a.py", seal("x(1)"), installed)).toEqual({ kind: "no-word" });
  expect(await sitesOf(reader, "a.py", seal("aws(1)"), none)).toEqual({ kind: "no-grammar", grammar: "python" });
});

test("a text reader is told where the grammar of what it holds is not installed", async () => {
  const holding: TextReader = {
    language: "workflow",
    isOne: () => true,
    words: ["aws"],
    grammarOf: null,
    holds: ["bash"],
    sitesOf: (text, _path, treeOf) => (treeOf("bash", text) === null ? [] : [siteAt(1)]),
  };
  expect(await sitesOf(holding, "a", seal("aws s3 ls"), installed)).toMatchObject({ sites: [siteAt(1)], lacks: [] });
  expect(await sitesOf(holding, "a", seal("aws s3 ls"), none)).toMatchObject({ sites: [], lacks: ["bash"] });
});
