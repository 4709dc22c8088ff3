import type { CodeSite } from "../../../model/code-site.ts";
import { namesOf } from "../shell/assigned-variables.ts";
import type { WordPart } from "../shell/command-word.ts";
import { containerGiven } from "../shell/container-command.ts";
import type { PartsOf } from "../values/interpolated-parts.ts";
import { jsonValue } from "../documents/json-value.ts";
import { mountedGiven } from "../values/mounted-given.ts";
import { type PlacedEntry, type PlacedValue, itemsIn } from "../values/placed-value.ts";
import { variablesIn } from "../values/variables-in.ts";

/** Where VS Code and dev containers have variables. The servers of an MCP client in the same file are the `mcp` reader's. */
const VARIABLES = /^(?:env|containerEnv|remoteEnv|build\.args|args|terminal\.integrated\.env\.\w+)$/;

/** The variables that an editor sets for what it starts, and the settings folder that its container is handed. */
export function editorSites(text: string): readonly CodeSite[] {
  const document = jsonValue(text);
  return document === null ? [] : sitesIn(document);
}

function sitesIn(value: PlacedValue): readonly CodeSite[] {
  if (value.kind === "list") return value.items.flatMap(sitesIn);
  if (value.kind !== "map") return [];
  return value.entries.flatMap((entry) => {
    if (/^(?:mcp|mcpServers|servers)$/.test(entry.key)) return [];
    const site = siteOf(entry);
    return site === null ? sitesIn(entry.value) : [site];
  });
}

function siteOf(entry: PlacedEntry): CodeSite | null {
  const { key, line, column, value } = entry;
  const gives = VARIABLES.test(key)
    ? variablesIn(value, editorParts)
    : key === "mounts"
      ? wordsOf(value).flatMap(mountedGiven)
      : key === "runArgs"
        ? containerGiven(wordsOf(value))
        : [];
  if (gives.length === 0) return null;
  const names = namesOf(gives.filter(({ variable }) => variable !== undefined));
  const call = names === "" ? key : `${key} ${names}`;
  return { language: "dotenv", sdk: null, kind: "variable", call, service: null, line, column, gives, fault: null };
}

const wordsOf = (value: PlacedValue) =>
  itemsIn(value).flatMap((item) =>
    item.kind === "text"
      ? [{ parts: editorParts(item.text, item.script), splits: false, line: item.line, column: item.column }]
      : [],
  );

/** `${env:NAME}`, and a dev container's `${localEnv:NAME:default}`. */
export const editorParts: PartsOf = (text, place) => {
  const parts: WordPart[] = [];
  let from = 0;
  for (const match of text.matchAll(/\$\{([^{}]*)\}/g)) {
    if (match.index > from) parts.push({ kind: "text", text: text.slice(from, match.index) });
    from = match.index + match[0].length;
    const [, name, otherwise] = /^(?:env|localEnv|containerEnv):(\w+)(?::(.*))?$/.exec(match[1] ?? "") ?? [];
    parts.push(
      name === undefined
        ? { kind: "computed" }
        : { kind: "variable", name, otherwise: otherwise === undefined ? null : { ...place, text: otherwise } },
    );
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
};
