import type { Machine } from "../capture/capture.ts";
import { type Expected, expectedIn, faultsOf, FILE_KEYS, valueFault } from "../expectations/read-expectations.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { type ExpectationText, readExpectationText } from "../parse/expectation-file.ts";
import { nearestNames } from "../parse/nearest-names.ts";
import { harmless } from "../report/screen.ts";
import type { Options } from "./options.ts";
import { UsageError } from "./usage-error.ts";
import { workingTree } from "../parse/working-tree.ts";

export const FILE_NAME = ".awswhorc";

/** What is expected here, by file and by flag. */
export interface ExpectedHere extends Expected {
  readonly environment: string | null;
  /** Null: none was read. */
  readonly file: string | null;
}

/** `here`: the machine on which the project lies. @throws UsageError for what cannot be meant: a check that expects nothing would be green by mistake. */
export function expectedHere(options: Options, snapshot: Snapshot, here: Machine): ExpectedHere {
  const [environment = null, tooMuch] = options.operands;
  if (tooMuch !== undefined) throw new UsageError("check takes one environment: awswho check prod");
  const typed = typedExpectations(options);
  const text = fileText(options, snapshot, here);
  if (environment !== null) isThere(environment, text);
  const expected = expectedIn(text, environment, typed);
  if (expected.expectations.length === 0) throw new UsageError(nothingExpected(text, environment));
  return { ...expected, environment, file: text?.path ?? null };
}

/** The options that say what a line of the file may say. */
function typedExpectations({ given }: Options): ReadonlyMap<string, string> {
  const typed = new Map<string, string>();
  for (const key of FILE_KEYS) {
    const value = given[key];
    if (value === undefined) continue;
    const text = String(value);
    const wrong = valueFault(key, text);
    if (wrong !== null) throw new UsageError(`--${key}: ${wrong}`);
    typed.set(key, text);
  }
  return typed;
}

function fileText({ given }: Options, snapshot: Snapshot, machine: Machine): ExpectationText | null {
  const path = given.config === undefined ? foundFile(snapshot) : absolute(given.config, machine);
  if (path === null) return null;
  const view = snapshot.file(path);
  const text = readExpectationText(view);
  if (text === null) {
    if (view.state === "absent")
      throw new UsageError(`--config ${harmless(given.config ?? "")}: there is no such file`);
    throw new UsageError(`${harmless(path)} cannot be read: ${view.state}`);
  }
  const faults = faultsOf(text);
  if (faults.length > 0)
    throw new UsageError(
      faults.map(({ place, message }) => harmless(`${place.path}:${place.line}: ${message}`)).join("\n        "),
    );
  return text;
}

/** Here, or in the folders above up to the top of the working tree; without a working tree, here alone. */
function foundFile(snapshot: Snapshot): string | null {
  const top = workingTree(snapshot);
  for (const folder of foldersUpTo(snapshot.cwd, top ?? snapshot.cwd)) {
    const path = `${folder === "/" ? "" : folder}/${FILE_NAME}`;
    if (snapshot.status(path)?.kind === "file") return path;
  }
  return null;
}

function foldersUpTo(from: string, top: string): readonly string[] {
  const folders = [from];
  for (let folder = from; folder !== top && /[/\\]/.test(folder); ) {
    folder = folder.replace(/[/\\][^/\\]*$/, "") || "/";
    folders.push(folder);
    if (folder === "/") break;
  }
  return folders;
}

const absolute = (path: string, { cwd }: Machine): string =>
  /^(?:[/\\]|[A-Za-z]:)/.test(path) ? path : `${cwd === "/" ? "" : cwd}/${path}`;

function isThere(environment: string, text: ExpectationText | null): void {
  const name = harmless(environment);
  if (text === null)
    throw new UsageError(
      `${name}: there is no ${FILE_NAME} here that says what that is; write one: awswho check --init`,
    );
  if (text.sections.includes(environment)) return;
  const near = nearestNames(environment, text.sections)[0];
  const there = text.sections.length === 0 ? "it has no sections" : `there are ${text.sections.join(", ")}`;
  throw new UsageError(`${name} is no section of ${FILE_NAME}; ${near === undefined ? there : `is ${near} meant?`}`);
}

function nothingExpected(text: ExpectationText | null, environment: string | null): string {
  if (text === null)
    return `nothing is expected: there is no ${FILE_NAME} here. Write one with awswho check --init, or say it: awswho check --account ID`;
  if (environment !== null) return `${harmless(text.path)} expects nothing of [${environment}]`;
  return text.sections.length === 0
    ? `${harmless(text.path)} expects nothing`
    : `name an environment: awswho check ${text.sections.join("|")}`;
}
