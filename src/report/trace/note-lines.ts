import { listed } from "../../advice/listed.ts";
import { sdkReporting } from "../../chains/sdks.ts";
import type { Reporting } from "../../walk/about-sdk.ts";
import { SDK_IDS, type SdkId } from "../../model/sdk.ts";
import type { Trace } from "../../model/trace.ts";
import type { Line } from "../screen.ts";
import { predictedWords } from "./predicted-words.ts";
import { labelled } from "./labelled.ts";

/** What a reader must know of what was not seen. */
export function noteLines(trace: Trace, width: number): readonly Line[] {
  const { counts, dropped, replaced, program } = trace;
  const notes: string[] = [];
  const lost = Math.max(counts.missing, dropped ?? 0);
  if (lost > 0) notes.push(`${several(lost, "report")} lost on the way: the counts are too low.`);
  if (counts.overflow > 0) notes.push(`${several(counts.overflow, "call")} not told apart: too many different ones.`);
  if (counts.strangers > 0)
    notes.push(`${several(counts.strangers, "report")} of another program: left out, though sent to the same port.`);
  if (counts.unreadable > 0)
    notes.push(`${several(counts.unreadable, "datagram")} sent to the port that told of no call: left out.`);
  if (replaced.length > 0)
    notes.push(`${replaced.join(", ")}: set already, and replaced for ${program}, whose reports came here instead.`);
  return [
    ...expectedLines(trace, width),
    ...nothingSeenLines(trace, width),
    ...transferLines(trace, width),
    ...elsewhereLines(trace, width),
    ...lateLines(trace, width),
    ...notes.flatMap((note) => labelled("Note", note, width)),
  ];
}

/** No key was seen: who it would have been. */
function expectedLines({ keys, expected, home }: Trace, width: number): readonly Line[] {
  return keys.length > 0 || expected === null
    ? []
    : labelled("Predicted", `${expected.sdk}: ${predictedWords(expected, home)}`, width);
}

const several = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

/** Programs that run others where neither the variables nor the port of this machine are. */
const ELSEWHERE: readonly string[] = ["docker", "podman", "nerdctl", "finch", "kubectl", "ssh", "vagrant"];

function nothingSeenLines({ keys, unsent, likely, counts, changed, program }: Trace, width: number): readonly Line[] {
  if (keys.length > 0 || unsent.length > 0 || counts.calls > 0) return [];
  if (changed !== null) return labelled("Why", `${changed}.`, width);
  if (ELSEWHERE.includes(program))
    return labelled(
      "Why",
      `${program} runs it elsewhere, where its reports do not come from: put awswho there.`,
      width,
    );
  const silent = likely.filter((sdk) => sdkReporting[sdk].reports === "never");
  const why =
    likely.length > 0 && silent.length === likely.length
      ? `${silent.join(" and ")} does not report its calls, so that they cannot be seen.`
      : `it made none, or its SDK does not report them: ${listed(sdksThatReport("never"))} never do; ${listed(sdksThatReport("late"))} lose those just before the end.`;
  return labelled("Why", why, width);
}

const sdksThatReport = (how: Reporting["reports"]): readonly SdkId[] =>
  SDK_IDS.filter((sdk) => sdkReporting[sdk].reports === how);

/** boto3 1.44.5 with awscrt 0.38.0: a transfer by the runtime is reported before it signs, and never again. */
function transferLines({ keys }: Trace, width: number): readonly Line[] {
  const unsigned = keys.filter(({ signed }) => !signed);
  return unsigned.some(({ calls }) => calls.some(({ service }) => service === "S3"))
    ? labelled(
        "Note",
        "a transfer to or from S3 by the AWS Common Runtime (CRT) counts as not signed: the runtime signs it itself, unseen.",
        width,
      )
    : [];
}

const OF_AWS = /\.(?:amazonaws\.com(?:\.cn)?|api\.aws|amazonaws\.eu|api\.amazonwebservices\.com\.cn)(?::\d+)?$/;

function elsewhereLines({ keys }: Trace, width: number): readonly Line[] {
  const hosts = [...new Set(keys.flatMap(({ hosts: seen }) => seen))].filter((host) => !OF_AWS.test(host));
  return hosts.length === 0
    ? []
    : labelled("Note", `calls went to ${hosts.join(", ")}, which is not AWS's own endpoint.`, width);
}

function lateLines({ keys }: Trace, width: number): readonly Line[] {
  const late = [...new Set(keys.flatMap(({ sdk }) => (sdk.id === null ? [] : [sdk.id])))].filter(
    (sdk) => sdkReporting[sdk].reports === "late",
  );
  return late.flatMap((sdk) => [
    ...labelled("Note", `${sdk} reports in the background: calls just before the end may be missing.`, width),
    ...(sdk === "go-v1"
      ? labelled("Note", "go-v1 itself wrote “Enabling CSM” on stdout, as it does wherever it reports.", width)
      : []),
  ]);
}
