import type { WordPart } from "../shell/command-word.ts";
import type { Place } from "./placed-value.ts";

/** What a text becomes when it is used: each format has its own way of naming what is put in. */
export type PartsOf = (text: string, place: Place) => readonly WordPart[];

/** `$NAME`, `${NAME}`, `${NAME:-default}`, as the shell, docker compose and dotenv take them; `$$` is a dollar. */
export const interpolatedParts: PartsOf = (text, place) => {
  const parts: WordPart[] = [];
  let from = 0;
  const write = (end: number): void => {
    if (end > from) parts.push({ kind: "text", text: text.slice(from, end) });
  };
  for (const match of text.matchAll(/\$\$|\$\(|`|\$\{([^{}]*)\}|\$([A-Za-z_]\w*)/g)) {
    write(match.index);
    from = match.index + match[0].length;
    const [whole, braced, plain] = match;
    if (whole === "$$") parts.push({ kind: "text", text: "$" });
    else if (whole === "$(" || whole === "`") return [...parts, { kind: "computed" }];
    else parts.push(named(plain ?? braced ?? "", { ...place, column: place.column + match.index }));
  }
  write(text.length);
  return parts;
};

/** What stands between the braces. */
function named(written: string, place: Place): WordPart {
  const [, name, otherwise] = /^([A-Za-z_]\w*)(?::?-(.*))?$/s.exec(written) ?? [];
  if (name === undefined || otherwise?.includes("$") === true) return { kind: "computed" };
  const column = place.column + 2 + written.length - (otherwise?.length ?? 0);
  return {
    kind: "variable",
    name,
    otherwise: otherwise === undefined || otherwise === "" ? null : { ...place, column, text: otherwise },
  };
}
