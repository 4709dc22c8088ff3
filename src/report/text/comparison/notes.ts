import { decidingWords } from "../../../advice/deciding-blocks.ts";
import { otherVersion } from "../../../advice/other-version.ts";
import { type KeyFault, keyFault } from "../../../advice/key-fault.ts";
import { sdkNames, verb } from "../../../advice/sdk-names.ts";
import type { Comparison } from "../../../model/comparison.ts";
import type { Walked } from "../../../model/diagnosis.ts";
import type { Winner } from "../../../model/resolution.ts";
import type { SdkId } from "../../../model/sdk.ts";
import { groupedBy } from "../../../parse/grouped.ts";
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

/**
 * Who acts by the same key need not send the same: some leave its session token out, others add that of another key. Where
 * AWS has answered, it is told with the answer.
 */
export function keyLines({ results }: Comparison, width: number): readonly Line[] {
  const faults = groupedBy(
    results.flatMap(({ resolution: { sdk, winner }, identity }) => {
      const fault = winner === null || identity !== null ? null : keyFault(winner);
      return fault === null ? [] : [{ sdk: sdk.id, fault }];
    }),
    ({ fault }) => fault.kind,
  );
  return [...faults.values()].flatMap((same, index) => {
    const sdks = same.map(({ sdk }) => sdk);
    const all = sdks.length === results.length && sdks.length > 1;
    return labelled(index === 0 ? "Keys" : "", refused(same[0]?.fault.kind, sdks, all), "warn", width);
  });
}

function refused(kind: KeyFault["kind"] | undefined, sdks: readonly SdkId[], all: boolean): string {
  const who = all ? "all" : sdkNames(sdks);
  const send = all ? "send" : verb(sdks, "sends", "send");
  switch (kind) {
    case "token-missing":
      return `${who} ${send} a temporary key without its session token: AWS refuses it`;
    case "token-of-another":
      return `${who} ${send} a lasting key with the session token of another: AWS refuses the two`;
    case "secret":
    case undefined:
      return `${who} ${all ? "sign" : verb(sdks, "signs", "sign")} with a secret that is not whole: AWS refuses what is signed so`;
  }
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
