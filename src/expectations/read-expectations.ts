import {
  EXPECTATION_KEYS,
  type Expectation,
  type ExpectationFault,
  type ExpectationKey,
} from "../model/expectation.ts";
import type { Severity } from "../model/finding.ts";
import { argument } from "../model/provenance.ts";
import type { SdkId } from "../model/sdk.ts";
import type { ExpectationText, ExpectedSetting } from "../parse/expectation-file.ts";
import { nearestNames } from "../parse/nearest-names.ts";
import { rules } from "../rules/index.ts";
import { wordsOf } from "./expectation-kind.ts";
import { EXPECTATION_KINDS } from "./index.ts";
import { sdksNamed } from "./kinds/agree.ts";

/** What is expected in one environment, and how strictly. */
export interface Expected {
  readonly expectations: readonly Expectation[];
  /** The SDKs that must meet them; null: none named. */
  readonly sdks: readonly SdkId[] | null;
  /** Rules whose findings are expected. */
  readonly allow: readonly string[];
  /** Rules that are left out. */
  readonly disable: readonly string[];
  /** Null: not said. */
  readonly failOn: Severity | null;
}

/** What goes beside expectations in .awswhorc: each with what its value has to be, or null where it is right. */
const SETTINGS = {
  sdk: (text: string) => faultIn(sdksNamed(text)),
  allow: (text: string) => strangeRule(text),
  disable: (text: string) => strangeRule(text),
  "fail-on": (text: string) => (severityOf(text) === null ? "write error, warning or note" : null),
} as const;

type SettingKey = keyof typeof SETTINGS;

/** The keys of .awswhorc, which are the names of check's options. */
export const FILE_KEYS: readonly (ExpectationKey | SettingKey)[] = [
  ...EXPECTATION_KEYS,
  ...(Object.keys(SETTINGS) as SettingKey[]),
];

const isExpectation = (key: string): key is ExpectationKey => EXPECTATION_KEYS.some((known) => known === key);
const isSetting = (key: string): key is SettingKey => Object.hasOwn(SETTINGS, key);

/** What a value of a key has to be; null: it is right. */
export function valueFault(key: string, value: string): string | null {
  if (isExpectation(key)) return faultIn(EXPECTATION_KINDS[key].meant(value));
  return isSetting(key) ? SETTINGS[key](value) : null;
}

const faultIn = (meant: unknown): string | null => (typeof meant === "string" ? meant : null);

/** Every line of the file that cannot be meant, for whichever environment it is. */
export function faultsOf({ faults, settings }: ExpectationText): readonly ExpectationFault[] {
  const own = settings.flatMap((setting) => {
    const message = settingFault(setting);
    return message === null ? [] : [{ place: setting.place, message }];
  });
  return [...faults, ...own].sort((a, b) => a.place.line - b.place.line);
}

/** A value is never told: people put keys where they do not belong. */
function settingFault({ key, value }: ExpectedSetting): string | null {
  if (isExpectation(key) || isSetting(key)) {
    const wrong = valueFault(key, value);
    return wrong === null ? null : `${key}: ${wrong}`;
  }
  const near = nearestNames(key, FILE_KEYS)[0];
  return near === undefined
    ? `${key} is no key; there are ${FILE_KEYS.join(", ")}`
    : `${key} is no key; is ${near} meant?`;
}

/** What holds in an environment: its section above the file's top, and what was typed above both. */
export function expectedIn(
  text: ExpectationText | null,
  environment: string | null,
  typed: ReadonlyMap<string, string>,
): Expected {
  const written = new Map<string, Omit<Expectation, "key">>();
  for (const section of [null, environment])
    for (const setting of text?.settings ?? [])
      if (setting.section === section) written.set(setting.key, { wanted: setting.value, provenance: setting.place });
  for (const [key, wanted] of typed) written.set(key, { wanted, provenance: argument(`--${key}`) });
  const wordsFor = (key: SettingKey): readonly string[] => wordsOf(written.get(key)?.wanted ?? "");
  const sdks = sdksNamed(written.get("sdk")?.wanted ?? "");
  return {
    expectations: EXPECTATION_KEYS.flatMap((key) => {
      const found = written.get(key);
      // `no-long-lived-keys = false` takes back what holds for all environments.
      return found === undefined || found.wanted === "false" ? [] : [{ key, ...found }];
    }),
    sdks: typeof sdks === "string" ? null : sdks,
    allow: wordsFor("allow"),
    disable: wordsFor("disable"),
    failOn: severityOf(written.get("fail-on")?.wanted ?? ""),
  };
}

function severityOf(text: string): Severity | null {
  return text === "error" || text === "warning" || text === "note" ? text : null;
}

function strangeRule(text: string): string | null {
  const ids = rules.map(({ id }) => id);
  const strange = wordsOf(text).find((word) => !ids.includes(word));
  if (strange === undefined) return null;
  const near = nearestNames(strange, ids)[0];
  return near === undefined ? "there is no such rule: see awswho doctor" : `is ${near} meant?`;
}
