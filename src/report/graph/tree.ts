import { groupedBy } from "../../parse/grouped.ts";
import type { GraphEdge, GraphNode, ProfileGraph, ProfileNode } from "../../model/profile-graph.ts";
import { type Line, type Piece, type Terminal, columnsOf, piece, renderLines, wrapped } from "../screen.ts";
import { placeWords } from "../text/words.ts";
import { hopNotes, roleWords, sourceTitle, stateOf } from "./labels.ts";

/** `awswho graph`: each chain as a tree, from the profile down to what it starts from. */
export function renderTree(graph: ProfileGraph, terminal: Terminal): string {
  if (graph.roots.length === 0) return renderLines([[piece("No profile here.", "strong")]], terminal);
  const drawing: Drawing = {
    graph,
    nodes: new Map(graph.nodes.map((node) => [node.id, node])),
    edges: groupedBy(graph.edges, ({ from }) => from),
    shown: new Set(),
    width: terminal.width,
    branch: terminal.unicode ? { mid: "├─ ", last: "└─ ", bar: "│  " } : { mid: "|- ", last: "`- ", bar: "|  " },
  };
  const lines: Line[] = [];
  const roots = [...graph.roots];
  for (let root = roots.shift(); root !== undefined; root = roots.shift()) {
    if (lines.length > 0) lines.push([]);
    const { drawn, goesOnAt } = treeOf(drawing, root);
    lines.push(...drawn);
    roots.unshift(...goesOnAt);
  }
  return renderLines([...lines, ...loopLines(graph, terminal.width)], terminal);
}

interface Drawing {
  readonly graph: ProfileGraph;
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly edges: ReadonlyMap<string, readonly GraphEdge[]>;
  /** Nodes whose own branches stand already. */
  readonly shown: Set<string>;
  /** Columns. */
  readonly width: number;
  readonly branch: { readonly mid: string; readonly last: string; readonly bar: string };
}

interface Waiting {
  readonly id: string;
  readonly edge: GraphEdge | null;
  /** What stands before the branch of this line … */
  readonly lead: string;
  readonly isLast: boolean;
}

/** So many steps down, a branch goes on as a tree of its own: no line is indented out of sight. */
const DEEPEST = 20;

interface Tree {
  readonly drawn: readonly Line[];
  /** Where branches go on that are too deep for this one. */
  readonly goesOnAt: readonly string[];
}

/** Depth first with a stack of its own: a chain may be longer than the engine's. */
function treeOf(drawing: Drawing, root: string): Tree {
  const lines: Line[] = [];
  const goesOnAt: string[] = [];
  const waiting: Waiting[] = [{ id: root, edge: null, lead: "", isLast: true }];
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    const node = drawing.nodes.get(item.id) as GraphNode;
    const again = drawing.shown.has(item.id);
    const goesOn = (drawing.edges.get(item.id)?.length ?? 0) > 0;
    const { mid, last, bar } = drawing.branch;
    const lead = item.edge === null ? "" : `${item.lead}${item.isLast ? last : mid}`;
    const below = item.edge === null ? "" : `${item.lead}${item.isLast ? "   " : bar}`;
    const beside = `${below}${goesOn && !again ? bar : "   "}`;
    lines.push(
      ...folded([piece(lead, "dim"), ...lineOf(drawing, node, item.edge, again && goesOn)], beside, drawing.width),
    );
    if (again) continue;
    if (goesOn && item.lead.length >= DEEPEST * last.length) {
      lines.push([piece(`${item.lead}   `, "dim"), piece("goes on below", "dim")]);
      goesOnAt.push(item.id);
      continue;
    }
    drawing.shown.add(item.id);
    const edges = drawing.edges.get(item.id) ?? [];
    for (const [index, edge] of edges.toReversed().entries())
      waiting.push({ id: edge.to, edge, lead: below, isLast: index === 0 });
  }
  return { drawn: lines, goesOnAt };
}

/** What a narrow terminal has no room for goes on below the name, beside the branches. */
function folded(line: readonly Piece[], beside: string, width: number): readonly Line[] {
  const lines: Piece[][] = [];
  let taken = 0;
  for (const part of line) {
    const columns = columnsOf(part.text);
    const last = lines.at(-1);
    if (last === undefined || (taken + columns > width && part.text.startsWith(GAP))) {
      const text = last === undefined ? part.text : part.text.slice(GAP.length);
      lines.push(last === undefined ? [part] : [piece(beside, "dim"), { ...part, text }]);
      taken = columnsOf(text) + (last === undefined ? 0 : columnsOf(beside));
    } else {
      last.push(part);
      taken += columns;
    }
  }
  return lines;
}

/** What begins so may stand on a line of its own. */
const GAP = "  ";

function lineOf(drawing: Drawing, node: GraphNode, edge: GraphEdge | null, again: boolean): readonly Piece[] {
  const { home } = drawing.graph;
  const place = edge?.provenance ?? node.provenance;
  const where = place === null ? [] : [piece(`  ${placeWords(place, home)}`, "dim")];
  if (node.kind !== "profile") {
    const words = sourceWords(node);
    return [piece(sourceTitle(node, home), "strong"), ...(words === "" ? [] : [piece(`  ${words}`)]), ...where];
  }
  const by = edge === null ? [] : [piece(`${edge.kind} `, "dim")];
  const name = piece(node.name, stateOf(node) === "good" ? "strong" : stateOf(node));
  if (edge?.loop === "self") return [...by, name, piece("  its own source"), ...where];
  if (again && edge?.loop === "loop") return [...by, name, piece("  back to where the loop begins", "bad"), ...where];
  if (again) return [...by, name, ...where, piece("  see above", "dim")];
  const words = profileWords(node);
  return [
    ...by,
    name,
    ...(words === "" ? [] : [piece(`  ${words}`)]),
    ...hopPieces(drawing, node),
    ...where,
    ...problemPieces(node),
  ];
}

/** How long the profile's own role lasts, and what it asks for. */
function hopPieces({ edges }: Drawing, { id }: ProfileNode): readonly Piece[] {
  const hop = edges.get(id)?.find((edge) => edge.hop !== null && edge.loop === null)?.hop ?? null;
  const notes = hop === null ? [] : hopNotes(hop);
  return notes.length === 0 ? [] : [piece(`  (${notes.join("; ")})`, hop?.tooLong === true ? "bad" : "dim")];
}

const profileWords = ({ role, exists }: ProfileNode): string =>
  exists ? (role === null ? "" : roleWords(role)) : "missing";

function sourceWords(node: Exclude<GraphNode, ProfileNode>): string {
  const until = node.expires === null ? "" : `sign-in until ${node.expires}`;
  return [node.account?.id ?? "", until].filter((word) => word !== "").join(", ");
}

function problemPieces(node: GraphNode): readonly Piece[] {
  if (node.kind !== "profile") return [];
  // What an edge says already.
  const told = node.problems.filter(({ id }) => id !== "needs-mfa" && id !== "loop");
  return told.map(({ words, severity }) =>
    piece(`  ${words}`, severity === "error" ? "bad" : severity === "note" ? "dim" : "warn"),
  );
}

function loopLines({ loops, home }: ProfileGraph, width: number): readonly Line[] {
  const circles = loops.filter(({ profiles }) => profiles.length > 1);
  return circles.flatMap(({ profiles, lines }, index): readonly Line[] => {
    const way = [...profiles, profiles[0]].join(" → ");
    const places = lines.map((place) => placeWords(place, home)).join(", ");
    const before = index === 0 ? [[]] : [];
    if (columnsOf(`${LOOP}${way}  ${places}`) <= width)
      return [...before, [piece(LOOP, "bad"), piece(way), piece(`  ${places}`, "dim")]];
    const room = Math.max(24, width - LOOP.length);
    const [first = "", ...rest] = wrapped(way, room);
    const indent = " ".repeat(LOOP.length);
    return [
      ...before,
      [piece(LOOP, "bad"), piece(first)],
      ...rest.map((text) => [piece(`${indent}${text}`)]),
      ...wrapped(places, room).map((text) => [piece(`${indent}${text}`, "dim")]),
    ];
  });
}

const LOOP = "Loop  ";
