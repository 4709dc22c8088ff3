import { rules } from "../../src/rules/index.ts";
import { THEMES, type Theme, folders, notYet, readComplaint, runComplaint } from "./complaint.ts";

/** docs/complaints.md: each collected complaint, what to type, and what one is told. */
export async function complaintsPage(): Promise<string> {
  const all = await Promise.all(
    folders().map(async ([theme, leaf]) => {
      const complaint = readComplaint(theme, leaf);
      return {
        theme,
        complaint,
        machine: `../fixtures/scenarios/${theme}/${leaf}/machine.json`,
        says: saidIn((await runComplaint(theme, leaf)).out, complaint.solvedBy),
      };
    }),
  );
  const missing = notYet();
  const rows = (theme: Theme): readonly string[] =>
    all
      .filter((one) => one.theme === theme)
      .sort((a, b) => a.complaint.id.localeCompare(b.complaint.id))
      .map(({ complaint: { id, complaint, threads, command, solvedBy }, machine, says }) =>
        row([`[${id}](${machine})`, `${complaint} (${threads.join(", ")})`, `\`${command}\``, says, linked(solvedBy)]),
      );
  return [
    "# Complaints",
    "",
    `What people reported to the SDKs and tools, as machines in small. ${all.length} of ${all.length + missing.length} are answered on the first screen of one command; the tests run each.`,
    "Written by `npm run lab -- complaints`.",
    ...(Object.keys(THEMES) as Theme[]).flatMap((theme) => [
      "",
      `## ${THEMES[theme]}`,
      "",
      row(["", "what happened", "type", "it says", "known by"]),
      "|---|---|---|---|---|",
      ...rows(theme),
    ]),
    ...(missing.length === 0
      ? []
      : [
          "",
          "## Not answered",
          "",
          row(["", "what happened", "why"]),
          "|---|---|---|",
          ...missing.map(({ id, complaint, why }) => row([id, complaint, why])),
        ]),
    "",
  ].join("\n");
}

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

const linked = (solvedBy: string): string =>
  rules.some(({ id }) => id === solvedBy) ? `[${solvedBy}](rules/${solvedBy}.md)` : solvedBy;

/** The sentence that answers: what the rule says, or the headline. */
function saidIn(screen: string, rule: string): string {
  const lines = screen.split("\n");
  const isFinding = (line: string): boolean => /^ {2}(?:error|warning|note): /.test(line);
  const named = lines.findIndex((line) => line.trim() === `rule   ${rule}`);
  const finding = lines.findLastIndex((line, index) => index < named && isFinding(line));
  const start = finding === -1 ? Math.max(lines.findIndex(isFinding), 0) : finding;
  const to = lines.findIndex(
    (line, index) => index > start && (line === "" || /^ {4}(?:where|who|do|rule) /.test(line)),
  );
  return lines.slice(start, to).join(" ").replace(/\s+/g, " ").trim();
}
