import { brief, harmless } from "../screen.ts";

/** Text that is markup already; all else that goes into a template is escaped. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | null | Markup | readonly Part[];

/** HTML from a template: what is filled in is text, whatever it holds, unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return {
    markup: strings.map((text, index) => text + (index < parts.length ? shown(parts[index] as Part) : "")).join(""),
  };
}

/** Markup of our own making: the graph, the style. */
export const asMarkup = (markup: string): Markup => ({ markup });

function shown(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string" || typeof part === "number") return escaped(String(part));
  return "markup" in part ? part.markup : part.map(shown).join("");
}

const escaped = (text: string): string =>
  harmless(brief(text))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
    .replace(/[\ud800-\udfff](?<![\ud800-\udbff][\udc00-\udfff])(?![\udc00-\udfff])/g, "\ufffd");
