import { shortKeyId } from "../advice/actor-of.ts";
import { capture } from "../capture/capture.ts";
import { PLAIN_SETTINGS } from "../model/plain-settings.ts";
import { parseTimestamp } from "../parse/timestamp.ts";
import { readCacheFile, textField } from "../parse/token-cache.ts";
import { type Line, piece } from "../report/screen.ts";
import { durationWords } from "../advice/duration-words.ts";
import { shortPath } from "../advice/short-path.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { CaseMachine } from "./demo-case.ts";
import { machineOf } from "./machine-of.ts";

/** What there is to see on a case's machine, as one would look at it: variables and files, secrets as `…`. */
export function whatIsSet(machine: CaseMachine, now: number): readonly Line[] {
  const snapshot = capture(machineOf(machine, now, null));
  return [
    ...variables(machine, snapshot),
    ...Object.entries(machine.files).flatMap(([path, text]) => file(path, text, snapshot)),
  ];
}

const prompt = (command: string): Line => [piece("$ ", "dim"), piece(command, "accent")];

function variables({ environment, home }: CaseMachine, snapshot: Snapshot): readonly Line[] {
  const names = Object.keys(environment).filter((name) => name !== "SHELL");
  const command = names.every((name) => name.includes("AWS")) ? "env | grep AWS" : "env";
  const lines = names.map((name): Line => [piece(`${name}=`), piece(shownValue(name, snapshot, home))]);
  return [prompt(command), ...(lines.length === 0 ? [[piece("(nothing)", "dim")]] : lines), []];
}

function shownValue(name: string, snapshot: Snapshot, home: string): string {
  const value = snapshot.variables.get(name);
  if (typeof value !== "string") return "…";
  return name === "AWS_ACCESS_KEY_ID" ? shortKeyId(value) : shortPath(value, home);
}

function file(path: string, text: string, snapshot: Snapshot): readonly Line[] {
  const shown = shortPath(path, snapshot.systemHome);
  if (/\/\.aws\/(?:config|credentials)$/.test(path))
    return [prompt(`cat -n ${shown}`), ...text.trimEnd().split("\n").map(numbered), []];
  const [, folder = "", name = ""] = /^(.*)\/([^/]*)$/.exec(shown) ?? [];
  return [prompt(`ls ${folder}`), [piece(name), piece(lifetime(path, snapshot), "dim")], []];
}

const numbered = (line: string, index: number): Line => {
  const number = String(index + 1).padStart(4);
  return line === "" ? [piece(number, "dim")] : [piece(`${number}  `, "dim"), piece(masked(line))];
};

/** A setting that is not known to be open is taken for a secret. */
function masked(line: string): string {
  const [, key = "", equals = "", value = ""] = /^([\w-]+)(\s*=\s*)(.*)$/.exec(line) ?? [];
  if (key === "") return line;
  if (!PLAIN_SETTINGS.has(key)) return `${key}${equals}…`;
  return `${key}${equals}${key === "aws_access_key_id" ? shortKeyId(value) : value}`;
}

/** A token file tells nothing but its time. */
function lifetime(path: string, snapshot: Snapshot): string {
  const cache = readCacheFile(snapshot.file(path));
  const expiry = cache.state === "object" ? parseTimestamp(textField(cache.fields, "expiresAt") ?? "") : null;
  if (expiry === null) return "";
  const left = expiry.milliseconds - snapshot.now;
  return left > 0
    ? `   (a token, good for ${durationWords(left)})`
    : `   (a token, expired ${durationWords(-left)} ago)`;
}
