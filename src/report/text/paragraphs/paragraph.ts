import type { Style } from "../../screen.ts";

export interface Paragraph {
  readonly label: string;
  readonly text: string;
  readonly style: Style;
  /** A command to copy: not broken into lines. */
  readonly whole?: boolean;
}

export const paragraph = (label: string, text: string, style: Style = "plain"): readonly Paragraph[] =>
  text === "" ? [] : [{ label, text, style }];

/** Rules that say why a chosen profile is not used. */
export const SHADOWING: ReadonlySet<string> = new Set(["exported-keys-shadow-profile", "web-identity-shadows-profile"]);

/** Rules that say why the winner comes before what was meant. */
export const REASONS: ReadonlySet<string> = new Set([...SHADOWING, "container-role-shadowed"]);
