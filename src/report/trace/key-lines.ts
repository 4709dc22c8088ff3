import { shortKeyId } from "../../advice/actor-of.ts";
import type { Trace, TracedKey } from "../../model/trace.ts";
import { type Line, piece } from "../screen.ts";
import { placeAndSection } from "../text/words.ts";
import { callLines } from "./call-lines.ts";
import { predictedWords } from "./predicted-words.ts";
import { labelled } from "./labelled.ts";

/** One key: what was done with it, what was predicted in its place, and why they part. */
export function keyLines(key: TracedKey, trace: Trace, width: number): readonly Line[] {
  return [
    [
      piece("▶ ", "accent"),
      piece(keyWords(key), "strong"),
      piece(key.account === null ? "" : `  ${key.account}`),
      piece(`  ${sdkWords(key)}`, "dim"),
    ],
    ...callLines(key.calls, width),
    ...agreementLines(key, trace, width),
    ...regionLines(key, width),
  ];
}

const keyWords = ({ accessKeyId, signed }: TracedKey): string =>
  accessKeyId !== null ? shortKeyId(accessKeyId) : signed ? "no key id of AWS's" : "not signed";

const sdkWords = ({ sdk }: TracedKey): string =>
  sdk.id === null ? "an SDK that its user agent does not name" : `${sdk.id} ${sdk.version ?? ""}`.trim();

function agreementLines(key: TracedKey, { home, changed, program }: Trace, width: number): readonly Line[] {
  const { agreement, predicted } = key;
  switch (agreement) {
    case null:
      return [];
    case "same-key":
      return labelled("Predicted", `the same: ${predictedWords(predicted, home)}`, width);
    case "same-account":
      return labelled(
        "Predicted",
        `the same account: ${predictedWords(predicted, home)}. The key itself is issued anew for each run.`,
        width,
      );
    case "asks-for-role":
      return labelled("Predicted", `with this key it asks for ${predictedWords(predicted, home)}`, width);
    case "account-unknown":
      return labelled(
        "Predicted",
        `${predictedWords(predicted, home)}. Its keys are issued for each run, and the account of this one cannot be told: nothing to compare.`,
        width,
      );
    case "no-prediction":
      return labelled("Predicted", `nothing: ${unpredictedWords(key, changed)}`, width);
    case "unforeseen":
    case "other-key":
    case "other-account":
      return [
        ...labelled("Predicted", predictedWords(predicted, home), width, "warn"),
        ...labelled("Why", whyWords(key, home, program), width),
      ];
  }
}

const unpredictedWords = ({ sdk }: TracedKey, changed: string | null): string =>
  changed ??
  (sdk.id === null ? "which SDK it is is not known; --sdk says it" : `${sdk.id} is not known to report its calls`);

/** What is known of a key that was not predicted, and where the program may have it from. */
function whyWords({ accessKeyId, knownAs, profilesOfAccount }: TracedKey, home: string, program: string): string {
  const own = knownAs.flatMap(({ profile, provenance }) =>
    profile === null ? [] : [`profile ${profile} (${placeAndSection(provenance, home)})`],
  );
  if (own.length > 0)
    return `this key is that of ${own.join(" and ")}: ${program} names the profile itself, or sets its own variables. awswho scan looks for it in the code.`;
  if (accessKeyId?.startsWith("ASIA") === true)
    return profilesOfAccount.length > 0
      ? `this key was issued for the run; into its account leads profile ${profilesOfAccount.join(", ")}, which ${program} may name itself.`
      : `this key was issued for the run, by a role or service that ${program} asks itself, or by the machine's own metadata service, which a prediction does not ask.`;
  return `this key stands in no file or variable here that was read: ${program} gives it in code, or reads it elsewhere. awswho scan looks for it in the code.`;
}

function regionLines({ sameRegion, predicted }: TracedKey, width: number): readonly Line[] {
  return sameRegion === false ? labelled("Region", `${predicted?.region} was predicted`, width, "warn") : [];
}
