import type { Answer } from "../model/question.ts";

/**
 * What a process printed, to a reader that takes names in any case: Go's encoding/json, Rust's `eq_ignore_ascii_case` and the
 * CRT's cJSON (golden `reported-process-small-letters`).
 */
export const inAnyCase = (answer: Answer): Answer =>
  answer.kind === "incomplete" ? (answer.inAnyCase ?? answer) : answer;
