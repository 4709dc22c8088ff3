import { stripVTControlCharacters } from "node:util";
import { capture } from "../../capture/capture.ts";
import { chains } from "../../chains/index.ts";
import { everydayPages } from "../../explain/everyday-words.ts";
import { isSource, sourcePage } from "../../explain/pages.ts";
import { PROXY_NAMES, proxyNamed } from "../../explain/settings/proxy-page.ts";
import { SETTING_NAMES, settingNamed } from "../../explain/settings/setting-page.ts";
import { SOURCE_DESCRIPTIONS } from "../../explain/source-descriptions.ts";
import { SDK_IDS } from "../../model/sdk.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import { rules } from "../../rules/index.ts";
import { renderJson } from "../../report/json.ts";
import { renderRulePage, renderSdkPage, renderSourcePage } from "../../report/text/explanation.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Options } from "../options.ts";
import { terminalFor } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import type { World } from "../world.ts";
import { chainPage } from "./chain-page.ts";

/** `awswho explain X`: an SDK, a source, a rule, a setting, or the text of an error: what it means, here too. */
export async function explain(options: Options, world: World): Promise<ExitCode> {
  const given = options.operands.join(" ").trim();
  const word = given === "-" ? pastedText(world) : given;
  if (word === "")
    throw new UsageError(
      "explain what? an SDK, a source, a rule, a setting, or the text of an error; with - it is read from a pipe",
    );
  const meant = everydayPages(word);
  const [only] = meant.length === 1 ? meant : [];
  if ((await showPage(word, options, world)) || (only !== undefined && (await showPage(only, options, world))))
    return 0;
  const nearest = meant.length > 0 ? meant : /\s/.test(word) ? [] : nearestNames(word, TOPICS);
  const { explainError } = await import("./explain-error.ts");
  return explainError(word, nearest, options, world);
}

/** The page of a name; false: it has none. */
async function showPage(word: string, options: Options, world: World): Promise<boolean> {
  const terminal = await terminalFor(world, options);
  const chain = chains.find(({ id }) => id === word);
  if (chain !== undefined) {
    const page = chainPage(chain, capture(world.machine));
    world.stdout.write(options.json ? json(page) : renderSdkPage(page, terminal));
    return true;
  }
  if (isSource(word)) {
    const snapshot = capture(world.machine);
    const page = sourcePage(
      word,
      chains.map((each) => chainPage(each, snapshot)),
    );
    world.stdout.write(options.json ? json(page) : renderSourcePage(page, terminal));
    return true;
  }
  const rule = rules.find(({ id }) => id === word);
  if (rule !== undefined) {
    const { id, group, title, why, complaints } = rule;
    world.stdout.write(
      options.json ? json({ kind: "rule", rule: id, group, title, why, complaints }) : renderRulePage(rule, terminal),
    );
    return true;
  }
  const setting = settingNamed(word);
  if (setting !== null) {
    const { explainSetting } = await import("./explain-setting.ts");
    await explainSetting(setting, options, world);
    return true;
  }
  const proxy = proxyNamed(word);
  if (proxy === null) return false;
  const { explainProxy } = await import("./explain-setting.ts");
  await explainProxy(proxy, options, world);
  return true;
}

/** An error is told last, below whatever a program wrote before it. */
const MOST_LETTERS = 20_000;

function pastedText({ stdinIsTerminal, stderr, readInput }: World): string {
  if (stdinIsTerminal) stderr.write("Paste the error; Ctrl-D on a line of its own ends it.\n");
  return stripVTControlCharacters(readInput().slice(-MOST_LETTERS)).trim();
}

/** All that has a page. */
const TOPICS = [
  ...SDK_IDS,
  ...Object.keys(SOURCE_DESCRIPTIONS),
  ...SETTING_NAMES,
  ...PROXY_NAMES,
  ...rules.map(({ id }) => id),
];

const json = (document: object): string => `${renderJson({ schemaVersion: 1, ...document })}\n`;
