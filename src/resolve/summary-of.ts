import type { SdkError } from "../model/resolution.ts";
import { firstWords } from "./first-words.ts";

/** In one line; Go's messages begin with the type already. */
export const summaryOf = ({ type, message }: SdkError): string => {
  const words = firstWords(message);
  if (words === "") return type;
  return words.startsWith(type) ? words : `${type}: ${words}`;
};
