import type { CodeSite, Given } from "../../model/code-site.ts";
import type { SdkId } from "../../model/sdk.ts";
import { assignedBy } from "./shell/assigned-variables.ts";
import { optionsGiven } from "./shell/command-options.ts";
import type { CommandWord } from "./shell/command-word.ts";
import { containerGiven } from "./shell/container-command.ts";
import { editorParts } from "./dotenv/editor-sites.ts";
import { type PartsOf, interpolatedParts } from "./values/interpolated-parts.ts";
import { jsonValue } from "./documents/json-value.ts";
import { type PlacedEntry, type PlacedValue, entriesIn, itemsIn, valueAt } from "./values/placed-value.ts";
import type { TextReader } from "./site-reader.ts";
import { variablesIn } from "./values/variables-in.ts";

const FILES =
  /(?:^|\/)(?:\.?mcp(?:[._-][\w.-]+)?\.json|\.(?:cursor|vscode|kiro|amazonq|gemini|claude|roo|windsurf|zed)\/(?:[\w.-]+\/)*(?:\.?mcp|settings|default)(?:\.local)?\.json|claude_desktop_config\.json|cline_mcp_settings\.json|mcp_(?:config|settings|servers)\.json|[^/]*mcp-servers?\.json|\.claude\.json|gemini-extension\.json)$/;

/** The servers that an assistant starts, each with what it acts as. */
export const mcp = {
  language: "mcp",
  isOne: (path) => FILES.test(path),
  words: ["AWS_", "aws"],
  grammarOf: null,
  sitesOf: (text) => serversIn(jsonValue(text), false).flatMap(serverSite),
} satisfies TextReader;

const SERVERS: ReadonlySet<string> = new Set([
  "mcpServers",
  "mcp_servers",
  "servers",
  "context_servers",
  "amp.mcpServers",
]);

/** Wherever they stand: at the top, under `mcp`, in a project's entry. `servers` alone means others' things elsewhere. */
function serversIn(value: PlacedValue | null, isWithin: boolean): readonly PlacedEntry[] {
  return entriesIn(value).flatMap((entry) => {
    if (SERVERS.has(entry.key)) return entriesIn(entry.value).filter(({ value: server }) => server.kind === "map");
    return isWithin && entry.value.kind !== "map" ? [] : serversIn(entry.value, true);
  });
}

const OPTIONS = {
  "--profile": "profile",
  "--aws-profile": "profile",
  "--region": "region",
  "--aws-region": "region",
  "--endpoint-url": "endpoint",
} as const;

function serverSite({ key, line, column, value }: PlacedEntry): readonly CodeSite[] {
  const command = commandOf(value);
  const environment = variablesIn(valueAt(value, "env"), mcpParts);
  const set = [...containerGiven(command), ...command.flatMap((word) => assignedBy(word) ?? [])];
  const gives = [...environment, ...once(set, environment), ...optionsGiven(OPTIONS, command)];
  const isAws = gives.length > 0 || AWS.test(command.map(textOf).join(" "));
  return isAws
    ? [
        {
          language: "mcp",
          sdk: sdkOf(command),
          kind: "tool",
          call: `mcpServers.${key}`,
          service: null,
          line,
          column,
          gives,
          fault: null,
        },
      ]
    : [];
}

/** awslabs/mcp's servers, as packages and images; and AWS's proxy to its own remote ones. */
const AWSLABS = /\bawslabs[./_-]|public\.ecr\.aws\/awslabs-mcp|mcp-proxy-for-aws/;
const AWS = new RegExp(`${AWSLABS.source}|@aws(?:-sdk)?/|\\baws-[\\w-]*mcp|mcp/aws-`);

function sdkOf(command: readonly CommandWord[]): SdkId | null {
  const words = command.map(textOf).join(" ");
  if (AWSLABS.test(words)) return "boto3";
  return /^(?:\S*\/)?(?:npx|node|bunx|pnpm)(?:\.cmd)? /.test(words) ? "js-v3" : null;
}

const textOf = ({ parts }: CommandWord): string =>
  parts.map((part) => (part.kind === "text" ? part.text : "")).join("");

/** Program and arguments; some clients have both in one text or one list, Zed in a map. */
function commandOf(server: PlacedValue): readonly CommandWord[] {
  const command = valueAt(server, "command");
  if (command?.kind === "map") return [...words(valueAt(command, "path")), ...words(valueAt(command, "args"))];
  return [...words(command), ...words(valueAt(server, "args"))];
}

function words(value: PlacedValue | null): readonly CommandWord[] {
  const { line = 1, column = 1 } = value ?? {};
  if (value?.kind === "text" && /\s/.test(value.text))
    return value.text
      .split(/\s+/)
      .map((text) => ({ parts: mcpParts(text, value.script), splits: false, line, column }));
  return [value, ...itemsIn(value)].flatMap((item) =>
    item?.kind === "text"
      ? [{ parts: mcpParts(item.text, item.script), splits: false, line: item.line, column: item.column }]
      : [],
  );
}

/** `${env:NAME}` and `${input:name}` of VS Code, `${NAME}` and `${NAME:-default}` of the others. */
const mcpParts: PartsOf = (text, place) =>
  /\$\{\w+:(?!-)/.test(text) ? editorParts(text, place) : interpolatedParts(text, place);

/** `docker -e AWS_PROFILE` hands on what `env` sets. */
function once(set: readonly Given[], environment: readonly Given[]): readonly Given[] {
  const seen = new Set(environment.map(({ variable }) => variable));
  return set.filter(({ variable, line, column }, at) => {
    const isFirst = set.findIndex((other) => other.line === line && other.column === column) === at;
    return isFirst && (variable === undefined || !seen.has(variable));
  });
}
