import { type Paint, type Terminal, unpainted } from "../report/screen.ts";
import type { Options } from "./options.ts";
import type { Output, World } from "./world.ts";

const PIPED_WIDTH = 100;
const NARROWEST = 40;

/** How to write on a stream, stdout where none is given: its width, its letters, its colours. Colours are loaded only where they show. */
export async function terminalFor(
  { stdout, machine: { environment, platform } }: Pick<World, "stdout" | "machine">,
  { color }: Pick<Options, "color">,
  output: Output = stdout,
): Promise<Terminal> {
  const painted = color ?? wishes(environment) ?? (output.isTerminal && environment["TERM"] !== "dumb");
  const columns = output.columns ?? (Number(environment["COLUMNS"]) || PIPED_WIDTH);
  return {
    width: Math.max(NARROWEST, columns),
    unicode: speaksUnicode(environment, platform),
    paint: painted ? await colours(environment) : unpainted,
  };
}

/** NO_COLOR (no-color.org) is heeded before FORCE_COLOR (force-color.org), of which `0` means none; null: neither says. */
function wishes({ NO_COLOR, FORCE_COLOR }: Readonly<Record<string, string | undefined>>): boolean | null {
  if (NO_COLOR) return false;
  return FORCE_COLOR ? FORCE_COLOR !== "0" && FORCE_COLOR !== "false" : null;
}

/** COLORFGBG is what rxvt, Konsole and iTerm2 say of theirs: the background's number comes last; 7 and 15 are white. */
async function colours({ COLORFGBG }: Readonly<Record<string, string | undefined>>): Promise<Paint> {
  const { paintOn } = await import("./color.ts");
  return paintOn(/;(?:7|15)$/.test(COLORFGBG ?? ""));
}

/** The locale's word; the Linux console has few glyphs; Windows has them in its new terminal. */
function speaksUnicode(
  environment: Readonly<Record<string, string | undefined>>,
  platform: "posix" | "windows",
): boolean {
  if (platform === "windows")
    return environment["WT_SESSION"] !== undefined || environment["TERM_PROGRAM"] === "vscode";
  if (environment["TERM"] === "linux" || environment["TERM"] === "dumb") return false;
  return /utf-?8/i.test(environment["LC_ALL"] || environment["LC_CTYPE"] || environment["LANG"] || "");
}
