import type { ErrorKind, SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { drive } from "../resolve/drive.ts";
import { type Passage, WHOLE_CHAIN, walkChain } from "../resolve/walk-chain.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";
import { type FailingPlace, failingPlace } from "./failing-place.ts";
import { likeness } from "./likeness.ts";
import { profilesNamedIn } from "./profiles-named-in.ts";
import { type Recognised, recognise } from "./recognise.ts";
import { type SupposedOutside, supposedOutsides } from "./supposed-outside.ts";

/** The SDK that most likely printed a text on this machine, and where it fails. */
export interface LikelyFailure {
  readonly sdk: SdkId;
  readonly place: FailingPlace;
  /** What the program was given in code: as asked, or with the profile that the text names. */
  readonly code: CodeArguments;
  /** 0 to 1: how much of what is printed there is in the text, and the other way round. */
  readonly likeness: number;
  /**
   * `said`: files and variables alone lead to such an error. `supposed`: only if AWS, a program or an endpoint answers as
   * the text tells, which nobody was asked.
   */
  readonly fits: "said" | "supposed";
}

/** A text as it reads on one machine. */
export interface ExplainedHere {
  /** The most telling first: what the SDK says that most likely printed it here. */
  readonly recognised: readonly Recognised[];
  /** Null: as this machine is now, no SDK that may have said it would. */
  readonly failure: LikelyFailure | null;
}

interface Here {
  readonly snapshot: Snapshot;
  readonly code: CodeArguments;
}

/** From here on an error is taken for the text's own. */
const ALIKE = 0.5;

/**
 * Every chain that may have said a text is walked over this machine, once for each answer that AWS may have given; the one
 * whose error is most like the text is taken; of several alike, the first of `candidates`.
 */
export function explainedHere(text: string, candidates: readonly AnyChain[], here: Here): ExplainedHere {
  const recognised = recognise(text);
  const speakers = new Set(recognised.flatMap(({ known }) => known.sdks));
  const walked = candidates.filter(({ id }) => speakers.has(id));
  const failure = likelyFailure({ text, recognised, candidates: walked, here });
  if (failure === null) return { recognised, failure };
  const isTheirs = ({ known }: Recognised): boolean => known.sdks.includes(failure.sdk);
  return {
    recognised: [...recognised.filter(isTheirs), ...recognised.filter((other) => !isTheirs(other))],
    failure,
  };
}

interface Search {
  readonly text: string;
  readonly recognised: readonly Recognised[];
  readonly candidates: readonly AnyChain[];
  readonly here: Here;
}

function likelyFailure(search: Search): LikelyFailure | null {
  const asTold = mostAlike(search);
  if (asTold !== null && asTold.likeness >= ALIKE) return asTold;
  return profileInCode(search, asTold) ?? refusedKeys(search) ?? asTold;
}

/** A program may name a profile in code, where no file and no variable shows it; its error may. */
function profileInCode(search: Search, otherwise: LikelyFailure | null): LikelyFailure | null {
  const { text, here } = search;
  if (here.code.profile !== null) return null;
  for (const profile of profilesNamedIn(text)) {
    const found = mostAlike({ ...search, here: { ...here, code: { ...here.code, profile } } });
    if (found !== null && found.likeness >= ALIKE && found.likeness > (otherwise?.likeness ?? 0)) return found;
  }
  return null;
}

function mostAlike({ text, recognised, candidates, here }: Search): LikelyFailure | null {
  let best: LikelyFailure | null = null;
  for (const chain of candidates)
    for (const { place, supposed } of placesIn(chain, here, text)) {
      const alike = likenessOf(text, place, recognised, chain.id);
      if (best !== null && alike <= best.likeness) continue;
      if (alike < ALIKE && !isTheirFault(text, place, recognised, chain.id)) continue;
      best = { sdk: chain.id, place, code: here.code, likeness: alike, fits: supposed ? "supposed" : "said" };
    }
  return best;
}

/** A text may be cut short, or say more than a model does: then the exception's name, or the same kind of fault, tells. */
function isTheirFault(text: string, { error }: FailingPlace, [first]: readonly Recognised[], sdk: SdkId): boolean {
  if (error === null || first === undefined || !first.known.sdks.includes(sdk)) return false;
  return first.known.kind === error.kind || (/\w{8}/.test(error.type) && text.includes(error.type));
}

interface Walked {
  readonly place: FailingPlace;
  readonly supposed: boolean;
}

/** Where a chain may fail: once as if all went well, and if it asked for anything, once for each other answer. */
function placesIn(chain: AnyChain, here: Here, text: string): readonly Walked[] {
  let asked = false;
  const walked = (outside: SupposedOutside, supposed: boolean): readonly Walked[] => {
    const answer = outside();
    const place = failingPlace(
      chain,
      passageOf(chain, here, () => (question) => {
        asked = true;
        return answer(question);
      }),
    );
    return place === null ? [] : [{ place, supposed }];
  };
  const [first, ...others] = supposedOutsides(text);
  const quiet = first === undefined ? [] : walked(first, false);
  return asked ? [...quiet, ...others.flatMap((outside) => walked(outside, true))] : quiet;
}

const passageOf = (chain: AnyChain, { snapshot, code }: Here, outside: SupposedOutside): Passage<unknown> =>
  drive(walkChain(chain, snapshot, code, WHOLE_CHAIN), outside());

/** A chain that finds nothing has no error of its own here: what the text says of it is told by the catalogue. */
function likenessOf(
  text: string,
  { error, passedOver }: FailingPlace,
  recognised: readonly Recognised[],
  sdk: SdkId,
): number {
  if (error !== null) return Math.max(likeness(text, error.message), likeness(text, `${error.type}: ${error.message}`));
  const nothing = recognised.find(({ known }) => known.kind === "nothing-found" && known.sdks.includes(sdk));
  if (nothing === undefined) return 0;
  const said = [nothing.said, ...passedOver.map(({ message }) => message)].join(" ");
  // Its own sentence is there: what else it lists of its links, no model has.
  return 0.5 + likeness(text, said) / 2;
}

/** What AWS says of keys that a program signs with. */
const REFUSALS: ReadonlySet<ErrorKind | "nothing-found"> = new Set(["denied", "refused-key", "token-expired"]);
/** The calls that a chain itself makes: their refusal has been walked. */
const EXCHANGE = /\bAssumeRole(?:With\w+)?\b|\bGetRoleCredentials\b|\bCreateToken\b|\bSSO|\blogin\b/;

/** No walk ends with the refusal of a program's own call: the place is the keys that it would sign with. */
function refusedKeys({ text, recognised, candidates, here }: Search): LikelyFailure | null {
  const [first] = recognised;
  if (first === undefined || !REFUSALS.has(first.known.kind) || EXCHANGE.test(text)) return null;
  const works = supposedOutsides("")[0];
  for (const chain of works === undefined ? [] : candidates.filter(({ id }) => first.known.sdks.includes(id))) {
    const { steps, end } = passageOf(chain, here, works as SupposedOutside);
    if (end.kind !== "won") continue;
    const source = steps[end.index]?.source ?? null;
    const place = { source, provenance: end.found.holding.provenance.accessKeyId, error: null, passedOver: [] };
    return { sdk: chain.id, place, code: here.code, likeness: 0, fits: "supposed" };
  }
  return null;
}
