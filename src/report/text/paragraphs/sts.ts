import { durationWords } from "../../../advice/duration-words.ts";
import type { Diagnosis } from "../../../model/diagnosis.ts";
import type { Identity } from "../../../model/identity.ts";
import type { Resolution } from "../../../model/resolution.ts";
import { type Paragraph, paragraph } from "./paragraph.ts";

/** Whether AWS knows the credentials, how soon it said so, and the clocks. */
export function sts({ identity, resolution, offline }: Diagnosis): readonly Paragraph[] {
  if (resolution.outcome !== "credentials") return [];
  if (identity === null) return offline ? paragraph("STS", "not asked (--offline)", "dim") : [];
  switch (identity.kind) {
    case "known":
      return paragraph(
        "STS",
        `${identity.arn}, answered in ${Math.round(identity.asked.latency)} ms${customWords(resolution, " by")}, ${clockWords(identity.asked.clockSkew)}`,
      );
    case "refused":
      return paragraph(
        "STS",
        `${identity.failure.code ?? "refused"}: ${identity.failure.message} (${identity.asked.url})`,
        "bad",
      );
    case "unavailable":
      return paragraph("STS", `not verified: ${unavailableWords(identity)}${customWords(resolution, " at")}`, "warn");
  }
}

function unavailableWords({ why: reason, failure }: Extract<Identity, { kind: "unavailable" }>): string {
  return failure === null || failure.message === reason ? reason : `${reason} (${failure.message})`;
}

/** An endpoint that a setting names: it is not AWS who answers, or does not. Its host alone, the rest may hold a password. */
function customWords({ sts: { endpoint } }: Resolution, word: string): string {
  if (endpoint?.reach !== "custom" || !URL.canParse(endpoint.url)) return "";
  return `${word} ${new URL(endpoint.url).host}, which a setting names in AWS's place`;
}

function clockWords(skew: number | null): string {
  if (skew === null) return "clock not compared";
  if (Math.abs(skew) < 60) return "clock in step";
  return `clock ${durationWords(Math.abs(skew) * 1000)} ${skew > 0 ? "ahead" : "behind"}`;
}
