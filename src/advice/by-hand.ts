import type { Fix } from "../model/finding.ts";

/** A change that only a person can make. */
export const byHand = (text: string): Fix => ({ change: { kind: "by-hand", text }, promise: "", after: null });
