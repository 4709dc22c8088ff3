import { shortKeyId } from "../../advice/actor-of.ts";
import type { Trace, TracedKey } from "../../model/trace.ts";
import type { Style } from "../screen.ts";

/** Keys that did more than ask for a predicted role. */
const actors = ({ keys }: Trace): readonly TracedKey[] => {
  const signed = keys.filter(({ accessKeyId }) => accessKeyId !== null);
  const acting = signed.filter(({ agreement }) => agreement !== "asks-for-role");
  return acting.length === 0 ? signed : acting;
};

/** Who the program was, and whether that was predicted; one sentence. */
export function headlineOf(trace: Trace): string {
  const { program } = trace;
  const [first, ...more] = actors(trace);
  if (first === undefined) {
    if (trace.keys.some(({ signed }) => signed))
      return `${program} signed with what is no key id of AWS's (not shown).`;
    if (trace.keys.length > 0) return `no key of ${program} was seen: the calls that it reported were not signed.`;
    return trace.unsent.length > 0
      ? `no AWS call of ${program} was sent: each failed before.`
      : `no AWS call of ${program} was seen.`;
  }
  if (more.length > 0) {
    const accounts = new Set([first, ...more].map(({ account }) => account));
    const parts = [first, ...more].filter(differs).length;
    const where = accounts.size > 1 ? ` in ${accounts.size} accounts` : "";
    const verdict = parts === 0 ? "as predicted" : `${parts} of them not as predicted`;
    return `${program} used ${more.length + 1} keys${where}, ${verdict}.`;
  }
  return `${program} acted as ${whoWords(first)}${verdictWords(first)}.`;
}

const whoWords = ({ accessKeyId, account }: TracedKey): string => {
  const key = `key ${shortKeyId(accessKeyId ?? "")}`;
  return account === null ? key : `${account} (${key})`;
};

function verdictWords({ agreement, predicted }: TracedKey): string {
  switch (agreement) {
    case "same-key":
    case "same-account":
      return ", as predicted";
    case "asks-for-role":
      return ", and asked for the predicted role only";
    case "other-key":
    case "other-account":
      return `; predicted: ${predicted?.actor ?? "nobody"}`;
    case "unforeseen":
      return ", though no credentials were predicted";
    case "account-unknown":
    case "no-prediction":
    case null:
      return "";
  }
}

const differs = ({ agreement }: TracedKey): boolean =>
  agreement === "other-key" || agreement === "other-account" || agreement === "unforeseen";

export function styleOf(trace: Trace): Style {
  const keys = actors(trace);
  if (keys.some(differs)) return "warn";
  return keys.length > 0 && keys.every(({ agreement }) => agreement === "same-key" || agreement === "same-account")
    ? "good"
    : "strong";
}
