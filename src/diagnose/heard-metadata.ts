import type { Outside } from "../model/outside.ts";
import type { Answer, FailureKind, MetadataQuestion, Question } from "../model/question.ts";
import { assumeOffline } from "../resolve/assume-offline.ts";

/** What the metadata service said in this run: nobody has to ask again to foresee what it gives after a change. */
export interface HeardMetadata {
  readonly isEmpty: boolean;
  /** As it was heard; all else as offline. */
  answer(question: Question): Answer;
}

/** The same world, listened to. */
export function listening(outside: Outside | null): {
  readonly outside: Outside | null;
  readonly heard: HeardMetadata;
} {
  const answers = new Map<string, Answer>();
  /** By the way there: what was not asked on it would end like this, too. */
  const closed = new Map<string, Answer>();
  const heard: HeardMetadata = {
    get isEmpty() {
      return answers.size === 0;
    },
    answer: (question) =>
      (question.kind === "metadata" ? (answers.get(keyOf(question)) ?? closed.get(wayOf(question))) : undefined) ??
      assumeOffline(question),
  };
  if (outside === null) return { outside, heard };
  const answer: Outside["answer"] = async (question, caBundle) => {
    const given = await outside.answer(question, caBundle);
    if (question.kind !== "metadata") return given;
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
