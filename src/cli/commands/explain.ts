import { chains } from "../../chains/index.ts";
import { isSource, sourcePage } from "../../explain/pages.ts";
import { type Recognised, recognise } from "../../explain/recognise.ts";
import { SETTING_NAMES, settingNamed } from "../../explain/settings/setting-page.ts";
import { SOURCE_DESCRIPTIONS } from "../../explain/source-descriptions.ts";
import { SDK_IDS, type SdkId } from "../../model/sdk.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import { documentOf, renderJson } from "../../report/json.ts";
import { rules } from "../../rules/index.ts";
import { renderRecognised, renderRulePage, renderSdkPage, renderSourcePage } from "../../report/text/explanation.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Options } from "../options.ts";
import { terminalFor } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import type { World } from "../world.ts";
import { chainPage } from "./chain-page.ts";
import { diagnoseMachine, rendered } from "./who.ts";

/** `awswho explain X`: an SDK, a source, a rule, a setting, or the text of an error: what it means, here too. */
export async function explain(options: Options, world: World): Promise<ExitCode> {
  const word = options.operands.join(" ").trim();
  if (word === "") throw new UsageError("explain what? an SDK, a source, a rule, a setting, or the text of an error");
  const terminal = await terminalFor(world.stdout, world.machine.environment, world.machine.platform, options.color);
  const chain = chains.find(({ id }) => id === word);
  if (chain !== undefined) {
    const page = chainPage(chain.id, world);
    world.stdout.write(options.json ? json(page) : renderSdkPage(page, terminal));
    return 0;
  }
  if (SDK_IDS.some((id) => id === word)) throw new UsageError(`${word} is not part of this version yet`);
  if (isSource(word)) {
    const page = sourcePage(
      word,
      chains.map(({ id }) => chainPage(id, world)),
    );
    world.stdout.write(options.json ? json(page) : renderSourcePage(page, terminal));
    return 0;
  }
  const rule = rules.find(({ id }) => id === word);
  if (rule !== undefined) {
    const { id, group, title, why, complaints } = rule;
    world.stdout.write(
      options.json ? json({ kind: "rule", rule: id, group, title, why, complaints }) : renderRulePage(rule, terminal),
    );
    return 0;
  }
  const setting = settingNamed(word);
  if (setting !== null) {
    const { explainSetting } = await import("./explain-setting.ts");
    return explainSetting(setting, options, world);
  }
  return explainError(word, options, world);
}

/** All that has a page. */
const TOPICS = [...SDK_IDS, ...Object.keys(SOURCE_DESCRIPTIONS), ...SETTING_NAMES, ...rules.map(({ id }) => id)];

const json = (document: object): string => `${JSON.stringify({ schemaVersion: 1, ...document }, null, 2)}\n`;

/** Nobody is asked: what failed is told from files and variables. */
async function explainError(text: string, options: Options, world: World): Promise<ExitCode> {
  const recognised = recognise(text);
  const nearest = recognised.length > 0 || /\s/.test(text) ? [] : nearestNames(text, TOPICS);
  const here = { ...options, offline: true, sdk: speakerOf(recognised, options) };
  const { diagnosis, snapshot } = await diagnoseMachine(here, world, world.machine);
  if (options.json) {
    const known = recognised.map(({ known: { id, sdks, kind }, meaning }) => ({ id, sdks, kind, meaning }));
    const document = recognised.length === 0 ? null : JSON.parse(renderJson(documentOf(diagnosis)));
    world.stdout.write(json({ recognised: known, nearest, here: document }));
  } else {
    const terminal = await terminalFor(world.stdout, world.machine.environment, world.machine.platform, options.color);
    const screen = recognised.length === 0 ? "" : await rendered(diagnosis, snapshot, here, world);
    world.stdout.write(renderRecognised(recognised, nearest, screen, terminal));
  }
  return recognised.length === 0 ? 5 : 0;
}

/** The SDK named by --sdk if it may have said so, else the first that may have and is modelled. */
function speakerOf(recognised: readonly Recognised[], options: Options): SdkId {
  const speakers = recognised[0]?.known.sdks ?? [];
  if (options.sdks !== null || speakers.length === 0) return options.sdk;
  return speakers.find((sdk) => chains.some(({ id }) => id === sdk)) ?? options.sdk;
}
