import type { FileView } from "../../model/snapshot.ts";
import type { SdkError } from "../../model/resolution.ts";
import { lineFeedSecret } from "../../parse/line-feed-secret.ts";
import { pythonRepr } from "../../parse/python-text.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { fileNotFound, python } from "./errors.ts";
import type { Configured } from "./session.ts";

/** Python's `open(path).read()`, or the error it raises under the path as it was written. */
export function* openedText(view: FileView, path: Configured): Walk<Secret> {
  return view.state === "text" ? lineFeedSecret(view.text) : yield* raise(cannotOpen(view, path));
}

function cannotOpen(view: Exclude<FileView, { state: "text" }>, { text, provenance }: Configured): SdkError {
  const named = pythonRepr(text);
  switch (view.state) {
    case "absent":
      return fileNotFound(text, provenance);
    case "directory":
      return python("IsADirectoryError", `[Errno 21] Is a directory: ${named}`, provenance, "token-missing");
    case "unreadable":
      return view.code === "ELOOP"
        ? python("OSError", `[Errno 40] Too many levels of symbolic links: ${named}`, provenance, "token-missing")
        : python("PermissionError", `[Errno 13] Permission denied: ${named}`, provenance, "token-missing");
    case "not-utf8":
      return python("UnicodeDecodeError", "'utf-8' codec can't decode a byte of the file", provenance, "token-missing");
    case "too-large":
      return python("OSError", `${named} is larger than awswho reads`, provenance, "token-missing");
  }
}
