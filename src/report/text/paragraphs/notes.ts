import { proxyThatFailed } from "../../../advice/proxies.ts";
import { durationWords } from "../../../advice/duration-words.ts";
import { lentBy } from "../../../advice/lent-by.ts";
import { metadataHeard } from "../../../advice/metadata-heard.ts";
import type { Diagnosis } from "../../../model/diagnosis.ts";
import { parseTimestamp } from "../../../parse/timestamp.ts";
import { type Paragraph, paragraph, REASONS } from "./paragraph.ts";

/** What else was found, how long the keys last, and what was taken for granted. */
export function notes(diagnosis: Diagnosis): readonly Paragraph[] {
  const { findings, resolution } = diagnosis;
  const said = new Set([...REASONS, "refused-by-aws", "keys-not-whole", "aws-not-reached"]);
  const headline =
    resolution.outcome === "credentials" ? undefined : findings.find(({ severity }) => severity === "error")?.rule;
  return [
    ...findings
      .filter(({ rule }) => !said.has(rule) && rule !== headline)
      .flatMap(({ message, severity }) =>
        paragraph("Note", message, severity === "error" ? "bad" : severity === "warning" ? "warn" : "dim"),
      ),
    // Said by the finding, with what to do.
    ...(findings.some(({ rule }) => rule === "expired-keys") ? [] : lifetime(diagnosis)),
    ...footnotes(diagnosis),
  ];
}

function lifetime({ resolution, wrapper, now }: Diagnosis): readonly Paragraph[] {
  const { winner } = resolution;
  if (winner === null) return [];
  const written = winner.credentials.expiration ?? winner.holding.expiration ?? wrapper?.expiration ?? null;
  const time = written === null ? null : parseTimestamp(written);
  if (time === null) return [];
  const left = time.milliseconds - now;
  const by = wrapper !== null && winner.source === "environment" ? `exported by ${wrapper.name}, ` : "";
  if (left <= 0) return paragraph("Note", `Temporary keys: ${by}expired ${durationWords(-left)} ago.`, "bad");
  // Whoever lent them is asked again before they are over.
  if (lentBy(winner.holding) !== null)
    return paragraph(
      "Note",
      `Temporary keys, ${durationWords(left)} left; ${resolution.sdk.id} renews them by itself.`,
      "dim",
    );
  return paragraph("Note", `Temporary keys: ${by}${durationWords(left)} left.`, left < 15 * 60_000 ? "warn" : "dim");
}

/** Of a long chain of roles, those that come first. */
const MOST_TAKEN = 8;

function footnotes({ resolution, offline }: Diagnosis): readonly Paragraph[] {
  const isProxied = resolution.asked.some(
    ({ question, answer }) =>
      question.kind === "metadata" && answer.kind === "failure" && answer.failure.proxy !== undefined,
  );
  if (isProxied)
    return paragraph(
      "Note",
      `The instance metadata service was asked through the proxy ${proxyThatFailed(resolution)}, which cannot be reached.`,
      "warn",
    );
  const text =
    metadataHeard(resolution).kind === "silent"
      ? paragraph(
          "Note",
          "No instance metadata service answered: this is no EC2 instance, or it is closed to programs here. AWS_EC2_METADATA_DISABLED=true spares them the wait for it.",
          "dim",
        )
      : [];
  // Where nothing was found the headline says that the metadata service was not asked.
  const assumed = resolution.assumed.filter(({ question }) => !question.startsWith("instance metadata"));
  const words = assumed.slice(0, MOST_TAKEN).map(({ question, because }) => `${question} (${because})`);
  const left = assumed.length - words.length;
  const taken = [...words, ...(left > 0 ? [`${left} more`] : [])].join("; ");
  return [
    ...text,
    ...(taken === "" ? [] : paragraph("Assumed", `to work${offline ? "" : ", not tried"}: ${taken}`, "dim")),
  ];
}
