import type { Asked, ProxyPage, ProxyReader, Spelling } from "../../explain/settings/proxy-page.ts";
import { groupedBy } from "../../parse/grouped.ts";
import { type Line, type Terminal, piece, renderLines } from "../screen.ts";
import { paragraph } from "./explanation.ts";
import { hereLines, labelled } from "./setting-page.ts";

/** A proxy's variable: what it is set to here, then who follows it on which way, those together that do alike. */
export function renderProxyPage(page: ProxyPage, home: string, terminal: Terminal): string {
  const width = Math.min(terminal.width, 120);
  const lines: Line[] = [
    [piece(page.name, "strong"), piece("  variable")],
    ...paragraph(page.description, width, "plain", 0),
    [],
    ...hereLines({ ...page, form: "variable" }, home, width),
    ...labelled("Related", page.related.join(", "), width),
    [],
    ...paragraph(readersHead(page), width, "strong", 0),
    ...readerLines(page, width),
  ];
  return renderLines(lines, terminal);
}

function readersHead({ readers, notReadBy, notKnownOf }: ProxyPage): string {
  const all = readers.length + notReadBy.length + notKnownOf.length;
  const not = notReadBy.length === 0 ? "" : `; not ${notReadBy.join(", ")}`;
  const unknown = notKnownOf.length === 0 ? "" : `; not known of ${notKnownOf.join(", ")}`;
  return `${readers.length} of ${all} SDKs ${readers.length === 1 ? "looks" : "look"} at it by themselves${not}${unknown}.`;
}

function readerLines({ name, readers }: ProxyPage, width: number): readonly Line[] {
  const alike = groupedBy(readers, ({ sdk, ...rest }) => JSON.stringify(rest));
  return [...alike.values()].flatMap((group) => {
    const [first] = group as readonly [ProxyReader, ...ProxyReader[]];
    const names = group.map(({ sdk }) => sdk).join(", ");
    const head = paragraph(`${names}: ${waysWords(first)}; ${spellingWords(first, name)}`, width, "plain", 2);
    if (name !== "NO_PROXY") return [[], ...head];
    return [
      [],
      ...head,
      ...paragraph(`Takes ${first.takes.join(", ")}`, width, "plain", 5),
      ...(first.takesNot.length === 0 ? [] : paragraph(`Not   ${first.takesNot.join(", ")}`, width, "plain", 5)),
    ];
  });
}

const WORDS = {
  aws: "calls to AWS",
  metadata: "the instance metadata service",
  container: "the container endpoint",
} as const satisfies Record<Asked, string>;

const waysWords = ({ asks }: ProxyReader): string => asks.map((way) => WORDS[way]).join(", ");

function spellingWords({ spelling }: ProxyReader, name: string): string {
  const words = {
    capitals: `${name} only`,
    small: `${name.toLowerCase()} only`,
    "capitals-first": `${name} before ${name.toLowerCase()}`,
    "small-first": `${name.toLowerCase()} before ${name}`,
  } as const satisfies Record<Spelling, string>;
  return words[spelling];
}
