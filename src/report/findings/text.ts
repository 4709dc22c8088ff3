import { commandFor, isTyped } from "../../advice/shell.ts";
import { inOrder } from "../../advice/profile-faults.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { shortPath, shortPaths } from "../../advice/short-path.ts";
import type { Examination } from "../../model/examination.ts";
import type { Finding, Fix, Severity } from "../../model/finding.ts";
import { isCanaryKey } from "../../parse/canary-key.ts";
import { RULE_GROUPS, type RuleGroup } from "../../rules/rule-group.ts";
import { rules } from "../../rules/index.ts";
import { folded, restWords } from "./folded.ts";
import { examinationHeadline } from "./headline.ts";
import { type Line, type Style, piece, renderLines, wrapped } from "../screen.ts";
import type { TextOptions } from "../text/text.ts";
import { placeAndSection } from "../text/words.ts";

const STYLES: Readonly<Record<Severity, Style>> = { error: "bad", warning: "warn", note: "accent" };
const LABEL = 7;

/** The verdict, then a line a group: a tick where all is well, the findings where it is not. */
export function renderExamination(examination: Examination, options: TextOptions): string {
  const { terminal, verbosity } = options;
  const width = Math.min(terminal.width, 100);
  const headline = examinationHeadline(examination);
  if (verbosity === "quiet") return renderLines([[piece(headline, headlineStyle(examination))]], terminal);
  const tick = terminal.unicode ? "✓" : "ok";
  return renderLines(
    [
      ...wrapped(headline, width).map((text): Line => [piece(text, headlineStyle(examination))]),
      ...wrapped(toldOf(examination), width).map((text): Line => [piece(text, "dim")]),
      [],
      ...(Object.keys(RULE_GROUPS) as RuleGroup[]).flatMap((group) =>
        groupLines(group, examination, options, width, tick),
      ),
    ],
    terminal,
  );
}

function headlineStyle({ findings }: Examination): Style {
  if (findings.some(({ severity }) => severity === "error")) return "bad";
  return findings.some(({ severity }) => severity === "warning") ? "warn" : "good";
}

function toldOf({ sdks, chosen, offline, diagnoses }: Examination): string {
  const names = sdks.length > 6 ? `${sdks.length} SDKs` : sdks.join(", ");
  const why = {
    "at-hand": `found here: ${names}`,
    asked: `for ${names}`,
    usual: `no SDK was found here, so for ${names}`,
  }[chosen];
  if (offline) return `${why}; AWS was not asked`;
  const spared = diagnoses.filter(
    ({ identity, resolution: { winner } }) =>
      identity?.kind === "unavailable" && isCanaryKey(winner?.credentials.accessKeyId ?? ""),
  );
  const them =
    spared.length === diagnoses.length ? "" : ` for ${sdkNames(inOrder(spared.map(({ resolution }) => resolution)))}`;
  return spared.length === 0
    ? why
    : `${why}; AWS was not asked${them}: the key is of an account known for canary tokens`;
}

function groupLines(
  group: RuleGroup,
  examination: Examination,
  options: TextOptions,
  width: number,
  tick: string,
): readonly Line[] {
  const { findings, home } = examination;
  const ids = new Set(rules.filter((rule) => rule.group === group).map(({ id }) => id));
  if (ids.size === 0) return [];
  const own = findings.filter(({ rule }) => ids.has(rule));
  const title = RULE_GROUPS[group];
  const cross = options.terminal.unicode ? "✗ " : "x ";
  const hasError = own.some(({ severity }) => severity === "error");
  const lost = group === "answer" && !hasError ? withoutCredentials(examination) : null;
  if (own.length === 0 && lost === null) return [[piece(`${tick} `, "good"), piece(title)]];
  return [
    [
      piece(hasError || lost !== null ? cross : "! ", lost === null ? STYLES[own[0]?.severity ?? "note"] : "bad"),
      piece(title, "strong"),
    ],
    ...wrapped(lost ?? "", width - 2).map((text): Line => [piece(`  ${text}`)]),
    ...(options.verbosity === "verbose" ? [{ shown: own, rest: [] }] : folded(own)).flatMap(({ shown, rest }) => [
      ...shown.flatMap((finding) => findingLines(finding, home, options, width)),
      ...(rest.length === 0
        ? []
        : wrapped(restWords(rest), width - 4).map(
            (text, index): Line => [piece(index === 0 ? "  " : "    "), piece(text, "dim")],
          )),
    ]),
  ];
}

/** Where a rule of another group tells why there are none, or of what use they are not: a tick here would say that all is well. */
function withoutCredentials({ diagnoses, findings }: Examination): string | null {
  const lost = inOrder(
    diagnoses.flatMap(({ resolution }) =>
      resolution.outcome === "none" || resolution.outcome === "error" ? [resolution] : [],
    ),
  );
  const isTold = findings.some(
    ({ severity, sdks }) => severity === "error" && (sdks.length === 0 || sdks.some((sdk) => lost.includes(sdk))),
  );
  if (lost.length > 0)
    return isTold ? `${sdkNames(lost)} ${verb(lost, "has", "have")} no credentials here; why stands below.` : null;
  const idle = inOrder(
    diagnoses.flatMap(({ resolution }) =>
      resolution.clientError !== null && resolution.clientError.kind !== "region-missing" ? [resolution] : [],
    ),
  );
  return idle.length === 0 || !findings.some(({ sdks }) => sdks.some((sdk) => idle.includes(sdk)))
    ? null
    : `${sdkNames(idle)} cannot make a client here; why stands below.`;
}

/** Findings alone, as they stand in a report. */
export const renderFindings = (findings: readonly Finding[], home: string, options: TextOptions): string =>
  renderLines(
    findings.flatMap((finding) => findingLines(finding, home, options, Math.min(options.terminal.width, 100))),
    options.terminal,
  );

export function findingLines(
  { rule, severity, message, provenance, fix, sdks }: Finding,
  home: string,
  { shell, verbosity }: TextOptions,
  width: number,
): readonly Line[] {
  const why = rules.find(({ id }) => id === rule)?.why ?? "";
  const places = [...new Set(provenance.map((place) => placeAndSection(place, home)))].join(", ");
  return [
    ...wrapped(`${severity}: ${message}`, width - 4).map(
      (text, index): Line => [
        piece(index === 0 ? "  " : "    "),
        piece(text, index === 0 ? STYLES[severity] : "plain"),
      ],
    ),
    ...(verbosity === "verbose" ? labelled("why", why, "plain", width) : []),
    ...labelled("where", places, "plain", width),
    ...(sdks.length === 0 ? [] : labelled("who", sdks.join(", "), "plain", width)),
    ...(fix === null
      ? []
      : [...doLines(fix, home, shell, width), ...labelled("", shortPaths(fix.promise, home), "plain", width)]),
    ...labelled("rule", rule, "dim", width),
  ];
}

/** A command is copied, and so stays whole; what a person has to do is read. */
function doLines(fix: Fix, home: string, shell: TextOptions["shell"], width: number): readonly Line[] {
  const text = shortPaths(commandFor(fix.change, shell), home);
  return !isTyped(fix.change)
    ? labelled("do", text, "strong", width)
    : [[piece(`    ${"do".padEnd(LABEL)}`, "accent"), piece(text, "strong")]];
}

const labelled = (label: string, text: string, style: Style, width: number): readonly Line[] =>
  text === ""
    ? []
    : wrapped(shortPath(text, ""), Math.max(24, width - 4 - LABEL)).map(
        (line, index): Line => [piece(`    ${(index === 0 ? label : "").padEnd(LABEL)}`, "accent"), piece(line, style)],
      );
