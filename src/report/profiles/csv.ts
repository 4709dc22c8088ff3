import type { ProfileList } from "../../model/profile-list.ts";
import { harmless } from "../screen.ts";
import { CELLS } from "./cells.ts";

/** RFC 4180: CRLF, a quote doubled. */
export function renderProfileCsv(list: ProfileList): string {
  const head = CELLS.map(([title]) => title.replaceAll(" ", "_"));
  const rows = list.profiles.map((row) => CELLS.map(([, cell]) => csvCell(cell(row))));
  return [head, ...rows].map((cells) => `${cells.join(",")}\r\n`).join("");
}

/**
 * A spreadsheet takes a cell that begins with one of these for a formula (OWASP, CSV injection), a CI log a line that
 * begins with `::` or holds `##[` for a command: an apostrophe or a blank makes plain text of them.
 */
function csvCell(text: string): string {
  const plain = harmless(text).replaceAll("##[", "## [");
  const safe = /^\s*(?:[=+\-@\uff1d\uff0b\uff0d\uff20]|::)/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
