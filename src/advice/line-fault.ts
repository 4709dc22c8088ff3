import type { FileProvenance } from "../model/provenance.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { beyondAscii } from "../parse/beyond-ascii.ts";
import { configParserFile } from "../parse/ini-file.ts";
import type { IniFault } from "../parse/ini-document.ts";
import { settingsText } from "../parse/settings-text.ts";

/** Why a parser gives up at a line: what Python's refuses too, or what it does not. */
export type LineFault =
  | IniFault
  | { readonly kind: "set-in" | "colon" | "semicolon" | "beyond-ascii"; readonly line: number };

/**
 * Rust takes no setting that is set in below a header, nor Ruby one below anything but a setting, be it an empty line that
 * others read on across (goldens `anew-00035`, `open-00381`, `fresh-wide-20261127-00129`). Rust and Java 1 take no colon.
 * To Java 1 a semicolon begins no comment (complaint S23). Ruby alone reads in the locale's letters (goldens `letters-comment-*`).
 */
const REFUSED_BY = {
  "set-in": ["rust", "ruby"],
  continuation: ["ruby"],
  colon: ["rust", "java-v1"],
  semicolon: ["java-v1"],
  "beyond-ascii": ["ruby"],
} as const satisfies Record<string, readonly SdkId[]>;

/** What a person sees at the line at which an SDK's parser gives up, whatever that says of it; null: nothing that is known. */
export function lineFault(snapshot: Snapshot, { path, line }: FileProvenance, sdk: SdkId): LineFault | null {
  const read = snapshot.file(path);
  if (isOneOf(REFUSED_BY["beyond-ascii"], sdk) && read.state === "text" && beyondAscii(read.text)?.line === line)
    return { kind: "beyond-ascii", line };
  const python = configParserFile(read)?.fault ?? null;
  if (python !== null && lineOf(python) === line) return python;
  const written = settingsText(read)?.lines[line - 1];
  switch (written?.kind) {
    case "junk":
      return { kind: "not-a-setting", lines: [line] };
    case "header":
      return written.closed ? null : { kind: "not-a-setting", lines: [line] };
    case "setting":
      if (written.section === null) return { kind: "no-section-header", line, byteOrderMark: false };
      if (written.column > 1 && isOneOf(REFUSED_BY["set-in"], sdk)) return { kind: "set-in", line };
      return written.delimiter === ":" && isOneOf(REFUSED_BY.colon, sdk) ? { kind: "colon", line } : null;
    case "comment":
      return written.mark === ";" && isOneOf(REFUSED_BY.semicolon, sdk) ? { kind: "semicolon", line } : null;
    case "continuation":
      return isOneOf(REFUSED_BY.continuation, sdk) ? { kind: "set-in", line } : null;
    default:
      return null;
  }
}

const isOneOf = (sdks: readonly SdkId[], sdk: SdkId): boolean => sdks.includes(sdk);

function lineOf(fault: IniFault): number {
  switch (fault.kind) {
    case "not-a-setting":
      return fault.lines[0] ?? 0;
    case "not-utf8":
      return 1;
    default:
      return fault.line;
  }
}
