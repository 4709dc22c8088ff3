import type { FileView } from "../../model/snapshot.ts";
import type { Secret } from "../../vault/secret.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { thrown } from "./errors.ts";
import type { Configured } from "../../walk/configured.ts";

/** What Node's readFile gives, or the error it throws: none that lets the chain go on. */
export function* fileText(view: FileView, { text: path, provenance: where }: Configured): Walk<Secret> {
  if (view.state === "text") return view.text;
  return yield* raise(thrown("Error", { kind: "token-missing", message: complaint(view, path), where }));
}

function complaint(view: Exclude<FileView, { state: "text" }>, path: string): string {
  switch (view.state) {
    case "absent":
      return `ENOENT: no such file or directory, open '${path}'`;
    case "directory":
      return "EISDIR: illegal operation on a directory, read";
    case "unreadable":
      return view.code === "ELOOP"
        ? `ELOOP: too many symbolic links encountered, open '${path}'`
        : `EACCES: permission denied, open '${path}'`;
    case "not-utf8":
    case "too-large":
      return `awswho does not read ${path}`;
  }
}
