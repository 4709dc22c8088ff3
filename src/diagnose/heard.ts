import type { Outside } from "../model/outside.ts";
import type { Answer, FailureKind, MetadataQuestion, Question } from "../model/question.ts";
import { assumeOffline } from "../resolve/assume-offline.ts";
import { Secret } from "../vault/secret.ts";

/** What was said in this run: nobody has to ask again to foresee what it gives after a change. */
export interface Heard {
  readonly isEmpty: boolean;
  readonly hasRefusals: boolean;
  /** What the metadata service said; all else as offline. */
  metadata(question: Question): Answer;
  /**
   * The same, and what was refused is refused again: who goes on from there lives by what comes next (PHP on `plain-00179`,
   * whose web identity AWS refuses, by a process).
   */
  answer(question: Question): Answer;
}

/** The same world, listened to. */
export function listening(outside: Outside | null): {
  readonly outside: Outside | null;
  readonly heard: Heard;
} {
  const answers = new Map<string, Answer>();
  /** By the way there: what was not asked on it would end like this, too. */
  const closed = new Map<string, Answer>();
  const refused = new Map<string, Answer>();
  const metadata = (question: Question): Answer =>
    (question.kind === "metadata" ? (answers.get(keyOf(question)) ?? closed.get(wayOf(question))) : undefined) ??
    assumeOffline(question);
  const heard: Heard = {
    get isEmpty() {
      return answers.size === 0 && refused.size === 0;
    },
    get hasRefusals() {
      return refused.size > 0;
    },
    metadata,
    answer: (question) => refused.get(textOf(question)) ?? metadata(question),
  };
  if (outside === null) return { outside, heard };
  const answer: Outside["answer"] = async (question, caBundle) => {
    const given = await outside.answer(question, caBundle);
    if (question.kind !== "metadata") {
      if (given.kind === "failure") refused.set(textOf(question), given);
      return given;
    }
    answers.set(keyOf(question), given);
    if (given.kind === "failure" && CLOSING.has(given.failure.kind)) closed.set(wayOf(question), given);
    return given;
  };
  return { outside: { ...outside, answer }, heard };
}

/** Nothing gets there at all. A token that times out says nothing of the rest: so it is behind a hop limit of 1. */
const CLOSING: ReadonlySet<FailureKind> = new Set(["unknown-host", "no-route", "refused", "proxy"]);

const wayOf = ({ baseUrl, proxy }: MetadataQuestion): string => [baseUrl.replace(/\/$/, ""), proxy ?? ""].join(" ");

/** How long and how often an SDK asks does not change what is said. */
const keyOf = (question: MetadataQuestion): string =>
  [question.ask, question.role, question.token === null, wayOf(question)].join(" ");

/** Of a secret, which is not opened for this, its length. */
const textOf = (question: Question): string =>
  JSON.stringify(question, function length(this: Record<string, unknown>, key, shown: unknown) {
    const held = this[key];
    return held instanceof Secret ? held.length : shown;
  });
