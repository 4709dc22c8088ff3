import type { SdkId } from "../../model/sdk.ts";
import type { DocumentationTopic } from "../../walk/chain-documentation.ts";
import type { SdkPage } from "../pages.ts";
import { KEY_DESCRIPTIONS } from "./key-descriptions.ts";
import { LOOKED_UP } from "./looked-up.ts";
import type { SettingUse } from "../../walk/setting-description.ts";
import type { SettingHere } from "./settings-here.ts";
import { VARIABLE_DESCRIPTIONS } from "./variable-descriptions.ts";

/** One place of an SDK where a name matters: a step of its chain, or what stands around the steps. */
export interface SettingPlace {
  readonly use: SettingUse;
  /** In the SDK's order, from 1; null: it is no step. */
  readonly order: number | null;
  readonly method: string | null;
}

export interface SettingReader {
  readonly sdk: SdkId;
  readonly of: number;
  readonly places: readonly SettingPlace[];
  /** What the SDK's own page says of its turn; null: it does not say. */
  readonly rule: string | null;
}

/** A setting: what it is, who looks it up and where, and what it is set to on this machine. */
export interface SettingPage {
  readonly kind: "setting";
  readonly name: string;
  readonly form: "variable" | "key";
  readonly description: string;
  readonly words: string | null;
  readonly related: readonly string[];
  readonly readers: readonly SettingReader[];
  readonly notReadBy: readonly SdkId[];
  /** What it bears on is the program's own clients: only what credentials and the region hang on was followed. */
  readonly followedInPart: boolean;
  readonly here: readonly SettingHere[];
}

export const SETTING_NAMES: readonly string[] = [
  ...Object.keys(KEY_DESCRIPTIONS),
  ...Object.keys(VARIABLE_DESCRIPTIONS),
];

/** Variables are told apart by case, keys of a file are not: `$` before a name, or `[profile]` manners, are taken off. */
export function settingNamed(word: string): string | null {
  const name = word.replace(/^\$\{?|\}$/g, "");
  if (Object.hasOwn(VARIABLE_DESCRIPTIONS, name)) return name;
  return Object.hasOwn(KEY_DESCRIPTIONS, name.toLowerCase()) ? name.toLowerCase() : null;
}

export function settingPage(name: string, pages: readonly SdkPage[], here: readonly SettingHere[]): SettingPage {
  const variable = VARIABLE_DESCRIPTIONS[name];
  const description = variable ?? KEY_DESCRIPTIONS[name];
  if (description === undefined) throw new Error(`no page of ${name}`);
  const readers = pages.flatMap((page) => readerOf(name, page, variable === undefined ? "key" : "variable"));
  return {
    kind: "setting",
    name,
    form: variable === undefined ? "key" : "variable",
    description: description.says,
    words: description.words ?? null,
    related: (description.related ?? []).filter((other) => other !== name),
    readers,
    notReadBy: pages.filter(({ sdk }) => !readers.some((reader) => reader.sdk === sdk)).map(({ sdk }) => sdk),
    followedInPart: description.of.includes("client"),
    here,
  };
}

function readerOf(name: string, page: SdkPage, form: SettingPage["form"]): readonly SettingReader[] {
  const uses = Object.entries(LOOKED_UP[page.sdk] ?? {}).flatMap(([use, names]) =>
    names.includes(name) ? [use as SettingUse] : [],
  );
  if (uses.length === 0) return [];
  const places = uses.map((use) => placeOf(use, page)).sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  return [{ sdk: page.sdk, of: page.steps.length, places, rule: ruleOf(name, uses, page, form) }];
}

function placeOf(use: SettingUse, { steps }: SdkPage): SettingPlace {
  const step = steps.find(({ source }) => source === use);
  return { use, order: step?.order ?? null, method: step?.method ?? null };
}

/** The topic of a page that tells a variable's turn. */
const TOPIC_OF: Partial<Readonly<Record<SettingUse, DocumentationTopic>>> = {
  profile: "profile",
  files: "files",
  region: "region",
  environment: "environment",
  container: "container",
  "instance-metadata": "metadata",
};

/** What decides inside one profile. */
const KINDS: ReadonlySet<SettingUse> = new Set([
  "assume-role",
  "web-identity",
  "sso",
  "login",
  "process",
  "shared-credentials",
  "shared-config",
]);

function ruleOf(name: string, uses: readonly SettingUse[], page: SdkPage, form: SettingPage["form"]): string | null {
  const { documentation } = page;
  if (form === "key" && uses.some((use) => KINDS.has(use))) return documentation.insideProfile;
  const topic = uses.map((use) => TOPIC_OF[use]).find((known) => known !== undefined);
  if (topic === undefined) return null;
  const sentences = documentation[topic].split(/(?<=\.)\s+(?=[A-Z#])/);
  // The region of a profile is "the profile" in the region's order.
  const said = sentences.filter((sentence) => namesIn(sentence).has(name) || (form === "key" && topic === "region"));
  return said.length === 0 ? null : said.join(" ");
}

/** `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI before _FULL_URI`: what a page shortens is meant too. */
const namesIn = (sentence: string): ReadonlySet<string> =>
  new Set([
    ...(sentence.match(/\b[A-Z]+(?:_[A-Z0-9]+)+\b/g) ?? []),
    ...(/ _FULL_URI\b/.test(sentence) ? ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] : []),
  ]);
