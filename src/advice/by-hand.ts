import type { Fix } from "../model/finding.ts";
import { quoteWord } from "./shell.ts";

/** A change that only a person can make. */
export const byHand = (text: string): Fix => ({ change: { kind: "by-hand", text }, promise: "", after: null });

export const nameInCode = (profile: string): string =>
  `name the profile in code, or by --profile ${quoteWord(profile)}`;
