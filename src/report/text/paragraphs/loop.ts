import type { Diagnosis } from "../../../model/diagnosis.ts";
import { placeWords } from "../words.ts";
import { type Paragraph, paragraph } from "./paragraph.ts";

/** A loop is drawn with the line of each step. */
export function loop({ resolution, home }: Diagnosis): readonly Paragraph[] {
  const { error } = resolution;
  if (error?.kind !== "loop") return [];
  const visited =
    /Visited profiles: \[(.*)\]/
      .exec(error.message)?.[1]
      ?.split(", ")
      .map((name) => name.replace(/^['"]|['"]$/g, "")) ?? [];
  const again = /load from profile (.*) which has already/.exec(error.message)?.[1] ?? "";
  const drawn = visited.map((name, index) => {
    const line = error.related[index];
    return line === undefined ? name : `${name} (source_profile, ${placeWords(line, home)})`;
  });
  return paragraph("Loop", [...drawn, again].join(" → "), "warn");
}
