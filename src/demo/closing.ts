import type { World } from "../cli/world.ts";
import { type Line, piece, wrapped } from "../report/screen.ts";

const BUNDLE = "dist/cli/awswho.cjs";

/** How to go on: one's own machine, offline first, then the other cases. */
export function closing({ machine }: World, width: number): readonly Line[] {
  const awswho = isCheckout(machine) ? `node ${BUNDLE}` : "npx awswho";
  return [
    [],
    ...wrapped(FAREWELL, width).map((text): Line => [piece(text, "dim")]),
    [],
    [piece("Now on your own machine:", "strong")],
    ...[
      [`${awswho} --offline`, "without the network"],
      [awswho, "asks AWS who that is"],
      [`${awswho} demo --list`, "more cases"],
    ].map(([typed = "", what = ""]) => next(typed, what, awswho.length + ROOM, width)),
  ];
}

const FAREWELL =
  "That machine is made up, and its AWS is part of this demo. Nothing of yours was read, nothing left this computer.";

/** The longest of the options, and a gap. */
const ROOM = " demo --list".length + 2;

/** What it does is left out where it would run over. */
const next = (typed: string, what: string, room: number, width: number): Line =>
  2 + room + what.length <= width
    ? [piece("  "), piece(typed.padEnd(room), "accent"), piece(what, "dim")]
    : [piece("  "), piece(typed, "accent")];

/** `npm start` in a clone: there is nothing to be fetched. */
function isCheckout({ fs, cwd }: World["machine"]): boolean {
  try {
    return fs.statSync(`${cwd}/${BUNDLE}`).isFile();
  } catch {
    return false;
  }
}
