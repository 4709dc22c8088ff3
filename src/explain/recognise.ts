import type { SdkId } from "../model/sdk.ts";
import { knownErrors } from "../chains/known-errors.ts";
import type { KnownError } from "../walk/known-error.ts";
import { serviceErrors } from "./service-errors.ts";
import { toolErrors } from "./tool-errors.ts";

/** A known error found in a text, its values put back. */
export interface Recognised {
  readonly known: KnownError;
  readonly meaning: string;
  /** The part of the text that is known. */
  readonly said: string;
  /** Twelve digits; null: the text tells of no account that is wanted. */
  readonly wantedAccount: string | null;
}

/** An SDK's own words tell more than what AWS answered through it. */
const CATALOGUE = [...knownErrors, ...toolErrors, ...serviceErrors];

/** What a pasted error may be, the most telling first. */
export function recognise(text: string): readonly Recognised[] {
  return CATALOGUE.flatMap((known) => {
    const match = known.pattern.exec(text);
    return match === null
      ? []
      : [
          {
            known,
            meaning: withAnswer(known, filled(known.says, match), text),
            said: match[0],
            wantedAccount: wantedAccount(known, match),
            size: sizeOf(known, match),
          },
        ];
  })
    .sort((a, b) => b.size - a.size)
    .map(({ known, meaning, said, wantedAccount }) => ({ known, meaning, said, wantedAccount }));
}

function wantedAccount({ wantedAccount: index }: KnownError, match: RegExpExecArray): string | null {
  const account = index === undefined ? undefined : match[index];
  return account !== undefined && /^\d{12}$/.test(account) ? account : null;
}

/** More of the text caught is more sure; what a service says, any SDK may carry. */
const sizeOf = ({ sdks }: KnownError, match: RegExpExecArray): number => match[0].length / (isAnyones(sdks) ? 10 : 1);

const isAnyones = (sdks: readonly SdkId[]): boolean => sdks.length > 5;

/** An SDK that passes on what AWS answered tells its code alone. */
function withAnswer({ kind, sdks, tool }: KnownError, meaning: string, text: string): string {
  if (kind !== "denied" || isAnyones(sdks) || tool !== undefined) return meaning;
  for (const { pattern, says } of serviceErrors) {
    const match = pattern.exec(text);
    if (match !== null) return `${meaning} ${filled(says, match)}`;
  }
  return meaning;
}

const filled = (says: string, match: RegExpExecArray): string =>
  says.replace(/\$(\d)/g, (_, index: string) => match[Number(index)]?.trim() ?? "…");

/** Every SDK that may have said a text. */
export const speakersOf = (text: string): readonly SdkId[] => [
  ...new Set(recognise(text).flatMap(({ known }) => known.sdks)),
];
