import type { BlockArgument, ProviderBlock } from "../../src/model/provider-block.ts";
import { seal } from "../../src/vault/secret.ts";
import { fill } from "./scenario.ts";

/** A scenario's block, each argument on a line of its own. */
export function blockOf(block: Readonly<Record<string, unknown>>): ProviderBlock {
  return argumentsIn(block, []).map(([path, value], index): BlockArgument => {
    const text = fill(String(value));
    return {
      path,
      value: SECRETS.has(path.at(-1) ?? "") ? seal(text) : text,
      provenance: { kind: "code", path: "main.tf", line: index + 2 },
    };
  });
}

const SECRETS: ReadonlySet<string> = new Set(["secret_key", "token", "web_identity_token"]);

function argumentsIn(value: unknown, path: readonly string[]): readonly (readonly [readonly string[], unknown])[] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([name, inner]) => argumentsIn(inner, [...path, name]));
}
