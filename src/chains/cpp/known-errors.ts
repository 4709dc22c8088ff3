import { type KnownError, saidBy } from "../../walk/known-error.ts";

const cpp = saidBy("cpp");

/** It raises nothing of its own: what ends the process, and how programs tell what AWS answered. In the words of the version that was run. */
export const knownErrors: readonly KnownError[] = [
  cpp(
    "cpp-died",
    /(?:^|: )signal 11$|[Ss]egmentation fault/,
    "bad-setting",
    "The process died: a services section names the service without an endpoint_url on an indented line below it.",
  ),
  cpp(
    "cpp-answer",
    /AWS Error (?:\[code \d+\]|([A-Z_]+)) during (\w+) operation/,
    "denied",
    "AWS answered the call $2 with $1; pyarrow and others that are made with the C++ SDK tell it so.",
  ),
  cpp(
    "cpp-folder",
    /basic_filebuf::underflow error reading the file: Is a directory/,
    "bad-setting",
    "A file that the C++ SDK is to read, as the container's token file, is a folder.",
  ),
];
