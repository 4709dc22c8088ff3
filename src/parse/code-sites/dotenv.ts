import type { CodeSite, Given } from "../../model/code-site.ts";
import { isDotenv } from "../dotenv-name.ts";
import { writtenVariables } from "../written-variables.ts";
import { namesOf } from "./shell/assigned-variables.ts";
import { wordGiven } from "./shell/command-word.ts";
import { editorSites } from "./dotenv/editor-sites.ts";
import { interpolatedParts } from "./values/interpolated-parts.ts";
import type { TextReader } from "./site-reader.ts";
import { variableSetting } from "./values/variable-setting.ts";

const EDITOR = /(?:^|\/)(?:\.vscode\/(?:settings|launch|tasks)\.json|[^/]+\.code-workspace|\.?devcontainer\.json)$/;

/** Files of variables for what is started in a folder: `.env`, and the settings of an editor or of its container. */
export const dotenv = {
  language: "dotenv",
  isOne: (path) => isEnvironment(path) || EDITOR.test(path),
  words: ["AWS_", ".aws"],
  grammarOf: null,
  sitesOf: (text, path) => (EDITOR.test(path) ? editorSites(text) : environmentSites(text)),
} satisfies TextReader;

/** direnv's .envrc is a script of the shell; `prod.env` is one too for docker and others. */
function isEnvironment(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return (
    (isDotenv(name) && !name.startsWith(".envrc")) ||
    (/^[\w-]+\.env$/.test(name) && !/example|sample|template/.test(name))
  );
}

/** All of it is set together. */
function environmentSites(text: string): readonly CodeSite[] {
  const gives = writtenVariables(text, "dotenv").flatMap(({ name, line, column, written }): readonly Given[] => {
    const setting = variableSetting(name);
    if (setting === null) return [];
    const parts = interpolatedParts(written, { line, column });
    const given = wordGiven(setting, { parts, splits: false, line, column }, name);
    return given === null ? [] : [given];
  });
  const [first] = gives;
  if (first === undefined) return [];
  const line = text.split(/\r\n|\n|\r/)[first.line - 1] ?? "";
  const column = line.length - line.trimStart().length + 1;
  return [
    {
      language: "dotenv",
      sdk: null,
      kind: "variable",
      call: namesOf(gives),
      service: null,
      line: first.line,
      column,
      gives,
      fault: null,
    },
  ];
}
