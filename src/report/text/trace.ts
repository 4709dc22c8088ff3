import { groupedBy } from "../../parse/grouped.ts";
import { shortKeyId } from "../../advice/actor-of.ts";
import { sdkReporting } from "../../chains/sdks.ts";
import type { Reporting } from "../../walk/about-sdk.ts";
import { SDK_IDS, type SdkId } from "../../model/sdk.ts";
import type { Prediction, SeenCall, Trace, TracedKey } from "../../model/trace.ts";
import { type Line, type Style, type Terminal, columnsOf, padded, piece, renderLines, wrapped } from "../screen.ts";
import { placeAndSection } from "./words.ts";

const LABEL = 11;
const WIDEST = 120;

/** What a program was seen to do: who it was first, then its calls, then what was predicted. */
export function renderTrace(trace: Trace, terminal: Terminal, verbosity: "quiet" | "normal" | "verbose"): string {
  const width = Math.min(terminal.width, WIDEST);
  const headline = sentence(`awswho: ${headlineOf(trace)}`, styleOf(trace), width);
  if (verbosity === "quiet") return renderLines(headline, terminal);
  return renderLines(
    [
      ...headline,
      ...trace.keys.flatMap((key) => [[], ...keyLines(key, trace, width)]),
      ...unsentLines(trace, width),
      ...gap(noteLines(trace, width)),
    ],
    terminal,
  );
}

const gap = (lines: readonly Line[]): readonly Line[] => (lines.length === 0 ? [] : [[], ...lines]);

/** Keys that did more than ask for a predicted role. */
const actors = ({ keys }: Trace): readonly TracedKey[] => {
  const signed = keys.filter(({ accessKeyId }) => accessKeyId !== null);
  const acting = signed.filter(({ agreement }) => agreement !== "asks-for-role");
  return acting.length === 0 ? signed : acting;
};

function headlineOf(trace: Trace): string {
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

function styleOf(trace: Trace): Style {
  const keys = actors(trace);
  if (keys.some(differs)) return "warn";
  return keys.length > 0 && keys.every(({ agreement }) => agreement === "same-key" || agreement === "same-account")
    ? "good"
    : "strong";
}

function keyLines(key: TracedKey, trace: Trace, width: number): readonly Line[] {
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

/** A line for each region and service. */
function callLines(calls: readonly SeenCall[], width: number): readonly Line[] {
  const groups = groupedBy(calls, ({ region, service }) => JSON.stringify([region, service]));
  const rows = [...groups.values()].sort(([a], [b]) => compared(a?.region ?? "", b?.region ?? ""));
  const regions = Math.max(...rows.map(([call]) => columnsOf(call?.region ?? "-")));
  const services = Math.max(...rows.map(([call]) => columnsOf(call?.service ?? "")));
  const indent = 4 + regions + 2 + services + 2;
  return rows.flatMap((row, at) => {
    const { region = null, service = "" } = row[0] ?? {};
    const isNew = at === 0 || rows[at - 1]?.[0]?.region !== region;
    const bad = row.some(({ errors }) => errors.length > 0);
    return wrapped(row.map(callWords).join(", "), Math.max(24, width - indent)).map((text, index) => [
      piece(`    ${padded(index === 0 && isNew ? (region ?? "-") : "", regions)}  `, "dim"),
      piece(`${padded(index === 0 ? service : "", services)}  `, "strong"),
      piece(text, bad ? "warn" : "plain"),
    ]);
  });
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `ListBuckets`, `Scan ×3 (2 failed: AccessDeniedException)`. */
function callWords({ operation, count, errors }: SeenCall): string {
  const failed = errors.reduce((sum, error) => sum + error.count, 0);
  const codes = errors.map(({ code }) => code).join(", ");
  const how = failed === 0 ? "" : failed === count ? ` (${codes})` : ` (${failed} failed: ${codes})`;
  return `${operation}${count === 1 ? "" : ` ×${count}`}${how}`;
}

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

function predictedWords(predicted: Prediction | null, home: string): string {
  if (predicted === null) return "nothing";
  const { outcome, actor, provenance, error } = predicted;
  if (outcome === "error") return `it stops here (${error ?? "an error"})`;
  if (outcome === "unknown") return "it cannot be told without asking";
  if (actor === null) return "no credentials in files and variables";
  return provenance === null ? actor : `${actor}, ${placeAndSection(provenance, home)}`;
}

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

function unsentLines({ unsent }: Trace, width: number): readonly Line[] {
  return unsent.length === 0
    ? []
    : [[], [piece("▶ ", "accent"), piece("not sent", "strong")], ...callLines(unsent, width)];
}

function noteLines(trace: Trace, width: number): readonly Line[] {
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

const listed = (ids: readonly SdkId[]): string => `${ids.slice(0, -1).join(", ")} and ${ids.at(-1)}`;

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

const sentence = (text: string, style: Style, width: number): readonly Line[] =>
  wrapped(text, width).map((line) => [piece(line, style)]);

const labelled = (label: string, text: string, width: number, style: Style = "plain"): readonly Line[] =>
  wrapped(text, Math.max(24, width - LABEL)).map((line, index) => [
    piece((index === 0 ? label : "").padEnd(LABEL), "accent"),
    piece(line, style),
  ]);
