import type { CodeSite } from "../../model/code-site.ts";
import { fishSites } from "./shell/fish-sites.ts";
import { jsonValue } from "./documents/json-value.ts";
import { makefileSites } from "./shell/makefile-sites.ts";
import { entriesIn, valueAt } from "./values/placed-value.ts";
import { outermost, shellSites } from "./shell/shell-sites.ts";
import type { TextReader, TreeOf } from "./site-reader.ts";

const SCRIPT =
  /\.(?:sh|bash|zsh|ksh)$|(?:^|\/)\.?(?:bashrc|bash_profile|bash_aliases|zshrc|zshenv|zprofile|profile|envrc(?:\.[\w-]+)?)$/;
const MAKEFILE = /(?:^|\/)(?:GNUm|M|m)akefile(?:\.[\w-]+)?$|\.(?:mk|make)$/;
const PACKAGE = /(?:^|\/)package\.json$/;
const FISH = /\.fish$/;
/** A program without an extension says in its first line what it is. */
const UNNAMED = /(?:^|\/)[\w-]+$/;

/** Commands of the shell: scripts, Makefiles and the scripts of package.json. */
export const shell = {
  language: "shell",
  isOne: (path) => [SCRIPT, MAKEFILE, PACKAGE, FISH, UNNAMED].some((kind) => kind.test(path)),
  words: ["aws", "AWS_", "profile", "region"],
  grammarOf: null,
  holds: ["bash"],
  sitesOf: (text: string, path: string, treeOf: TreeOf): readonly CodeSite[] => {
    if (MAKEFILE.test(path)) return makefileSites(text, treeOf);
    if (FISH.test(path)) return fishSites(text, treeOf);
    if (PACKAGE.test(path)) return packageSites(text, treeOf);
    return SCRIPT.test(path) || /^#!.*\b(?:ba|z|da|k)?sh\b/.test(text)
      ? shellSites({ text, line: 1, column: 1, indent: 0 }, outermost("shell", treeOf))
      : [];
  },
} satisfies TextReader;

/** `"deploy": "AWS_PROFILE=prod cdk deploy"`. */
const packageSites = (text: string, treeOf: TreeOf): readonly CodeSite[] =>
  entriesIn(valueAt(jsonValue(text), "scripts")).flatMap(({ value }) =>
    value.kind === "text" && /aws|profile|region/i.test(value.text)
      ? shellSites(value.script, outermost("shell", treeOf))
      : [],
  );
