import type { Recognised } from "../../explain/recognise.ts";
import type { SdkPage, SourcePage } from "../../explain/pages.ts";
import { SOURCE_DESCRIPTIONS } from "../../explain/source-descriptions.ts";
import { TOPIC_NAMES } from "../../explain/topic-names.ts";
import { type ChainDocumentation, DOCUMENTATION_TOPICS } from "../../walk/chain-documentation.ts";
import { RULE_GROUPS } from "../../rules/rule-group.ts";
import type { RulePage } from "../../rules/rule.ts";
import { type Line, type Style, type Terminal, padded, piece, renderLines, wrapped } from "../screen.ts";

const INDENT = 4;

/** An SDK's chain, in its order. */
export function renderSdkPage(page: SdkPage, terminal: Terminal): string {
  const width = Math.min(terminal.width, 120);
  const lines: Line[] = [
    ...paragraph(`${page.sdk}, ${seen(page)}. It looks in this order:`, width, "strong", 0),
    [],
    ...page.steps.flatMap(({ order, source, method }) => [
      [
        piece(`${String(order).padStart(3)}  `, "dim"),
        piece(padded(source, 21), "strong"),
        piece(method, "dim"),
      ] as Line,
      ...paragraph(SOURCE_DESCRIPTIONS[source], width, "plain", 5),
    ]),
    ...(page.documentation === null ? [] : documentationLines(page.documentation, width)),
  ];
  return renderLines(lines, terminal);
}

const seen = ({ modelledOn, readNotRun }: SdkPage): string =>
  readNotRun
    ? `as the source of version ${modelledOn} reads; it was not run`
    : `as version ${modelledOn} was seen to act`;

/** The rules that no order tells. */
const documentationLines = (documentation: ChainDocumentation, width: number): readonly Line[] =>
  DOCUMENTATION_TOPICS.flatMap((topic) => [
    [],
    [piece(TOPIC_NAMES[topic], "strong")],
    ...paragraph(documentation[topic], width, "plain", 5),
  ]);

/** A source, and where each SDK has it. */
export function renderSourcePage(page: SourcePage, terminal: Terminal): string {
  const width = Math.min(terminal.width, 120);
  const lines: Line[] = [
    [piece(page.source, "strong")],
    ...paragraph(page.description, width, "plain", 0),
    [],
    ...page.places.map(
      ({ sdk, order, of, method }): Line => [
        piece(`  ${padded(sdk, 13)}`),
        piece(padded(`step ${order} of ${of}`, 16)),
        piece(method, "dim"),
      ],
    ),
  ];
  return renderLines(lines, terminal);
}

/** A rule of doctor's: what the fault is, why it matters, how it is turned off. */
export function renderRulePage({ id, title, why, group }: RulePage, terminal: Terminal): string {
  const width = Math.min(terminal.width, 120);
  return renderLines(
    [
      ...paragraph(`${title}.`, width, "strong", 0),
      [],
      ...paragraph(why, width, "plain", 0),
      [],
      ...paragraph(
        `awswho doctor looks for it under “${RULE_GROUPS[group]}”; --disable ${id} leaves it out.`,
        width,
        "dim",
        0,
      ),
    ],
    terminal,
  );
}

/** Who says an error, what it means; and what the machine here has to say to it. */
export function renderRecognised(
  recognised: readonly Recognised[],
  nearest: readonly string[],
  here: string,
  terminal: Terminal,
): string {
  const width = Math.min(terminal.width, 120);
  const first = recognised[0];
  if (first === undefined)
    return renderLines(
      [
        [piece("No SDK that awswho knows says this.", "warn")],
        ...(nearest.length === 0 ? [] : paragraph(`Did you mean ${nearest.join(" or ")}?`, width, "plain", 0)),
      ],
      terminal,
    );
  const { sdks } = first.known;
  const who =
    sdks.length > 6 ? "AWS itself says this" : `${sdks.join(", ")} ${sdks.length === 1 ? "says" : "say"} this`;
  const head = renderLines(
    [...paragraph(`${who}. ${first.meaning}`, width, "strong", 0), [], [piece("On this machine", "accent")]],
    terminal,
  );
  return `${head}${here}`;
}

export const paragraph = (text: string, width: number, style: Style, indent: number): readonly Line[] =>
  wrapped(text, Math.max(24, width - indent - INDENT)).map((line) => [piece(" ".repeat(indent)), piece(line, style)]);
