import type { Fix } from "../model/finding.ts";
import { byHand } from "./by-hand.ts";

/** What is told of roles that take their keys from each other; `way` leads from the first back to the first. */
export const circleMessage = (profiles: readonly string[], way: string): string =>
  profiles.length === 1
    ? `Profile ${profiles[0]} is its own source_profile and has no keys of its own.`
    : `The roles go in a circle: ${way}. None of these profiles has keys.`;

/** At the line where one of them names its source. */
export const wayOutOfCircle = (path: string, line: number): Fix =>
  byHand(`point source_profile on line ${line} of ${path} at a profile that has keys or signs in`);
