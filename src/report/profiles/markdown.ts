import type { ProfileList } from "../../model/profile-list.ts";
import { harmless } from "../screen.ts";
import { CELLS } from "./cells.ts";
import { summaryLine } from "./summary.ts";

/** A table for an issue or a wiki; columns without any cell are left out. */
export function renderProfileMarkdown(list: ProfileList): string {
  const columns = CELLS.filter(([, cell]) => list.profiles.some((row) => cell(row) !== ""));
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  const head = line(columns.map(([title]) => title)) + line(columns.map(() => "---"));
  const rows = list.profiles.map((row) => line(columns.map(([, cell]) => markdownText(cell(row)))));
  return `${markdownText(summaryLine(list))}\n${columns.length === 0 ? "" : `\n${head}${rows.join("")}`}`;
}

/** Nothing in it is markup, a link, a mention or HTML. */
const markdownText = (text: string): string =>
  harmless(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("@", "&#64;")
    .replaceAll("##[", "## [")
    .replace(/[\\`*_{}[\]()#!|~]/g, "\\$&")
    .replace(/^(\s*)::/, "$1\\::");
