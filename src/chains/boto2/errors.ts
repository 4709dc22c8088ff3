import { type FileProvenance, type Provenance, wholeFile } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { InterpolationFault } from "../../parse/basic-interpolation.ts";
import type { IniFault } from "../../parse/ini-document.ts";
import { pythonRepr } from "../../parse/python-text.ts";
import type { Configured } from "../../walk/configured.ts";

/* boto's exceptions (boto/exception.py, boto/provider.py, 2.49.0) and those of Python's configparser that escape it. */

type Where = Provenance | null;

const error = (
  kind: SdkError["kind"],
  type: string,
  message: string,
  provenance: Where,
  related: readonly Provenance[] = [],
): SdkError => ({ kind, type, message, provenance, related });

export const profileNotFound = (profile: string, where: Where): SdkError =>
  error("profile-missing", "ProfileNotFoundError", `Profile "${profile}" not found!`, where);

export const noHandlerReady = (where: Where): SdkError =>
  error(
    "partial",
    "NoAuthHandlerFound",
    "No handler was ready to authenticate. 1 handlers were checked. ['HmacAuthV1Handler'] Check your credentials",
    where,
  );

export const invalidInstanceMetadata = (message: string, where: Where): SdkError =>
  error("unreachable", "InvalidInstanceMetadataError", message, where);

export const dateNotText = (where: Where): SdkError =>
  error("unreachable", "TypeError", "strptime() argument 1 must be str, not None", where);

export const dateNotRead = (date: string, where: Where): SdkError =>
  error("unreachable", "ValueError", `time data '${date}' does not match format '%Y-%m-%dT%H:%M:%SZ'`, where);

export const importMissing = (path: string, where: Where): SdkError =>
  error("parse", "FileNotFoundError", `[Errno 2] No such file or directory: ${pythonRepr(path)}`, where);

export const importsFolder = (path: string, where: Where): SdkError =>
  error("parse", "IsADirectoryError", `[Errno 21] Is a directory: ${pythonRepr(path)}`, where);

/** A file that imports itself, by way of others or not: it is read again and again. */
export const importsItself = (where: Where): SdkError =>
  error("parse", "RecursionError", "maximum recursion depth exceeded while calling a Python object", where);

export const fileDenied = (path: string, where: Where): SdkError =>
  error("parse", "PermissionError", `[Errno 13] Permission denied: ${pythonRepr(path)}`, where);

export const noInteger = ({ text, provenance }: Configured): SdkError =>
  error("bad-setting", "ValueError", `invalid literal for int() with base 10: ${pythonRepr(text)}`, provenance);

export const noFloat = ({ text, provenance }: Configured): SdkError =>
  error("bad-setting", "ValueError", `could not convert string to float: ${pythonRepr(text)}`, provenance);

/** Without the offending text, which the real message quotes: it may hold a secret. */
export function interpolationError(fault: InterpolationFault, where: FileProvenance): SdkError {
  const option = `option '${where.key}' in section '${where.section}'`;
  switch (fault.kind) {
    case "syntax":
      return error(
        "bad-setting",
        "InterpolationSyntaxError",
        fault.bad === "percent"
          ? "'%' must be followed by '%' or '(', found: …"
          : "bad interpolation variable reference …",
        where,
      );
    case "missing-option":
      return error(
        "bad-setting",
        "InterpolationMissingOptionError",
        `Bad value substitution: ${option} contains an interpolation key … which is not a valid option name.`,
        where,
      );
    case "depth":
      return error(
        "bad-setting",
        "InterpolationDepthError",
        `Recursion limit exceeded in value substitution: ${option} contains an interpolation key which cannot be substituted in 10 steps.`,
        where,
      );
  }
}

/** configparser's own errors; lines are not quoted as they may hold secrets. Null: boto does not mind. */
export function parseError(path: string, fault: IniFault): SdkError | null {
  const at = (line: number, section: string | null = null, key: string | null = null): Provenance => ({
    ...wholeFile(path),
    line,
    section,
    key,
  });
  const reading = (line: number): string => `While reading from '${path}' [line ${String(line).padStart(2)}]:`;
  switch (fault.kind) {
    case "duplicate-section":
      return error(
        "parse",
        "DuplicateSectionError",
        `${reading(fault.line)} section '${fault.section}' already exists`,
        at(fault.line, fault.section),
        [at(fault.first, fault.section)],
      );
    case "duplicate-key":
      return error(
        "parse",
        "DuplicateOptionError",
        `${reading(fault.line)} option '${fault.key}' in section '${fault.section}' already exists`,
        at(fault.line, fault.section, fault.key),
        [at(fault.first, fault.section, fault.key)],
      );
    case "no-section-header":
      return error(
        "parse",
        "MissingSectionHeaderError",
        `File contains no section headers.\nfile: '${path}', line: ${fault.line}`,
        at(fault.line),
      );
    case "not-a-setting":
      return error(
        "parse",
        "ParsingError",
        `Source contains parsing errors: '${path}'${fault.lines.map((line) => `\n\t[line ${String(line).padStart(2)}]`).join("")}`,
        at(fault.lines[0] ?? 1),
        fault.lines.slice(1).map((line) => at(line)),
      );
    case "not-utf8":
      return error("parse", "UnicodeDecodeError", "'utf-8' codec can't decode a byte of the file", at(1));
    // Nested blocks are botocore's own idea.
    case "nested-without-equals":
      return null;
  }
}
