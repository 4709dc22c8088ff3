import type { CodeSite } from "../../model/code-site.ts";
import { outermost, shellSites } from "./shell-sites.ts";
import type { TextReader, TreeOf } from "./site-reader.ts";

const NAMED =
  /\.(?:sh|bash|zsh|ksh|envrc)$|(?:^|\/)\.?(?:bashrc|bash_profile|bash_aliases|zshrc|zshenv|zprofile|profile|envrc)$/;
/** A program without an extension says in its first line what it is. */
const UNNAMED = /(?:^|\/)[\w-]+$/;

/** Scripts of sh, bash and zsh. */
export const shell = {
  language: "shell",
  isOne: (path) => NAMED.test(path) || UNNAMED.test(path),
  words: ["aws", "AWS_", "profile", "region"],
  grammarOf: null,
  holds: ["bash"],
  sitesOf: (text: string, path: string, treeOf: TreeOf): readonly CodeSite[] =>
    NAMED.test(path) || /^#!.*\b(?:ba|z|da|k)?sh\b/.test(text)
      ? shellSites({ text, line: 1, column: 1, indent: 0 }, outermost("shell", treeOf))
      : [],
} satisfies TextReader;
