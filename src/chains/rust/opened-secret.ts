import type { FileView } from "../../model/snapshot.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { ioError, providerError, unhandled } from "./errors.ts";
import type { Configured } from "../../walk/configured.ts";

/** A token file's text, byte for byte, or the error of reading it. */
export function* openedSecret(view: FileView, { provenance }: Configured): Walk<Secret> {
  if (view.state === "text") return view.text;
  return yield* raise(
    view.state === "not-utf8"
      ? unhandled("token-missing", "WebIdentityToken was not valid UTF-8", provenance)
      : providerError("token-missing", whyUnread(view), provenance),
  );
}

function whyUnread(view: Exclude<FileView, { state: "text" | "not-utf8" }>): string {
  switch (view.state) {
    case "absent":
      return ioError("ENOENT");
    case "directory":
      return ioError("EISDIR");
    case "unreadable":
      return ioError(view.code);
    case "too-large":
      return "larger than awswho reads";
  }
}
