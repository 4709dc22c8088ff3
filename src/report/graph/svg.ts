import type { GraphEdge, GraphNode, ProfileGraph } from "../../model/profile-graph.ts";
import { columnsOf, brief, harmless } from "../screen.ts";
import { edgeNotes, nodeLines, stateOf } from "./labels.ts";
import { layersOf } from "./layers.ts";

/*
 * A standalone SVG: no script, no font and nothing else from outside. Its colours follow the reader's light or dark
 * theme; inside a page it takes the page's own letters.
 */

const LINE = 17;
const LETTER = 7.6;
const PADDING = 10;
const ROW_GAP = 26;
const LABEL_LETTER = 6.2;
const MARGIN = 16;
const SHORTEST_GAP = 90;

interface Box {
  readonly node: GraphNode;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function renderSvg(graph: ProfileGraph): string {
  const { boxes, width, height } = placed(graph);
  const byId = new Map(boxes.map((box) => [box.node.id, box]));
  const edges = graph.edges.map((edge) => edgeMarkup(edge, byId));
  return `<svg xmlns="http://www.w3.org/2000/svg" class="awswho-graph" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="The profiles and what each is made of">
<style>${STYLE}</style>
<defs><marker id="awswho-arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" class="tip"/></marker></defs>
${[...edges, ...boxes.map(boxMarkup)].join("\n")}
</svg>
`;
}

/** Under a class of its own, so that a page that holds it keeps its own styles. */
const STYLE = [
  ".awswho-graph{background:#fff;color:#1b1f24;font:13px ui-sans-serif,system-ui,sans-serif}",
  ".awswho-graph text{fill:#1b1f24}",
  ".awswho-graph .box{fill:#f6f8fa;stroke:#57606a}",
  ".awswho-graph .bad .box{stroke:#b3261e;stroke-width:2}",
  ".awswho-graph .warn .box{stroke:#8a5a00;stroke-width:2}",
  ".awswho-graph .name{font-weight:600}",
  ".awswho-graph .edge{fill:none;stroke:#57606a}",
  ".awswho-graph .edge.bad{stroke:#b3261e;stroke-dasharray:5 4}",
  ".awswho-graph .tip{fill:#57606a}",
  ".awswho-graph .label{font-size:11px;fill:#424a53;paint-order:stroke;stroke:#fff;stroke-width:4px}",
  "@media (prefers-color-scheme:dark){",
  ".awswho-graph{background:#0d1117;color:#e6edf3}",
  ".awswho-graph text{fill:#e6edf3}",
  ".awswho-graph .box{fill:#161b22;stroke:#8b949e}",
  ".awswho-graph .bad .box,.awswho-graph .edge.bad{stroke:#ff7b72}",
  ".awswho-graph .warn .box{stroke:#e3b341}",
  ".awswho-graph .edge{stroke:#8b949e}",
  ".awswho-graph .tip{fill:#8b949e}",
  ".awswho-graph .label{fill:#b1bac4;stroke:#0d1117}",
  "}",
].join("");

function placed(graph: ProfileGraph): {
  readonly boxes: readonly Box[];
  readonly width: number;
  readonly height: number;
} {
  const boxes: Box[] = [];
  let x = MARGIN;
  let height = 0;
  for (const layer of layersOf(graph.nodes, graph.edges)) {
    const texts = layer.map((node) => nodeLines(node, graph.home));
    const widest = texts.flat().reduce((most, line) => Math.max(most, columnsOf(line)), 4);
    const width = Math.ceil(widest * LETTER) + 2 * PADDING;
    let y = MARGIN;
    layer.forEach((node, index) => {
      const lines = texts[index] as readonly string[];
      const own = lines.length * LINE + PADDING;
      boxes.push({ node, lines, x, y, width, height: own });
      y += own + ROW_GAP;
    });
    height = Math.max(height, y);
    x += width + gapAfter(layer, graph.edges);
  }
  return { boxes, width: Math.max(x, 2 * MARGIN), height: Math.max(height, 2 * MARGIN) };
}

/** Room for the longest label of what leaves a column. */
function gapAfter(layer: readonly GraphNode[], edges: readonly GraphEdge[]): number {
  const own = new Set(layer.map(({ id }) => id));
  const labels = edges.filter(({ from }) => own.has(from)).flatMap(labelLines);
  const widest = labels.reduce((most, label) => Math.max(most, columnsOf(label)), 0);
  return Math.max(SHORTEST_GAP, Math.ceil(widest * LABEL_LETTER) + 30);
}

const labelLines = (edge: GraphEdge): readonly string[] => [edge.kind, ...edgeNotes(edge)];

function boxMarkup({ node, lines, x, y, width, height }: Box): string {
  const round = node.kind === "profile" ? 4 : height / 2;
  const texts = lines.map(
    (line, index) =>
      `<text x="${x + PADDING}" y="${y + PADDING / 2 + LINE * (index + 1) - 4}"${index === 0 ? ' class="name"' : ""}>${svgText(line)}</text>`,
  );
  return `<g class="${stateOf(node)}"><rect class="box" x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}"/>${texts.join("")}</g>`;
}

function edgeMarkup(edge: GraphEdge, boxes: ReadonlyMap<string, Box>): string {
  const from = boxes.get(edge.from);
  const to = boxes.get(edge.to);
  if (from === undefined || to === undefined) return "";
  const style = edge.loop === "loop" || edge.hop?.tooLong === true ? "edge bad" : "edge";
  const { path, x, y } = edge.from === edge.to ? aroundItself(from) : between(from, to);
  const lines = labelLines(edge);
  const top = y - ((lines.length - 1) * 12) / 2;
  const label = lines.map((line, index) => `<tspan x="${x}" y="${top + index * 12}">${svgText(line)}</tspan>`).join("");
  return `<path class="${style}" d="${path}" marker-end="url(#awswho-arrow)"/><text class="label" text-anchor="middle">${label}</text>`;
}

interface Way {
  readonly path: string;
  /** Where its label stands. */
  readonly x: number;
  readonly y: number;
}

/** Forward by a curve from side to side; back, which closes a circle, by an arc below. */
function between(from: Box, to: Box): Way {
  const y1 = from.y + from.height / 2;
  const y2 = to.y + to.height / 2;
  if (to.x > from.x) {
    const x1 = from.x + from.width;
    const bend = (to.x - x1) / 2;
    return {
      path: `M${x1} ${y1}C${x1 + bend} ${y1} ${to.x - bend} ${y2} ${to.x} ${y2}`,
      x: x1 + bend,
      y: (y1 + y2) / 2 - 5,
    };
  }
  const x1 = from.x + from.width / 2;
  const x2 = to.x + to.width / 2;
  const low = Math.max(from.y + from.height, to.y + to.height) + ROW_GAP - 4;
  return {
    path: `M${x1} ${from.y + from.height}C${x1} ${low} ${x2} ${low} ${x2} ${to.y + to.height}`,
    x: (x1 + x2) / 2,
    y: low - 2,
  };
}

function aroundItself({ x, y, width, height }: Box): Way {
  const right = x + width;
  return {
    path: `M${right - 24} ${y + height}C${right - 24} ${y + height + 20} ${right + 20} ${y + height + 10} ${right} ${y + height / 2 + 4}`,
    x: right - 8,
    y: y + height + 16,
  };
}

/** Text of an XML document: the five signs escaped, control characters shown by number. */
const svgText = (text: string): string =>
  harmless(brief(text))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
    .replaceAll("##[", "## [")
    // Lone halves of letters and non-characters are not allowed in XML.
    .replace(/[\ud800-\udfff](?<![\ud800-\udbff][\udc00-\udfff])(?![\udc00-\udfff])|[\ufffe\uffff]/g, "\ufffd");
