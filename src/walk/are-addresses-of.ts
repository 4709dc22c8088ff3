import type { Asking } from "./walk.ts";

/** Of a name, whether all its addresses are such ones; null: nobody knows it. Offline it is taken for one that nobody knows. */
export function* areAddressesOf(host: string, isSuch: (address: string) => boolean): Asking<boolean | null> {
  const answer = yield { kind: "addresses", host };
  return answer.kind === "text" ? answer.text.split(" ").every(isSuch) : null;
}
