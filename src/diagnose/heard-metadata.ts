import type { Outside } from "../model/outside.ts";
import type { Answer, MetadataQuestion, Question } from "../model/question.ts";
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
  const heard: HeardMetadata = {
    get isEmpty() {
      return answers.size === 0;
    },
    answer: (question) =>
      (question.kind === "metadata" ? answers.get(keyOf(question)) : undefined) ?? assumeOffline(question),
  };
  if (outside === null) return { outside, heard };
  const answer: Outside["answer"] = async (question) => {
    const given = await outside.answer(question);
    if (question.kind === "metadata") answers.set(keyOf(question), given);
    return given;
  };
  return { outside: { ...outside, answer }, heard };
}

/** How long and how often an SDK asks does not change what is said. */
const keyOf = ({ ask, baseUrl, role, token, proxy }: MetadataQuestion): string =>
  [ask, baseUrl.replace(/\/$/, ""), role, token === null, proxy ?? ""].join(" ");
