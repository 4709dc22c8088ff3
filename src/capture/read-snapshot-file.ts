import { type CapturedAnswer, type CapturedFile, SNAPSHOT_VERSION, type SnapshotFile } from "../model/snapshot-file.ts";

export type ReadSnapshot =
  | { readonly kind: "snapshot"; readonly file: SnapshotFile }
  | { readonly kind: "refused"; readonly why: string };

/** A snapshot file may come from anybody: each part is looked at before it is believed. */
export function readSnapshotFile(text: string): ReadSnapshot {
  const json = parsed(text);
  if (!isRecord(json) || typeof json["awswhoSnapshot"] !== "number")
    return { kind: "refused", why: "is no snapshot: awswho snapshot writes one" };
  const version = json["awswhoSnapshot"];
  if (version > SNAPSHOT_VERSION)
    return {
      kind: "refused",
      why: `was written by a newer awswho (snapshots of version ${version}, this one reads ${SNAPSHOT_VERSION}): update awswho`,
    };
  const wrong = Object.entries(SHAPE).find(([name, isRight]) => !isRight(json[name]))?.[0];
  return wrong === undefined
    ? { kind: "snapshot", file: json as unknown as SnapshotFile }
    : { kind: "refused", why: `is damaged: its "${wrong}" is not what a snapshot holds` };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Check = (value: unknown) => boolean;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText: Check = (value) => typeof value === "string";
const isNumber: Check = (value) => typeof value === "number";
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const mapOf =
  (check: Check): Check =>
  (value) =>
    isRecord(value) && Object.values(value).every(check);

const isStatus: Check = (value) =>
  isRecord(value) &&
  ["file", "folder", "other"].includes(String(value["kind"])) &&
  [value["mode"], value["owner"], value["modified"]].every(orNull(isNumber));

/** What each state of a file has beside its path. */
const STATES: Readonly<Record<CapturedFile["state"], Check>> = {
  text: (file) => isRecord(file) && isText(file["text"]),
  absent: () => true,
  directory: () => true,
  seen: () => true,
  unreadable: (file) => isRecord(file) && isText(file["code"]),
  "not-utf8": (file) =>
    isRecord(file) && isSize(file["offset"]) && (file["text"] === undefined || isText(file["text"])),
  "too-large": (file) => isRecord(file) && isNumber(file["bytes"]),
};

/** A made-up offset must not fill the memory. */
const isSize: Check = (value) => typeof value === "number" && value >= 0 && value <= 32 * 1024 * 1024;

const isFile: Check = (value) =>
  isRecord(value) &&
  isText(value["path"]) &&
  orNull(isStatus)(value["status"]) &&
  Object.hasOwn(STATES, String(value["state"])) &&
  STATES[value["state"] as CapturedFile["state"]](value);

const ANSWERS: Readonly<Record<CapturedAnswer["kind"], "answer" | "identity">> = {
  answer: "answer",
  identity: "identity",
};

const isAnswer: Check = (value) =>
  isRecord(value) &&
  isText(value["question"]) &&
  Object.hasOwn(ANSWERS, String(value["kind"])) &&
  isRecord(value[ANSWERS[value["kind"] as CapturedAnswer["kind"]]]);

const isProcess: Check = (value) => isRecord(value) && isNumber(value["pid"]) && isText(value["program"]);

const isLine: Check = (value) =>
  isRecord(value) &&
  value["kind"] === "file" &&
  isText(value["path"]) &&
  [value["line"], value["column"]].every(isNumber) &&
  [value["section"], value["key"]].every(orNull(isText));

const isOrigin: Check = (value) =>
  isRecord(value) &&
  isText(value["name"]) &&
  [value["setBy"], value["firstIn"]].every(orNull(isProcess)) &&
  typeof value["sinceTheBeginning"] === "boolean" &&
  listOf(isLine)(value["lines"]);

const SHAPE: Readonly<Record<Exclude<keyof SnapshotFile, "awswhoSnapshot">, Check>> = {
  takenAt: (value) => isText(value) && !Number.isNaN(Date.parse(value as string)),
  takenBy: isText,
  platform: (value) => value === "posix" || value === "windows",
  systemHome: isText,
  cwd: isText,
  timeZone: (value) => value === undefined || isText(value),
  user: orNull(isNumber),
  terminal: (value) => typeof value === "boolean",
  variables: mapOf(isText),
  origins: (value) => value === undefined || listOf(isOrigin)(value),
  files: listOf(isFile),
  folders: mapOf(listOf(isText)),
  answers: listOf(isAnswer),
};
