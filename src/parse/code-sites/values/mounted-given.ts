import type { Given } from "../../../model/code-site.ts";
import type { CommandWord } from "../shell/command-word.ts";

/** `~/.aws:/root/.aws:ro`, `type=bind,source=$HOME/.aws,target=…`: the settings folder, or a file of it, handed to a container. */
export function mountedGiven(word: CommandWord): readonly Given[] {
  const [, source] = /^(?:.*\b(?:source|src)=)?([^:,]*\/\.aws(?:\/[^:,]*)?)(?:[:,]|$)/.exec(homeWritten(word)) ?? [];
  const { line, column } = word;
  if (source === undefined) return [];
  const value = source.includes("\0") ? ({ kind: "computed" } as const) : ({ kind: "text", text: source } as const);
  return [{ setting: /\/config$/.test(source) ? "config-file" : "credentials-file", value, line, column }];
}

/** With `$HOME` as `~`, and a zero for all else that is put in. */
const homeWritten = ({ parts }: CommandWord): string =>
  parts
    .map((part) =>
      part.kind === "text"
        ? part.text
        : part.kind === "variable" && /^(?:HOME|USERPROFILE)$/.test(part.name)
          ? "~"
          : "\0",
    )
    .join("");
