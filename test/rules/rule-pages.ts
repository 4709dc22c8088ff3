import { capture } from "../../src/capture/capture.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { RULE_GROUPS, type RuleGroup } from "../../src/rules/rule-group.ts";
import { rules } from "../../src/rules/index.ts";
import { shellOf } from "../../src/advice/shell.ts";
import { unpainted } from "../../src/report/screen.ts";
import { renderFindings } from "../../src/report/findings/text.ts";
import { type Fixture, examineFor, fixturesOf, machineOfFixture, readFixture } from "./fixture.ts";

/** docs/rules: a page a rule, made of the rule itself and of its fixtures, so that no page can say what is not so. */
export async function rulePages(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>([["README.md", overview()]]);
  for (const rule of rules) pages.set(`${rule.id}.md`, await pageOf(rule));
  return pages;
}

function overview(): string {
  const groups = (Object.keys(RULE_GROUPS) as RuleGroup[]).flatMap((group) => {
    const own = rules.filter((rule) => rule.group === group);
    if (own.length === 0) return [];
    return [`\n## ${RULE_GROUPS[group]}\n`, ...own.map(({ id, title }) => `- [${id}](${id}.md): ${title}.`)];
  });
  return `# What doctor looks for\n\nMade from the rules and their fixtures: \`npm run lab -- rule-pages\`.\n${groups.join("\n")}\n`;
}

async function pageOf(rule: Rule): Promise<string> {
  const names = fixturesOf(rule.id);
  const bad = names.filter((name) => name.startsWith("bad-"));
  const good = names.filter((name) => name.startsWith("good-"));
  const examples = await Promise.all(bad.map((name) => exampleOf(rule.id, name)));
  return [
    `# ${rule.id}\n`,
    `${rule.title}.\n`,
    `${rule.why}\n`,
    ...(rule.preview === true ? ["New: it is shown as a note until it has proved itself.\n"] : []),
    ...(rule.complaints.length === 0 ? [] : [`Complaints: ${rule.complaints.join(", ")}.\n`]),
    `Turned off by \`--disable ${rule.id}\`.\n`,
    ...examples,
    "## Machines on which it is quiet\n",
    ...good.map((name) => `### ${titleOf(name)}\n\n${machineText(readFixture(rule.id, name))}`),
  ].join("\n");
}

async function exampleOf(id: string, name: string): Promise<string> {
  const fixture = readFixture(id, name);
  const { findings, home } = await examineFor(id, fixture);
  const shown = renderFindings(
    findings.filter(({ rule }) => rule === id),
    home,
    {
      terminal: { width: 100, unicode: true, paint: unpainted },
      verbosity: "normal",
      shell: shellOf(capture(machineOfFixture(fixture))),
    },
  );
  return `## ${titleOf(name)}\n\n${machineText(fixture)}\n\`\`\`console\n$ awswho doctor\n${shown}\`\`\`\n`;
}

const titleOf = (name: string): string => {
  const words = name.replace(/^(?:bad|good)-/, "").replaceAll("-", " ");
  return `${words[0]?.toUpperCase()}${words.slice(1)}`;
};

/** Secrets of the fixtures are no secrets, but a page should not teach to paste them. */
const withoutSecrets = (text: string): string =>
  text
    .replace(/CANARY[\w.-]*/g, "…")
    .replaceAll("\ufeff", "\\ufeff")
    .replaceAll("\r", "\\r")
    .replaceAll("\u200b", "\\u200b");

function machineText({ env, files }: Fixture): string {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const texts = Object.entries(files).map(([path, text]) => `# ${path}\n${text.trimEnd()}`);
  const parts = [...(variables.length === 0 ? [] : [variables.join("\n")]), ...texts];
  return `\`\`\`\n${withoutSecrets(parts.join("\n\n") || "(nothing)")}\n\`\`\`\n`;
}
