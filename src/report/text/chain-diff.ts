import type { ChainDiff, OrderRow, Side, Stand, TopicRow } from "../../explain/chain-diff.ts";
import { TOPIC_NAMES } from "../../explain/topic-names.ts";
import { type Line, type Style, type Terminal, columnsOf, padded, piece, renderLines, wrapped } from "../screen.ts";

/** From here on there is room for two pages beside each other. */
const TWO_COLUMNS = 100;
const WIDEST = 140;
const GAP = 3;
const MARK = 7;
const INDENT = 2;

/** Two chains as documentation: side by side where there is room, else one under the other. */
export function renderChainDiff(diff: ChainDiff, terminal: Terminal): string {
  const width = Math.min(terminal.width, WIDEST);
  const layout = width >= TWO_COLUMNS ? sideBySide(diff, width) : oneUnderTheOther(diff, width);
  const lines: Line[] = [
    ...paragraph(headline(diff), width, 0, "strong"),
    [],
    ...layout.order,
    ...layout.topics.flatMap((topic) => [[], ...topic]),
  ];
  return renderLines(lines, terminal);
}

interface Layout {
  readonly order: readonly Line[];
  readonly topics: readonly (readonly Line[])[];
}

const nameOf = ({ sdk, modelledOn, readNotRun }: Side): string =>
  `${sdk} ${modelledOn}${readNotRun ? ", read and not run," : ""}`;

function headline({ a, b, order, topics }: ChainDiff): string {
  const parted = topics.filter(({ kind }) => kind === "differs").map(({ topic }) => inASentence(TOPIC_NAMES[topic]));
  const sameOrder = order.every(({ kind }) => kind === "same");
  const both = `${nameOf(a)} and ${nameOf(b)}`;
  if (sameOrder && parted.length === 0) return `${both} do the same.`;
  const where = [...(sameOrder ? [] : ["the order"]), ...parted].join(", ");
  return `${both} part in: ${where}.`;
}

const inASentence = (heading: string): string => heading.replace(/^./, (letter) => letter.toLowerCase());

/* Side by side */

function sideBySide({ a, b, order, topics }: ChainDiff, width: number): Layout {
  const column = Math.floor((width - MARK - GAP) / 2);
  const heading: Line = [piece(" ".repeat(MARK)), piece(padded(a.sdk, column + GAP), "accent"), piece(b.sdk, "accent")];
  return {
    order: [
      heading,
      ...order.flatMap((row) => columns(standLines(row, row.a, column), standLines(row, row.b, column), row, column)),
    ],
    topics: topics.map((row) => wideTopic(row, width, column)),
  };
}

const MARKS = { same: "", moved: "moved", "only-a": "only", "only-b": "only" } as const satisfies Record<
  OrderRow["kind"],
  string
>;

const STYLES = { same: "plain", moved: "warn", "only-a": "accent", "only-b": "accent" } as const satisfies Record<
  OrderRow["kind"],
  Style
>;

function columns(left: readonly string[], right: readonly string[], row: OrderRow, column: number): readonly Line[] {
  return abreast(left, right, column, STYLES[row.kind]).map((cells, index) => [
    piece(padded(index === 0 ? MARKS[row.kind] : "", MARK), "dim"),
    ...cells,
  ]);
}

/** The lines of both, those of the left filled up to where the right begins. */
const abreast = (left: readonly string[], right: readonly string[], column: number, style: Style): readonly Line[] =>
  Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const [near = "", far] = [left[index], right[index]];
    return far === undefined
      ? [piece(near, style)]
      : [piece(padded(near, column), style), piece(" ".repeat(GAP)), piece(far, style)];
  });

/** ` 4  assume-role          AssumeRoleProvider`, the name below where it is too long. */
function standLines({ source }: OrderRow, stand: Stand | null, column: number): readonly string[] {
  if (stand === null) return ["     —"];
  const place = `${String(stand.order).padStart(3)}  `;
  const line = `${place}${padded(source, 20)} ${stand.method}`;
  if (columnsOf(line) <= column) return [line];
  return [`${place}${source}`, ...laidOut(stand.method, column - 7).map((text) => `       ${text}`)];
}

function wideTopic(row: TopicRow, width: number, column: number): readonly Line[] {
  if (row.kind === "same") return alike(row, width);
  const [left, right] = [row.a, row.b].map((text) => laidOut(text ?? NOT_SAID, column)) as [string[], string[]];
  return [
    [piece(TOPIC_NAMES[row.topic], "strong")],
    ...abreast(left, right, column, "plain").map((cells): Line => [piece(" ".repeat(MARK)), ...cells]),
  ];
}

/* One under the other */

const oneUnderTheOther = (diff: ChainDiff, width: number): Layout => ({
  order: [
    [piece("Order of sources", "strong")],
    ...diff.order.flatMap((row) => hanging(orderWords(row, diff), width, STYLES[row.kind])),
  ],
  topics: diff.topics.map((row) => narrowTopic(row, diff, width)),
});

function orderWords(row: OrderRow, { a, b }: ChainDiff): string {
  switch (row.kind) {
    case "same":
      if (sameStand(row.a, row.b)) return `${row.source}: ${standWords(row.a)}, in both`;
      return `${row.source}: ${a.sdk} ${standWords(row.a)}, ${b.sdk} ${standWords(row.b)}`;
    case "moved":
      return `${row.source}: moved, ${a.sdk} ${standWords(row.a)}, ${b.sdk} ${standWords(row.b)}`;
    case "only-a":
      return `${row.source}: only ${a.sdk}, ${standWords(row.a)}`;
    case "only-b":
      return `${row.source}: only ${b.sdk}, ${standWords(row.b)}`;
  }
}

const standWords = ({ order, method }: Stand): string => `step ${order} (${method})`;

const sameStand = (a: Stand, b: Stand): boolean => a.order === b.order && a.method === b.method;

function narrowTopic(row: TopicRow, { a, b }: ChainDiff, width: number): readonly Line[] {
  if (row.kind === "same") return alike(row, width);
  return [
    [piece(TOPIC_NAMES[row.topic], "strong")],
    ...[
      { sdk: a.sdk, text: row.a },
      { sdk: b.sdk, text: row.b },
    ].flatMap(({ sdk, text }): readonly Line[] => [
      [piece(" ".repeat(INDENT)), piece(sdk, "accent")],
      ...paragraph(text ?? NOT_SAID, width, 2 * INDENT),
    ]),
  ];
}

/* Both */

const NOT_SAID = "(its page does not say)";

const alike = ({ topic, text }: TopicRow & { readonly kind: "same" }, width: number): readonly Line[] => [
  [piece(TOPIC_NAMES[topic], "strong"), piece("  both alike", "good")],
  ...paragraph(text, width, INDENT, "dim"),
];

const paragraph = (text: string, width: number, indent: number, style: Style = "plain"): readonly Line[] =>
  laidOut(text, width - indent).map((line) => [piece(" ".repeat(indent)), piece(line, style)]);

/** What does not fit into its line goes on further in: the next line is another source. */
const hanging = (text: string, width: number, style: Style): readonly Line[] =>
  laidOut(text, width - 2 * INDENT).map((line, index) => [
    piece(" ".repeat(index === 0 ? INDENT : 2 * INDENT)),
    piece(line, style),
  ]);

/** Wrapped, and a word longer than the width cut: no line is over it. */
const laidOut = (text: string, width: number): readonly string[] =>
  wrapped(text, width).flatMap((line) => (columnsOf(line) <= width ? [line] : cut(line, width)));

const cut = (line: string, width: number): readonly string[] =>
  Array.from({ length: Math.ceil(line.length / width) }, (_, index) => line.slice(index * width, (index + 1) * width));
