import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";

/** A block of Terraform that makes clients of AWS, and the names of what it gives. */
export interface BlockOutline {
  /** `provider "aws"`, `backend "s3"`. */
  readonly call: string;
  /** From 1. */
  readonly line: number;
  readonly gives: readonly string[];
}

/**
 * The providers and S3 backends of a file in Terraform's own syntax, in outline: what a look costs where the grammar, which
 * `scan` reads with, would cost a start-up. No value is read.
 */
export function providerBlocks(view: FileView): readonly BlockOutline[] {
  if (view.state !== "text") return [];
  const text = unseal(view.text);
  if (!/"(?:aws|awscc|s3)"/.test(text)) return [];
  const found: { call: string; line: number; depth: number; gives: string[] }[] = [];
  const open: string[] = [];
  let line = 1;
  let header = "";
  for (const [token, , word] of text.matchAll(TOKEN)) {
    if (token === "\n") header = "";
    else if (token === "{") {
      const call = header.trim();
      const holder = found.at(-1);
      if (holder !== undefined && holder.depth === open.length && isName(call)) holder.gives.push(call);
      open.push(call);
      if (isOne(open)) found.push({ call, line, depth: open.length, gives: [] });
      header = "";
    } else if (token === "}") {
      if (found.at(-1)?.depth === open.length) found.push(OUTSIDE());
      open.pop();
      header = "";
    } else if (token === "=") {
      const holder = found.at(-1);
      if (holder !== undefined && holder.depth === open.length && isName(header.trim()))
        holder.gives.push(header.trim());
      header = "= ";
    } else if (word !== undefined) header = `${header} ${word}`;
    line += token.split("\n").length - 1;
  }
  return found
    .filter(({ depth }) => depth > 0)
    .map(({ call, line: at, gives }) => ({ call, line: at, gives: [...new Set(gives)] }));
}

/** After a block's end nothing is given to it. */
const OUTSIDE = () => ({ call: "", line: 0, depth: -1, gives: [] });

const isName = (text: string): boolean => /^\w+$/.test(text);

/** Comments and heredocs as a whole, a line's end, words with their quotes, braces and the sign of an assignment. */
const TOKEN =
  /(?:#|\/\/)[^\n]*|\/\*[\s\S]*?\*\/|<<-?(\w+)\n[\s\S]*?\n\s*\1\b|\n|[{}]|=(?!=)|("(?:[^"\\\n]|\\.)*"|\w+)/g;

const isOne = (open: readonly string[]): boolean =>
  open.length === 1
    ? /^provider "(?:aws|awscc)"$/.test(open[0] ?? "")
    : open.length === 2 && open[0] === "terraform" && open[1] === 'backend "s3"';
