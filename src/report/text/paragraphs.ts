import { comesFromProfile, holderOfHolding } from "../../advice/actor-of.ts";
import { durationWords } from "../../advice/duration-words.ts";
import { commandFor } from "../../advice/shell.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { Fix } from "../../model/finding.ts";
import type { VariableOrigin } from "../../model/variable-origin.ts";
import type { Identity } from "../../model/identity.ts";
import type { PlanNode, Resolution } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import { parseTimestamp } from "../../parse/timestamp.ts";
import { summaryOf } from "../../resolve/summary-of.ts";
import { describeQuestion } from "../../resolve/describe-question.ts";
import type { Style } from "../screen.ts";
import type { TextOptions } from "./text.ts";
import { SOURCE_NAMES, placeWords } from "./words.ts";

export interface Paragraph {
  readonly label: string;
  readonly text: string;
  readonly style: Style;
  /** A command to copy: not broken into lines. */
  readonly whole?: boolean;
}

/** What stands under the table, in the order it is read. */
export function paragraphs(diagnosis: Diagnosis, options: TextOptions): readonly Paragraph[] {
  return [
    ...why(diagnosis),
    ...chain(diagnosis),
    ...loop(diagnosis),
    ...profile(diagnosis),
    ...region(diagnosis),
    ...cache(diagnosis),
    ...sts(diagnosis),
    ...origins(diagnosis),
    ...ignored(diagnosis),
    ...actions(diagnosis, options),
    ...notes(diagnosis),
    ...(options.verbosity === "verbose" ? steps(diagnosis) : []),
  ];
}

const paragraph = (label: string, text: string, style: Style = "plain"): readonly Paragraph[] =>
  text === "" ? [] : [{ label, text, style }];

/** Rules that say why a chosen profile is not used. */
const SHADOWING: ReadonlySet<string> = new Set(["exported-keys-shadow-profile", "web-identity-shadows-profile"]);

/** The headline has said what is wrong; here stands what follows from the order of the sources. */
function why({ resolution, findings, home }: Diagnosis): readonly Paragraph[] {
  const { winner, error } = resolution;
  if (error !== null) {
    const places = [error.provenance, ...error.related]
      .filter((place) => place !== null)
      .map((place) => placeWords(place, home));
    const raised = summaryOf(error);
    // A loop is drawn with its lines.
    const where = error.kind === "loop" ? "" : [...new Set(places)].join(", ");
    return [...paragraph("Raises", raised), ...paragraph("Where", where)];
  }
  if (winner === null) return [];
  const shadows = findings.find(({ rule }) => SHADOWING.has(rule));
  const overKeys =
    winner.source === "assume-role" &&
    resolution.sources.some(
      ({ id, verdict }) => verdict === "shadowed" && (id === "shared-credentials" || id === "shared-config"),
    );
  const text =
    shadows?.message ?? (overKeys ? "A role in the chosen profile comes before the profile's own keys." : "");
  return paragraph("Why", text);
}

function chain({ resolution, home }: Diagnosis): readonly Paragraph[] {
  const plan =
    resolution.winner?.holding.plan ??
    resolution.sources.find(({ verdict }) => verdict === "stops")?.holding?.plan ??
    [];
  return plan.length < 2 ? [] : paragraph("Chain", plan.map((node) => nodeWords(node, home)).join(" → "));
}

function nodeWords(node: PlanNode, home: string): string {
  const where = placeWords(node.provenance, home);
  switch (node.kind) {
    case "static":
      return `keys (${where})`;
    case "assume-role":
      return `${node.roleArn}${node.mfaSerial === null ? "" : " with MFA"} (${where})`;
    case "web-identity":
      return node.tokenFile === null
        ? `${node.roleArn} with the token written there (${where})`
        : `${node.roleArn} with the token in ${shortPath(node.tokenFile, home)} (${where})`;
    case "sso":
      return `${node.accountId}/${node.roleName} by sign-in (${where})`;
    case "login":
      return `aws login (${where})`;
    case "process":
      return `process ${node.program} (${where})`;
    case "container":
      return `container endpoint (${where})`;
    case "instance-metadata":
      return `instance role ${node.role ?? ""}`.trim();
  }
}

/** A loop is drawn with the line of each step. */
function loop({ resolution, home }: Diagnosis): readonly Paragraph[] {
  const { error } = resolution;
  if (error?.kind !== "loop") return [];
  const visited =
    /Visited profiles: \[(.*)\]/
      .exec(error.message)?.[1]
      ?.split(", ")
      .map((name) => name.replace(/^['"]|['"]$/g, "")) ?? [];
  const again = /load from profile (.*) which has already/.exec(error.message)?.[1] ?? "";
  const drawn = visited.map((name, index) => {
    const line = error.related[index];
    return line === undefined ? name : `${name} (source_profile, ${placeWords(line, home)})`;
  });
  return paragraph("Loop", [...drawn, again].join(" → "), "warn");
}

function profile({ resolution, home }: Diagnosis): readonly Paragraph[] {
  const { profile: chosen } = resolution;
  // A profile that is missing is the headline already.
  if (!chosen.exists) return [];
  const by = {
    code: `named by ${placeWords(chosen.provenance, home)}`,
    variable: `chosen by ${placeWords(chosen.provenance, home)}`,
    default: "none chosen, so the default",
  }[chosen.binding];
  const where = chosen.sections.map((section) => placeWords(section, home)).join(" and ");
  const used =
    resolution.winner === null || comesFromProfile(resolution.winner.source, resolution.winner.holding)
      ? ""
      : "; it gives no keys here";
  return paragraph("Profile", `${chosen.name}: ${by}${used} (${where})`);
}

function region({ resolution, home }: Diagnosis): readonly Paragraph[] {
  const { region: chosen, outcome, error } = resolution;
  if (error !== null && resolution.sources.every(({ verdict }) => verdict !== "stops")) return [];
  if (chosen.name === null)
    return outcome === "credentials"
      ? paragraph(
          "Region",
          chosen.provenance === null ? "none set" : `none: ${placeWords(chosen.provenance, home)} is empty`,
        )
      : [];
  const passedOver =
    resolution.profile.binding === "variable" &&
    resolution.winner !== null &&
    !comesFromProfile(resolution.winner.source, resolution.winner.holding);
  const still =
    passedOver && chosen.provenance?.kind === "file" ? `; profile ${resolution.profile.name} still chooses it` : "";
  return paragraph(
    "Region",
    `${chosen.name}, from ${chosen.provenance === null ? "nowhere" : placeWords(chosen.provenance, home)}${still}`,
  );
}

/** The token file of a sign-in, which people look for under two names. */
function cache({ resolution, home }: Diagnosis): readonly Paragraph[] {
  const row = resolution.sources.find(({ verdict }) => verdict === "winner" || verdict === "stops");
  const node = row?.holding?.plan.find(({ kind }) => kind === "sso" || kind === "login");
  if (node?.kind !== "sso" && node?.kind !== "login") return [];
  const place = resolution.error?.provenance;
  return place?.kind === "file" && place.path === node.cachePath
    ? []
    : paragraph("Token", shortPath(node.cachePath, home));
}

function sts({ identity, resolution, offline }: Diagnosis): readonly Paragraph[] {
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

/** Which process set the variables that decide, and which line may have (complaint S02). */
function origins({ origins: all, home }: Diagnosis): readonly Paragraph[] {
  return all.flatMap((origin) => {
    const words = originWords(origin, home);
    return words === "" ? [] : paragraph("From", `$${origin.name}: ${words}`);
  });
}

const SHELLS = /^-?(?:bash|zsh|fish|sh|dash|ksh|tcsh|csh|pwsh|busybox)$/;

function originWords({ setBy, firstIn, sinceTheBeginning, lines }: VariableOrigin, home: string): string {
  const places = lines.map((line) => placeWords(line, home)).join(" or ");
  const likely = places === "" ? "" : `, likely by ${places}`;
  if (setBy !== null)
    return SHELLS.test(setBy.program)
      ? `set in ${setBy.program} (pid ${setBy.pid}) since it began, or for this command alone${likely}`
      : `set by ${setBy.program} (pid ${setBy.pid})${likely}`;
  if (sinceTheBeginning) return `there since the first process began: the container or the system defines it${likely}`;
  if (firstIn !== null)
    return `there since ${firstIn.program} (pid ${firstIn.pid}) began; who set it is not known${likely}`;
  return places === "" ? "" : `likely by ${places}`;
}

function clockWords(skew: number | null): string {
  if (skew === null) return "clock not compared";
  if (Math.abs(skew) < 60) return "clock in step";
  return `clock ${durationWords(Math.abs(skew) * 1000)} ${skew > 0 ? "ahead" : "behind"}`;
}

function ignored({ resolution, home }: Diagnosis): readonly Paragraph[] {
  const rows = resolution.sources.filter(
    ({ verdict, id }) => verdict === "shadowed" || (verdict === "skipped" && id !== "session"),
  );
  const words = rows.map((row) => {
    const holder = row.holding === null ? null : holderOfHolding(row.holding);
    const name =
      row.holding !== null && comesFromProfile(row.id, row.holding)
        ? `profile ${resolution.profile.name} in ${SOURCE_NAMES[row.id]}`
        : SOURCE_NAMES[row.id];
    const details = [holder, row.provenance === null ? null : placeWords(row.provenance, home)].filter(
      (detail) => detail !== null,
    );
    return `${name}${details.length === 0 ? "" : ` (${details.join(", ")})`}`;
  });
  return paragraph("Ignored", words.join("; "));
}

const MOST_ACTIONS = 3;

function actions({ findings, home }: Diagnosis, { shell }: TextOptions): readonly Paragraph[] {
  return findings
    .flatMap(({ fix, rule }) => (fix === null ? [] : [{ fix, rule }]))
    .filter(({ fix }, index, all) => all.findIndex((other) => sameChange(other.fix, fix)) === index)
    .slice(0, MOST_ACTIONS)
    .flatMap(({ fix, rule }, index) => {
      const command = {
        label: index === 0 ? "Do" : "and",
        text: commandWords(fix, shell, home),
        style: "strong" as const,
        whole: isCommand(fix),
      };
      return [command, ...paragraph("", shortened(promiseWords(fix, rule), home))];
    });
}

const sameChange = (a: Fix, b: Fix): boolean => JSON.stringify(a.change) === JSON.stringify(b.change);

const isCommand = ({ change }: Fix): boolean =>
  ["unset-variables", "set-variable", "run", "remove-byte-order-mark"].includes(change.kind);

const commandWords = (fix: Fix, shell: TextOptions["shell"], home: string): string =>
  shortened(commandFor(fix.change, shell), home);

const shortened = (text: string, home: string): string => (home === "" ? text : text.replaceAll(`${home}/`, "~/"));

const promiseWords = (fix: Fix, rule: string): string =>
  SHADOWING.has(rule) && fix.change.kind === "unset-variables"
    ? `${fix.promise}; or name the profile in code`
    : fix.promise;

function notes(diagnosis: Diagnosis): readonly Paragraph[] {
  const { findings, resolution } = diagnosis;
  const said = new Set([...SHADOWING, "refused-by-aws"]);
  const headline =
    resolution.outcome === "credentials" ? undefined : findings.find(({ severity }) => severity === "error")?.rule;
  return [
    ...findings
      .filter(({ rule }) => !said.has(rule) && rule !== headline)
      .flatMap(({ message, severity }) =>
        paragraph("Note", message, severity === "error" ? "bad" : severity === "warning" ? "warn" : "dim"),
      ),
    ...lifetime(diagnosis),
    ...footnotes(diagnosis),
  ];
}

/** Sources that the SDK asks again by itself before the keys are over. */
const RENEWED: ReadonlySet<SourceId> = new Set([
  "assume-role",
  "web-identity",
  "sso",
  "login",
  "container",
  "instance-metadata",
  "process",
]);

function lifetime({ resolution, wrapper, now }: Diagnosis): readonly Paragraph[] {
  const { winner } = resolution;
  if (winner === null) return [];
  const written = winner.credentials.expiration ?? winner.holding.expiration ?? wrapper?.expiration ?? null;
  const time = written === null ? null : parseTimestamp(written);
  if (time === null) return [];
  const left = time.milliseconds - now;
  const by = wrapper !== null && winner.source === "environment" ? `exported by ${wrapper.name}, ` : "";
  if (left <= 0) return paragraph("Note", `Temporary keys: ${by}ended ${durationWords(-left)} ago.`, "bad");
  if (RENEWED.has(winner.source))
    return paragraph(
      "Note",
      `Temporary keys, ${durationWords(left)} left; ${resolution.sdk.id} renews them by itself.`,
      "dim",
    );
  return paragraph("Note", `Temporary keys: ${by}${durationWords(left)} left.`, left < 15 * 60_000 ? "warn" : "dim");
}

function footnotes({ resolution, offline }: Diagnosis): readonly Paragraph[] {
  const silent = resolution.asked.some(
    ({ question, answer }) => question.kind === "metadata" && answer.kind === "failure",
  );
  const text = silent
    ? paragraph(
        "Note",
        "No instance metadata service answered: this is no EC2 instance, or it is closed to programs here.",
        "dim",
      )
    : [];
  // Where nothing was found the headline says that the metadata service was not asked.
  const assumed = resolution.assumed.filter(({ question }) => !question.startsWith("instance metadata"));
  const taken = assumed.map(({ question, because }) => `${question} (${because})`).join("; ");
  return [
    ...text,
    ...(taken === "" ? [] : paragraph("Assumed", `to work${offline ? "" : ", not tried"}: ${taken}`, "dim")),
  ];
}

/** Every question in order, with how it was answered. */
function steps({ resolution }: Diagnosis): readonly Paragraph[] {
  return resolution.asked.map(({ question, answer }, index) => ({
    label: index === 0 ? "Asked" : "",
    text: `${describeQuestion(question)}: ${answer.kind === "failure" ? `${answer.failure.kind}${answer.failure.code === null ? "" : ` (${answer.failure.code})`}` : answer.kind}`,
    style: "dim" as const,
  }));
}
