import { decidingWords } from "../../../advice/deciding-blocks.ts";
import { otherVersion } from "../../../advice/other-version.ts";
import { sdkNames } from "../../../advice/sdk-names.ts";
import type { Comparison } from "../../../model/comparison.ts";
import type { Walked } from "../../../model/diagnosis.ts";
import type { Winner } from "../../../model/resolution.ts";
import type { Line } from "../../screen.ts";
import { labelled } from "./labelled.ts";

/** What was found here, and where it is not what was modelled. */
export function versionLines({ results }: Comparison, width: number): readonly Line[] {
  const found = results.flatMap(({ installed, resolution: { sdk } }) => {
    if (installed === null) return [];
    const other = otherVersion(sdk.id, installed, sdk.modelledOn);
    return [`${sdk.id} ${installed}${other === null ? "" : ` (${other})`}`];
  });
  return found.flatMap((text, index) => labelled(index === 0 ? "Found" : "", text, "plain", width));
}

/** What was not heard, so that nobody takes a prediction for an answer. */
export function assumedLines({ results }: Comparison, width: number): readonly Line[] {
  const taken = results.filter(({ resolution: { winner } }) => winner !== null && isTaken(winner)).length;
  const unasked = results
    .filter(({ resolution }) => resolution.outcome === "none" && isUnasked(resolution))
    .map(({ resolution }) => resolution.sdk.id);
  const wasAsked = results.some(
    ({ resolution }) => resolution.asked.some(({ question }) => question.kind === "metadata") && !isUnasked(resolution),
  );
  return [
    ...(taken === 0
      ? []
      : labelled(
          "Assumed",
          `for ${taken}: that the role, sign-in, process or container gives keys; to ask them all: awswho compare --exchange all`,
          "dim",
          width,
        )),
    ...(unasked.length === 0
      ? []
      : labelled(
          "Note",
          // What one SDK heard of it need not hold for another, which goes there by another way.
          wasAsked
            ? `the instance metadata service was not asked as ${sdkNames(unasked)} would ask it: it may lend its role to ${unasked.length === 1 ? "it" : "them"}; to ask for all: awswho compare --exchange all`
            : "the instance metadata service was not asked: an instance would lend its role",
          "dim",
          width,
        )),
  ];
}

const isUnasked = ({ assumed }: Walked["resolution"]): boolean =>
  assumed.some(({ question }) => question.startsWith("instance metadata"));

/** Credentials that were not fetched. */
const isTaken = ({ credentials, source }: Winner): boolean => credentials.accessKeyId === null && source !== "explicit";

/** What Terraform's row does not know: a block is read by `scan` alone, which has the grammar. */
export function blockLines({ blocks }: Comparison, width: number): readonly Line[] {
  if (blocks.length === 0) return [];
  const words = decidingWords(blocks, "what is told of terraform here");
  return labelled("Blocks", `${words} As whom each acts: awswho scan`, "warn", width);
}

/** No run of the real one stands behind these. */
export function readLines({ results }: Comparison, width: number): readonly Line[] {
  const read = results.filter(({ resolution }) => resolution.sdk.evidence === "read");
  return read.length === 0
    ? []
    : labelled("*", "read in the SDK's source, not held against a run of it", "warn", width);
}
