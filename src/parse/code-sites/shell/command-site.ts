import type { CodeLanguage, CodeSite, Given } from "../../../model/code-site.ts";
import { assignedBy, namesOf, withoutThose } from "./assigned-variables.ts";
import { awsCommand } from "./aws-command.ts";
import { type CommandWord, plainWord } from "./command-word.ts";
import { containerCommand } from "./container-command.ts";
import type { Place } from "../values/placed-value.ts";
import { toolCommand } from "./tool-command.ts";

/** A command as it is run. */
export interface Command extends Place {
  readonly language: CodeLanguage;
  readonly words: readonly CommandWord[];
  /** Variables set before it, for all that follows. */
  readonly environment: readonly Given[];
  /** Variables set for it alone. */
  readonly own: readonly Given[];
}

/** The site of a command; null: it is none of AWS's, and no variable is set for it. */
export function commandSite(command: Command): CodeSite | null {
  const { words, own: set } = withoutWrappers(command.words);
  const own = [...command.own, ...set];
  const [name, ...args] = words;
  const program = name === undefined ? null : (plainWord(name)?.replace(/^.*\//, "") ?? null);
  const told =
    program === null
      ? null
      : (awsCommand(program, args) ?? toolCommand(program, args) ?? containerCommand(program, args));
  const { language, line, column } = command;
  if (told !== null && (told.acts || told.gives.length > 0 || own.length > 0)) {
    const { acts: _, ...site } = told;
    const inherited = told.kind === "tool" ? command.environment : [];
    return {
      language,
      ...site,
      line,
      column,
      gives: [...withoutThose(inherited, own), ...own, ...told.gives],
      fault: null,
    };
  }
  if (own.length === 0) return null;
  return {
    language,
    sdk: null,
    kind: "variable",
    call: namesOf(own),
    service: null,
    line,
    column,
    gives: own,
    fault: null,
  };
}

/** What runs the command that follows it. */
const WRAPPERS: ReadonlySet<string> = new Set(
  "sudo env command builtin exec eval time nohup nice xargs timeout cross-env dotenv npx bunx pnpm yarn npm bundle poetry uv uvx pipenv".split(
    " ",
  ),
);
/** Options, how long, and the wrapper's own word. */
const OF_WRAPPER = /^(?:-.*|[\d.]+[smhd]?|exec|run|dlx)$/;

function withoutWrappers(words: readonly CommandWord[]): { words: readonly CommandWord[]; own: readonly Given[] } {
  const own: Given[] = [];
  let isWrapped = false;
  const at = words.findIndex((word) => {
    const set = assignedBy(word);
    if (set !== null) {
      own.push(...set);
      return false;
    }
    const name = plainWord(word)?.replace(/^.*\//, "") ?? "";
    const isWrapper = WRAPPERS.has(name);
    isWrapped ||= isWrapper;
    return !isWrapper && !(isWrapped && OF_WRAPPER.test(name));
  });
  return { words: at === -1 ? [] : words.slice(at), own };
}
