import type { SdkError } from "../model/resolution.ts";

/** In one line; Go's messages begin with the type already. */
export const summaryOf = ({ type, message }: SdkError): string => {
  const first = message.split("\n")[0] ?? "";
  if (first === "") return type;
  return first.startsWith(type) ? first : `${type}: ${first}`;
};
