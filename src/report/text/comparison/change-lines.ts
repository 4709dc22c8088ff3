import { shortPaths } from "../../../advice/short-path.ts";
import { commandFor, isTyped } from "../../../advice/shell.ts";
import type { Comparison } from "../../../model/comparison.ts";
import { type Line, piece } from "../../screen.ts";
import type { TextOptions } from "../text.ts";
import { LABEL, labelled } from "./labelled.ts";

export function changeLines(
  { change, agree, groups, results }: Comparison,
  { shell }: TextOptions,
  width: number,
): readonly Line[] {
  if (agree) {
    const isWell = groups[0]?.members[0]?.resolution.outcome === "credentials";
    return isWell ? [] : labelled("Do", "awswho tells why, and what to type", "plain", width);
  }
  if (change === null)
    return labelled(
      "Do",
      "no single change makes them agree; what is wrong for each: awswho doctor --all-sdks",
      "plain",
      width,
    );
  const command = shortPaths(commandFor(change.change, shell), results[0]?.home ?? "");
  return [
    ...(isTyped(change.change)
      ? [[piece("Do".padEnd(LABEL), "accent"), piece(command, "strong" as const)]]
      : labelled("Do", command, "strong", width)),
    ...labelled("", `then all act as ${change.actor}`, "plain", width),
  ];
}
