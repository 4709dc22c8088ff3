import type { Answer, Question } from "../model/question.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { drive } from "../resolve/drive.ts";
import { type Passage, WHOLE_CHAIN, walkChain } from "../resolve/walk-chain.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";
import { untilRaised } from "../walk/walk.ts";
import { type FailingPlace, failingPlace } from "./failing-place.ts";
import { likeness, shareIn } from "./likeness.ts";
import { answerIn } from "./aws-answer.ts";
import { profilesNamedIn } from "./profiles-named-in.ts";
import { sdksMarkedIn } from "./sdks-named-in.ts";
import { toolNamedIn } from "./tools-named-in.ts";
import { type Recognised, knownSentence, recognise } from "./recognise.ts";
import type { KnownErrorKind } from "../walk/known-error.ts";
import { KIND_MEANINGS } from "./kind-meanings.ts";
import { unboxed } from "./unboxed.ts";
import { type SupposedOutside, quietOutside, supposedOutsides } from "./supposed-outside.ts";

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
/** From here on it is the text, word for word but for what a model leaves out. */
const SAME = 0.95;

/**
 * Every chain that may have said a text is walked over this machine, once for each answer that AWS may have given; the one
 * whose error is most like the text is taken; of several alike, the first of `candidates`. Where none of them says just
 * that, the others are walked too: an SDK that fails here in these very words said them, whatever the catalogue knows.
 */
export function explainedHere(pasted: string, inOrder: readonly AnyChain[], here: Here): ExplainedHere {
  const text = unboxed(pasted);
  const ofTool = toolNamedIn(text)?.sdks ?? [];
  const isTools = ({ id }: AnyChain): boolean => ofTool.includes(id);
  const candidates = [...inOrder.filter(isTools), ...inOrder.filter((chain) => !isTools(chain))];
  const named = sdksMarkedIn(text);
  const isNamed = ({ id }: AnyChain): boolean => named.includes(id);
  if (candidates.some(isNamed) && !candidates.every(isNamed))
    return explainedBy(text, candidates.filter(isNamed), here);
  return explainedBy(text, candidates, here);
}

function explainedBy(text: string, candidates: readonly AnyChain[], here: Here): ExplainedHere {
  const recognised = recognisedOf(text, candidates);
  // What the network said any of them may say: it tells nothing of who, where something else does.
  const said = recognised.filter(({ known }) => known.origin !== "network");
  const telling = said.length === 0 ? recognised : said;
  // An answer to a call of the program's own is no failure of a chain.
  if (answerIn(text)?.isOwnCall === true)
    return { recognised, failure: refusedKeys({ text, recognised: telling, candidates, here }) };
  const speakers = new Set(telling.flatMap(({ known }) => known.sdks));
  const known = likelyFailure({
    text,
    recognised: telling,
    candidates: inTellingOrder(candidates, telling),
    here,
  });
  const others = { text, recognised: telling, candidates: candidates.filter(({ id }) => !speakers.has(id)), here };
  const same = isSurely(known) ? null : mostAlike(others, SAME);
  if (same !== null) return { recognised: [inTheirWords(same, others), ...recognised], failure: same };
  return { recognised: known === null ? recognised : theirsFirst(recognised, known.sdk), failure: known };
}

/** Those first of whom a candidate may have said it, and before them those of the SDKs that the text's tool is made with. */
function recognisedOf(text: string, candidates: readonly AnyChain[]): readonly Recognised[] {
  const all = recognise(text);
  const ofTool = toolNamedIn(text)?.sdks ?? [];
  const isTold = ({ known }: Recognised): boolean => known.origin === undefined && known.language === undefined;
  const isTools = (each: Recognised): boolean => isTold(each) && each.known.sdks.some((sdk) => ofTool.includes(sdk));
  const isTheirs = (each: Recognised): boolean =>
    isTold(each) && candidates.some(({ id }) => each.known.sdks.includes(id));
  const rank = (each: Recognised): number => (isTools(each) ? 0 : isTheirs(each) ? 1 : 2);
  return [...all].sort((a, b) => rank(a) - rank(b));
}

/** Those that may have said a text, first whom its most telling part names. */
function inTellingOrder(candidates: readonly AnyChain[], recognised: readonly Recognised[]): readonly AnyChain[] {
  const ids = recognised.flatMap(({ known }) => known.sdks);
  const first = recognised[0]?.known.sdks ?? [];
  return [
    ...candidates.filter(({ id }) => first.includes(id)),
    ...candidates.filter(({ id }) => !first.includes(id) && ids.includes(id)),
  ];
}

/** Nobody else says what an SDK says that found nothing. */
const isSurely = (failure: LikelyFailure | null): boolean =>
  failure !== null && (failure.likeness >= SAME || (failure.likeness >= ALIKE && failure.place.error === null));

function theirsFirst(recognised: readonly Recognised[], sdk: SdkId): readonly Recognised[] {
  const isTheirs = ({ known }: Recognised): boolean => known.sdks.includes(sdk);
  return [...recognised.filter(isTheirs), ...recognised.filter((other) => !isTheirs(other))];
}

/** What no catalogue has, and a chain says here: of which kind its fault is. */
function inTheirWords({ place }: LikelyFailure, search: Search): Recognised {
  const { text, candidates } = search;
  const sdks = candidates.filter((chain) => mostAlike({ ...search, candidates: [chain] }, SAME) !== null);
  const kind = place.error?.kind ?? "nothing-found";
  return {
    known: { id: "in-these-words", sdks: sdks.map(({ id }) => id), pattern: /^/, kind, says: "" },
    kind,
    meaning: kind === "nothing-found" ? "" : KIND_MEANINGS[kind],
    said: text,
    wantedAccount: null,
    answer: null,
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
  return profileInCode(search, asTold) ?? refusedKeys(search) ?? withoutRegion(search) ?? asTold;
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

/** @param least how alike it must be; below ALIKE a fault of the same kind or name is taken, too, where no more is wanted. */
function mostAlike({ text, recognised, candidates, here }: Search, least = ALIKE): LikelyFailure | null {
  let best: LikelyFailure | null = null;
  for (const chain of candidates)
    for (const { place, supposed, isRare } of placesIn(chain, here, text)) {
      const alike = likenessOf(text, { place, supposed, isRare }, recognised, chain.id);
      if (best !== null && alike <= best.likeness) continue;
      const isTheirs = isRare ? isNamedIn(text, place) : isTheirFault(text, place, recognised, chain.id);
      if (alike < least && (least > ALIKE || !isTheirs)) continue;
      best = { sdk: chain.id, place, code: here.code, likeness: alike, fits: supposed ? "supposed" : "said" };
      if (alike === 1) return best;
    }
  return best;
}

/** A text may be cut short, or say more than a model does: then the exception's name, or the same kind of fault, tells. */
function isTheirFault(text: string, { error }: FailingPlace, recognised: readonly Recognised[], sdk: SdkId): boolean {
  const first = recognised.find(({ known }) => known.sdks.includes(sdk));
  if (error === null || first === undefined) return false;
  return first.kind === error.kind || first.known.kind === error.kind || isNamedIn(text, { error });
}

/** By its exception's name. */
const isNamedIn = (text: string, { error }: Pick<FailingPlace, "error">): boolean =>
  error !== null && /\w{8}/.test(error.type) && text.includes(error.type);

interface Walked {
  readonly place: FailingPlace;
  readonly supposed: boolean;
  readonly isRare: boolean;
}

/** Where a chain may fail: once as if all went well, and if it asked for anything, once for each other answer. */
function* placesIn(chain: AnyChain, here: Here, text: string): Generator<Walked> {
  const asked = new Set<Question["kind"]>();
  const placeIn = ({ answerer }: SupposedOutside): FailingPlace | null => {
    const answer = answerer();
    const passage = passageOf(chain, here, (question) => {
      asked.add(question.kind);
      return answer(question);
    });
    return failingPlace(chain, passage);
  };
  const quiet = placeIn(quietOutside);
  if (quiet !== null) yield { place: quiet, supposed: false, isRare: false };
  if (asked.size === 0) return;
  for (const outside of supposedOutsides(text)) {
    if (outside.of !== null && !asked.has(outside.of)) continue;
    const place = placeIn(outside);
    if (place !== null) yield { place, supposed: true, isRare: outside.isRare === true };
  }
}

const passageOf = (
  chain: AnyChain,
  { snapshot, code }: Here,
  answer: (question: Question) => Answer,
): Passage<unknown> => drive(walkChain(chain, snapshot, code, WHOLE_CHAIN), answer);

/** A chain that finds nothing has no error of its own here: what the text says of it is told by the catalogue. */
function likenessOf(text: string, walked: Walked, recognised: readonly Recognised[], sdk: SdkId): number {
  const { error, passedOver } = walked.place;
  if (error !== null) {
    const whole = `${error.type}: ${error.message}`;
    const alike = Math.max(likeness(text, error.message), likeness(text, whole));
    return saysOtherwise(whole, recognised, sdk) ? alike * OTHERWISE : alike;
  }
  const nothing = recognised.find(({ known }) => known.kind === "nothing-found" && known.sdks.includes(sdk));
  if (nothing === undefined) return 0;
  // Its own sentence is there: what else it lists of its links, no model has in full. What was passed over and does not
  // stand in it speaks a little against a world, as an SDK may keep it to itself; and so does that it is supposed.
  const untold = passedOver.filter(({ message }) => shareIn(text, message) < TOLD);
  return 0.5 + likeness(text, nothing.said) / 2 - 0.01 * (untold.length + (walked.supposed ? 1 : 0));
}

/** The error has a sentence that the catalogue knows to be the SDK's, and the text has another. */
function saysOtherwise(error: string, recognised: readonly Recognised[], sdk: SdkId): boolean {
  if (!recognised.some(({ known }) => known.sdks.includes(sdk))) return false;
  const own = knownSentence(error, sdk);
  return own !== null && !recognised.some(({ known }) => known.id === own.id);
}

/** Of long texts that share all but that sentence. */
const OTHERWISE = 0.8;

/** So much of a message stands in a text that tells it. */
const TOLD = 0.9;

/** What AWS says of keys that a program signs with. */
const REFUSALS: ReadonlySet<KnownErrorKind> = new Set(["denied", "refused-key", "token-expired"]);
/** The calls that a chain itself makes: their refusal has been walked. */
const EXCHANGE = /\bAssumeRole(?:With\w+)?\b|\bGetRoleCredentials\b|\bCreateToken\b|\bSSO|\blogin\b/;

/** No walk ends with the refusal of a program's own call: the place is the keys that it would sign with. */
function refusedKeys({ text, recognised, candidates, here }: Search): LikelyFailure | null {
  const [first] = recognised;
  const answer = first?.answer ?? null;
  if (first === undefined || answer === null || !REFUSALS.has(answer.kind)) return null;
  if (!answer.isOwnCall && (first.known.isFrame === true || EXCHANGE.test(text))) return null;
  for (const chain of candidates.filter(({ id }) => first.known.sdks.includes(id))) {
    const { steps, end } = passageOf(chain, here, quietOutside.answerer());
    if (end.kind !== "won") continue;
    const source = steps[end.index]?.source ?? null;
    const place = { source, provenance: end.found.holding.provenance.accessKeyId, error: null, passedOver: [] };
    return { sdk: chain.id, place, code: here.code, likeness: 0, fits: "supposed" };
  }
  return null;
}

/** Most chains end with keys, be there a region or not: it is a client of the program's own that is not made without one. */
function withoutRegion({ recognised, candidates, here }: Search): LikelyFailure | null {
  const [first] = recognised;
  if (first?.kind !== "region-missing") return null;
  for (const chain of candidates.filter(({ id }) => first.known.sdks.includes(id))) {
    const answer = quietOutside.answerer();
    const { session, steps, end } = passageOf(chain, here, answer);
    if (end.kind === "not-loaded") continue;
    const winner = end.kind === "won" ? (steps[end.index]?.source ?? null) : null;
    const region = drive(untilRaised(chain.region(session, winner)), answer);
    if (region.kind === "raised" || (region.value.name ?? "") !== "") continue;
    const { provenance } = region.value;
    const error = { kind: "region-missing", type: "", message: first.said, provenance, related: [] } as const;
    const place = { source: null, provenance, error, passedOver: [] };
    return { sdk: chain.id, place, code: here.code, likeness: 0, fits: "said" };
  }
  return null;
}
