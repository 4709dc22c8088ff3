import { shortKeyId } from "../../advice/actor-of.ts";
import { type Shell, commandFor } from "../../advice/shell.ts";
import type { Comparison } from "../../model/comparison.ts";
import type { Diagnosis, Walked } from "../../model/diagnosis.ts";
import type { Examination } from "../../model/examination.ts";
import type { Finding } from "../../model/finding.ts";
import type { SourceRow } from "../../model/resolution.ts";
import { rules } from "../../rules/index.ts";
import { summaryOf } from "../../resolve/summary-of.ts";
import { examinationHeadline } from "../findings/headline.ts";
import { comparisonHeadline } from "../text/comparison/comparison.ts";
import { headlineOf } from "../text/headline.ts";
import { VERDICT_WORDS } from "../text/source-rows.ts";
import { SOURCE_NAMES, accountOf, placeAndSection } from "../text/words.ts";
import { afterwards } from "../text/comparison/change-lines.ts";
import { regionAfterwards } from "../text/comparison/region-lines.ts";
import { type Markup, asMarkup, html } from "./markup.ts";
import { STYLE } from "./style.ts";
import { groupTitle } from "../text/comparison/group-lines.ts";

/** What one page is made of. */
export interface PageContents {
  readonly diagnosis: Diagnosis;
  readonly comparison: Comparison;
  readonly examination: Examination;
  /** The profiles' graph as SVG; null: there are no profiles. */
  readonly graph: string | null;
  readonly shell: Shell;
  readonly version: string;
}

/** One HTML page for a ticket or a wiki: in the terminal's words, readable without script, without network, on paper. */
export function renderPage(contents: PageContents): string {
  const { diagnosis, comparison, examination, graph, shell, version } = contents;
  const headline = headlineOf(diagnosis);
  const taken = new Date(diagnosis.now).toISOString().replace("T", " ").slice(0, 16);
  return `${
    html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>awswho: ${headline.text}</title>
<style>${asMarkup(STYLE)}</style>
</head>
<body>
<main>
<h1 class="${headline.style}">${headline.text}</h1>
<p class="soft">${taken} UTC, ${diagnosis.offline ? "from files and variables; nobody was asked" : identityWords(diagnosis)}</p>
${section("Where credentials can come from", sourcesTable(diagnosis))}
${section("Every SDK on this machine", comparisonSection(comparison, shell))}
${section("What is wrong, and what to do", findingsSection(examination, shell))}
${graph === null ? "" : section("What the profiles are made of", html`<figure class="scroll">${asMarkup(graph)}</figure>`)}
<footer>Made by awswho ${version}. It holds no secret key and no token; it does hold account ids, role names and paths, unless they were masked with --redact.</footer>
</main>
</body>
</html>`.markup
  }\n`;
}

function identityWords({ identity }: Diagnosis): string {
  switch (identity?.kind) {
    case "known":
      return `verified by STS: ${identity.arn}`;
    case "refused":
      return `refused by AWS: ${identity.failure.message}`;
    case "unavailable":
      return `not verified: ${identity.why}`;
    case undefined:
      return "not verified: there was nothing to ask with";
  }
}

const section = (title: string, body: Markup): Markup => html`<section><h2>${title}</h2>
${body}</section>`;

function sourcesTable(diagnosis: Diagnosis): Markup {
  const { sdk, sources } = diagnosis.resolution;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Sources of ${sdk.id}"><table>
<thead><tr><th scope="col">No.</th><th scope="col">Source (${sdk.id})</th><th scope="col">Verdict</th><th scope="col">Key</th><th scope="col">Account</th><th scope="col">Where, why</th></tr></thead>
<tbody>
${documentedFirst(sources).map((row) => sourceRow(row, diagnosis))}</tbody></table></div>`;
}

/** As the terminal has them: the documented places in their order, then the later ones. */
const documentedFirst = (rows: readonly SourceRow[]): readonly SourceRow[] => [
  ...rows.filter(({ position }) => position !== null).sort((a, b) => (a.position ?? 0) - (b.position ?? 0)),
  ...rows.filter(({ position }) => position === null),
];

function sourceRow(row: SourceRow, { resolution, identity, home }: Diagnosis): Markup {
  const wins = row.verdict === "winner";
  const id = (wins ? resolution.winner?.credentials.accessKeyId : null) ?? row.holding?.accessKeyId ?? null;
  const account = wins && identity?.kind === "known" ? identity.account : accountOf(row.holding);
  const [word, style] = VERDICT_WORDS[row.verdict];
  const place = row.provenance === null ? "" : placeAndSection(row.provenance, home);
  return html`<tr${asMarkup(wins || row.verdict === "stops" ? ' class="decides"' : "")}><td>${row.position ?? "·"}</td><td>${SOURCE_NAMES[row.id]}</td><td class="${style}">${word}</td><td class="mono">${id === null ? "" : shortKeyId(id)}</td><td class="mono">${account}</td><td>${[place, row.why].filter((text) => text !== "").join(": ")}</td></tr>
`;
}

function comparisonSection(comparison: Comparison, shell: Shell): Markup {
  const { groups, change, agree, regionChange, results } = comparison;
  const isRead = results.some(({ resolution }) => resolution.sdk.evidence === "read");
  return html`<p class="${agree ? "good" : "warn"}"><strong>${comparisonHeadline(comparison)}</strong></p>
<div class="scroll" tabindex="0" role="region" aria-label="Every SDK"><table>
<thead><tr><th scope="col">SDK</th><th scope="col">Account</th><th scope="col">Key</th><th scope="col">Source</th><th scope="col">Region</th></tr></thead>
${groups.map(
  (group) => html`<tbody><tr><th scope="rowgroup" colspan="5">${groupTitle(group, comparison)}</th></tr>
${group.members.map(memberRow)}</tbody>
`,
)}</table></div>
${isRead ? html`<p class="soft">* read in the SDK's source, not held against a run of it</p>` : ""}
${
  agree
    ? ""
    : change === null
      ? html`<p>No single change makes them agree.</p>`
      : html`<p>One change; ${afterwards(change)}:</p><pre>${commandFor(change.change, shell)}</pre>`
}
${regionChange === null ? "" : html`<p>For one region; ${regionAfterwards(regionChange)}:</p><pre>${commandFor(regionChange.change, shell)}</pre>`}`;
}

function memberRow({ resolution, identity }: Walked): Markup {
  const { winner, error, region, sdk } = resolution;
  const name = `${sdk.id}${sdk.evidence === "read" ? "*" : ""}`;
  if (winner === null)
    return html`<tr><td>${name}</td><td colspan="3" class="soft">${error === null ? "nothing found" : summaryOf(error)}</td><td>${region.name ?? "none"}</td></tr>
`;
  const account = identity?.kind === "known" ? identity.account : accountOf(winner.holding);
  const key = winner.credentials.accessKeyId;
  return html`<tr><td>${name}</td><td class="mono">${account}</td><td class="mono">${key === null ? "assumed" : shortKeyId(key)}</td><td>${SOURCE_NAMES[winner.source]}</td><td>${region.name ?? "none"}</td></tr>
`;
}

function findingsSection(examination: Examination, shell: Shell): Markup {
  return html`<p><strong>${examinationHeadline(examination)}</strong> <span class="soft">For ${examination.sdks.join(", ")}.</span></p>
${examination.findings.map((finding) => findingArticle(finding, examination.home, shell))}`;
}

function findingArticle(
  { rule, severity, message, provenance, fix, sdks }: Finding,
  home: string,
  shell: Shell,
): Markup {
  const why = rules.find(({ id }) => id === rule)?.why ?? "";
  const places = [...new Set(provenance.map((place) => placeAndSection(place, home)))].join(", ");
  return html`<article class="${severity}"><h3>${severity}: ${message}</h3>
<p>${why}</p>
${places === "" ? "" : html`<p class="soft">Where: <span class="mono">${places}</span></p>`}
${sdks.length === 0 ? "" : html`<p class="soft">Who: ${sdks.join(", ")}</p>`}
${fix === null ? "" : html`<p>Do${fix.promise === "" ? "" : ` (${fix.promise})`}:</p><pre>${commandFor(fix.change, shell)}</pre>`}
<p class="soft">Rule: ${rule}</p></article>
`;
}
