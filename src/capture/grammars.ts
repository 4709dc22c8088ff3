import { createRequire } from "node:module";
import { GRAMMARS, type Grammar } from "../parse/code-sites/site-reader.ts";
import type { Grammars, Parse } from "../parse/code-sites/sites-of.ts";
import type { SyntaxNode } from "../parse/code-sites/syntax-node.ts";

/*
 * The grammars are packages that one installs beside awswho, so that awswho itself stays small. They are looked for from
 * where awswho lies, and nowhere else: what lies in the folder that is scanned is never loaded.
 */

const RUNTIME = "@vscode/tree-sitter-wasm";

/** Milliseconds for one file: trees of a megabyte take some hundred, a hostile text may take for ever. */
const LONGEST_PARSE = 4000;

/** Of web-tree-sitter 0.26, what is used here. */
interface TreeSitter {
  readonly Parser: { new (): Parser; init(): Promise<void> };
  readonly Language: { load(path: string): Promise<unknown> };
}

interface Parser {
  setLanguage(language: unknown): void;
  parse(
    text: string,
    old: null,
    options: { readonly progressCallback: () => boolean },
  ): { readonly rootNode: SyntaxNode; delete(): void } | null;
  reset(): void;
}

/** The grammars that are installed where awswho is. `program`: awswho's own file. */
export function openGrammars(program: string): Grammars {
  const require = createRequire(program);
  const loaded = new Map<Grammar, Promise<Parse | null>>();
  return (grammar) => {
    const known = loaded.get(grammar) ?? loadGrammar(require, grammar);
    loaded.set(grammar, known);
    return known;
  };
}

async function loadGrammar(require: NodeJS.Require, grammar: Grammar): Promise<Parse | null> {
  const path = pathOf(require, GRAMMARS[grammar]);
  const runtime = path === null ? null : await runtimeBeside(require);
  return path === null || runtime === null ? null : parseWith(runtime, await runtime.Language.load(path));
}

/** The package that brings a grammar. */
const packageOf = (grammar: Grammar): string => GRAMMARS[grammar].split("/").slice(0, 2).join("/");

/** The packages that these grammars need: their own, and the one that runs them. */
export const packagesFor = (grammars: readonly Grammar[]): readonly string[] => [
  ...new Set([RUNTIME, ...grammars.map(packageOf)]),
];

/** By its path: it is begun once, whoever asks. */
const begun = new Map<string, Promise<TreeSitter>>();

async function runtimeBeside(require: NodeJS.Require): Promise<TreeSitter | null> {
  const path = pathOf(require, RUNTIME);
  if (path === null) return null;
  const known = begun.get(path) ?? begin(require(path) as TreeSitter);
  begun.set(path, known);
  return known;
}

async function begin(runtime: TreeSitter): Promise<TreeSitter> {
  await runtime.Parser.init();
  return runtime;
}

function pathOf(require: NodeJS.Require, name: string): string | null {
  try {
    return require.resolve(name);
  } catch {
    return null;
  }
}

function parseWith({ Parser }: TreeSitter, language: unknown): Parse {
  const parser = new Parser();
  parser.setLanguage(language);
  return (text) => {
    const end = performance.now() + LONGEST_PARSE;
    const tree = parser.parse(text, null, { progressCallback: () => performance.now() > end });
    // One that gave up would else go on where it stopped, with the next text.
    if (tree === null) parser.reset();
    return tree === null ? null : { root: tree.rootNode, free: () => tree.delete() };
  };
}
