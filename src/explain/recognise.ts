import { knownErrors } from "../chains/known-errors.ts";
import { SDK_IDS, type SdkId } from "../model/sdk.ts";
import type { KnownError, KnownErrorKind } from "../walk/known-error.ts";
import { type AwsAnswer, answerIn, filled } from "./aws-answer.ts";
import { networkCauses } from "./network-causes.ts";
import { readingsOf } from "./readings.ts";
import { sdksMarkedIn } from "./sdks-named-in.ts";
import { serviceErrors } from "./service-errors.ts";
import { toolErrors } from "./tool-errors.ts";

/** A known error found in a text, its values put back. */
export interface Recognised {
  readonly known: KnownError;
  /** What it is about: by the cause that the text tells beside it, where it tells one. */
  readonly kind: KnownErrorKind;
  readonly meaning: string;
  /** The part of the text that is known. */
  readonly said: string;
  /** Twelve digits; null: the text tells of no account that is wanted. */
  readonly wantedAccount: string | null;
  /** What AWS answered; null: the text has no answer of AWS's. */
  readonly answer: AwsAnswer | null;
}

/** An SDK's own words tell more than what AWS answered through it. */
const CATALOGUE = [...knownErrors, ...toolErrors, ...serviceErrors, ...networkCauses];
const PLACES: ReadonlyMap<KnownError, number> = new Map(CATALOGUE.map((known, index) => [known, index]));

interface Found {
  readonly known: KnownError;
  readonly match: RegExpExecArray;
}

/** What a pasted error may be, the most telling first. */
export function recognise(text: string): readonly Recognised[] {
  const readings = readingsOf(text);
  const marked = sdksMarkedIn(text);
  // Where an SDK's own names stand, another's words are none of its.
  const mayBeSaid = ({ sdks, tool, origin }: KnownError): boolean =>
    marked.length === 0 || tool !== undefined || origin !== undefined || sdks.some((sdk) => isOrEmbeds(sdk, marked));
  const found = CATALOGUE.filter(mayBeSaid)
    .flatMap((known): readonly Found[] => {
      const match = firstMatch(known.pattern, readings);
      return match === null ? [] : [{ known, match }];
    })
    .sort((a, b) => sizeOf(b) - sizeOf(a));
  const answer = answerIn(text);
  if (found.length === 0) return answer === null ? [] : [answered(answer, text)];
  const network = found.find(({ known }) => known.origin === "network");
  return found.map((each): Recognised => {
    const { known, match } = each;
    const cause = causeOf(each, { found, answer, network });
    return {
      known,
      kind: cause?.kind ?? known.kind,
      meaning: `${filled(known.says, match)}${cause === null ? "" : ` ${cause.says}`}`,
      said: match[0],
      wantedAccount: wantedAccount(known, match),
      answer,
    };
  });
}

/** A code of a service's that no catalogue has. */
const answered = (answer: AwsAnswer, text: string): Recognised => ({
  known: { id: "aws-answer", sdks: SDK_IDS, origin: "aws", pattern: /^/, kind: answer.kind, says: answer.says },
  kind: answer.kind,
  meaning: answer.says,
  said: text,
  wantedAccount: null,
  answer,
});

/** Commands that are made with an SDK have its packages in their output. */
const MADE_WITH: Partial<Record<SdkId, readonly SdkId[]>> = {
  cdk: ["js-v3"],
  osls: ["js-v3"],
  serverless: ["js-v2"],
  // Terraform's provider and backend of older days were made with the older SDK.
  terraform: ["go-v2", "go-v1"],
  "terraform-backend": ["go-v2", "go-v1", "terraform"],
  "aws-cli-v1": ["boto3"],
  "aws-cli-v2": ["boto3"],
};

const madeWith = (sdk: SdkId): readonly SdkId[] => [sdk, ...(MADE_WITH[sdk] ?? [])];

/** One of the marks, or a tool that is made with one; where a tool is marked, what it is made with may speak too. */
const isOrEmbeds = (sdk: SdkId, marked: readonly SdkId[]): boolean =>
  marked.some((mark) => madeWith(sdk).includes(mark) || (isTool(mark) && madeWith(mark).includes(sdk)));

const isTool = (sdk: SdkId): boolean => sdk.startsWith("terraform");

function firstMatch(pattern: RegExp, readings: readonly string[]): RegExpExecArray | null {
  for (const reading of readings) {
    const match = pattern.exec(reading);
    if (match !== null) return match;
  }
  return null;
}

function wantedAccount({ wantedAccount: index }: KnownError, match: RegExpExecArray): string | null {
  const account = index === undefined ? undefined : match[index];
  return account !== undefined && /^\d{12}$/.test(account) ? account : null;
}

/**
 * More of the text caught is more sure. What a service or a network says, any SDK may carry: there the list's order counts;
 * and a language's own words any program may say.
 */
function sizeOf({ known, match }: Found): number {
  if (known.language !== undefined) return -1 / match[0].length;
  if (known.origin !== undefined) return 1 - (PLACES.get(known) ?? 0) / CATALOGUE.length;
  return 1 + match[0].length;
}

interface Beside {
  readonly found: readonly Found[];
  readonly answer: AwsAnswer | null;
  readonly network: Found | undefined;
}

/** What a text tells beside a sentence that leaves its cause open: an answer of AWS's, a connection, or another sentence. */
function causeOf(
  { known }: Found,
  { found, answer, network }: Beside,
): (Pick<Recognised, "kind"> & { readonly says: string }) | null {
  if (known.origin !== undefined || (known.tool !== undefined && known.isFrame !== true)) return null;
  const isOpen = known.isFrame === true || known.kind === "denied";
  if (isOpen && answer !== null) return answer;
  if (known.isFrame === true) {
    const inner = found.find(
      (other) =>
        other.known !== known &&
        other.known.isFrame !== true &&
        other.known.language === undefined &&
        other.known.origin === undefined,
    );
    if (inner !== undefined) return { kind: inner.known.kind, says: filled(inner.known.says, inner.match) };
  }
  return isOpen && network !== undefined
    ? { kind: network.known.kind, says: filled(network.known.says, network.match) }
    : null;
}

/** What an SDK's own error is known as, by its most telling part. */
export function knownSentence(error: string, sdk: SdkId): KnownError | null {
  let best: Found | null = null;
  for (const known of CATALOGUE) {
    if (!known.sdks.includes(sdk)) continue;
    const match = known.pattern.exec(error);
    if (match !== null && (best === null || sizeOf({ known, match }) > sizeOf(best))) best = { known, match };
  }
  return best?.known ?? null;
}

/** Every SDK that may have said a text. */
export const speakersOf = (text: string): readonly SdkId[] => [
  ...new Set(recognise(text).flatMap(({ known }) => known.sdks)),
];
