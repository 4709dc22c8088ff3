import type { CodeLanguage, CodeSite } from "../../model/code-site.ts";
import type { SyntaxNode } from "./syntax-node.ts";

/** One language or format: which files are its own, and the sites in them. Never throws: what cannot be read has no sites. */
export type SiteReader = TextReader | TreeReader;

interface Reader {
  readonly language: CodeLanguage;
  /** Whether a file is one of these, by its path with `/` from the folder scanned. */
  readonly isOne: (path: string) => boolean;
  /** A file without any of these words has no site, and is not parsed. Matched as written. */
  readonly words: readonly string[];
  /**
   * What a site cannot be without, told more narrowly than by words: each way to one is a line, all of whose signs stand in
   * a text with such a site. A text that is right in none is not parsed, as most that import an SDK's types are not.
   */
  readonly signs?: readonly (readonly RegExp[])[];
}

/** Whether a text may have a site: a word stands in it, and the signs of some way to one. */
export const mayHoldSite = ({ words, signs }: Pick<Reader, "words" | "signs">, text: string): boolean =>
  words.some((word) => text.includes(word)) &&
  (signs === undefined || signs.some((way) => way.every((sign) => sign.test(text))));

/** Reads the text itself, by a parser that awswho brings along. */
export interface TextReader extends Reader {
  readonly grammarOf: null;
  /** Grammars for what its files hold of another language: the shell scripts of a workflow. */
  readonly holds?: readonly Grammar[];
  readonly sitesOf: (text: string, path: string, treeOf: TreeOf) => readonly CodeSite[];
}

/** The tree of a text in another language (one of the reader's `holds`); null: its grammar is not installed. */
export type TreeOf = (grammar: Grammar, text: string) => SyntaxNode | null;

/** Reads the tree that a grammar makes of the text. */
export interface TreeReader extends Reader {
  /** Some languages have two: `.ts` and `.tsx`. */
  readonly grammarOf: (path: string) => Grammar;
  readonly sitesOf: (root: SyntaxNode, path: string) => readonly CodeSite[];
}

/** The grammars that can be installed beside awswho, and where each comes from (`capture/grammars.ts`). */
export const GRAMMARS = {
  python: "@vscode/tree-sitter-wasm/wasm/tree-sitter-python.wasm",
  /** Reads JavaScript, JSX and TypeScript. */
  tsx: "@vscode/tree-sitter-wasm/wasm/tree-sitter-tsx.wasm",
  /** For .ts, where `<Type>value` is a cast. */
  typescript: "@vscode/tree-sitter-wasm/wasm/tree-sitter-typescript.wasm",
  go: "@vscode/tree-sitter-wasm/wasm/tree-sitter-go.wasm",
  java: "@vscode/tree-sitter-wasm/wasm/tree-sitter-java.wasm",
  kotlin: "@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm",
  ruby: "@vscode/tree-sitter-wasm/wasm/tree-sitter-ruby.wasm",
  rust: "@vscode/tree-sitter-wasm/wasm/tree-sitter-rust.wasm",
  terraform: "@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm",
  bash: "@vscode/tree-sitter-wasm/wasm/tree-sitter-bash.wasm",
} as const;

export type Grammar = keyof typeof GRAMMARS;
