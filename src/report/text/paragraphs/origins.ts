import type { Diagnosis } from "../../../model/diagnosis.ts";
import type { VariableOrigin } from "../../../model/variable-origin.ts";
import { placeWords } from "../words.ts";
import { type Paragraph, paragraph } from "./paragraph.ts";

/** Which process set the variables that decide, and which line may have (complaint S02). */
export function origins({ origins: all, home }: Diagnosis): readonly Paragraph[] {
  return all.flatMap((origin) => {
    const words = originWords(origin, home);
    return words === "" ? [] : paragraph("From", `$${origin.name}: ${words}`);
  });
}

const SHELLS = /^-?(?:bash|zsh|fish|sh|dash|ksh|tcsh|csh|pwsh|nu|xonsh|busybox)$/;

function originWords({ setBy, firstIn, sinceTheBeginning, lines }: VariableOrigin, home: string): string {
  const places = lines.map((line) => placeWords(line, home)).join(" or ");
  const likely = places === "" ? "" : `, likely by ${places}`;
  if (setBy !== null)
    return SHELLS.test(setBy.program)
      ? `set in ${setBy.program} (pid ${setBy.pid}) since it began, or for this command alone${likely}`
      : `set by ${setBy.program} (pid ${setBy.pid})${likely}`;
  if (sinceTheBeginning) return `there since the first process began: the container or the system defines it${likely}`;
  if (firstIn !== null)
    return `there since ${firstIn.program} (pid ${firstIn.pid}) began; who set it is not known${likely}`;
  return places === "" ? "" : `likely set by ${places}`;
}
