import { durationWords } from "../../advice/duration-words.ts";
import { parseTimestamp } from "../../parse/timestamp.ts";
import { isLongLived } from "../acting-role.ts";
import type { ExpectationKind } from "../expectation-kind.ts";
import { isJudgement, winnerOr } from "../nobody.ts";

export const minLifetime: ExpectationKind = {
  key: "min-lifetime",
  title: "How long they last",
  why: "A deployment whose credentials end half way leaves things half made.",
  meant(text) {
    const least = millisecondsOf(text);
    if (least === null) return "write a time, such as 15m, 2h or 1h30m";
    return ({ diagnosis }) => {
      const winner = winnerOr(diagnosis);
      if (isJudgement(winner)) return winner;
      const places = [winner.holding.provenance.accessKeyId];
      if (isLongLived(winner)) return { verdict: "met", actual: "they do not end", places };
      const end = parseTimestamp(winner.credentials.expiration ?? winner.holding.expiration ?? "");
      if (end === null) return { verdict: "unknown", actual: null, places };
      const left = end.milliseconds - diagnosis.now;
      const actual = left < 0 ? `over for ${durationWords(-left)}` : durationWords(left);
      return { verdict: left >= least ? "met" : "not-met", actual, places };
    };
  },
};

const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const;

/** `1h30m`, `15m`, `900s`: milliseconds; null: no time. */
function millisecondsOf(text: string): number | null {
  if (!/^(?:\d+[dhms])+$/.test(text)) return null;
  return [...text.matchAll(/(\d+)([dhms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNITS[unit as keyof typeof UNITS],
    0,
  );
}
