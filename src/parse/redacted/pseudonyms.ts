import { accessKeyIdOf, accountOfAccessKeyId, oldAccessKeyIdOf } from "../access-key-id.ts";
import { isCanaryAccount } from "../canary-key.ts";
import { OPEN_WORDS } from "./open-words.ts";

/**
 * Text in which every word that may be a name is another: accounts, people, profiles, roles, hosts, folders. One word has
 * one pseudonym wherever it stands, and all that parsers look at stays (signs, blanks, case, numbers, AWS's own words): a
 * walk over the renamed files goes the way it went over the real ones.
 */
export interface Pseudonyms {
  text(text: string): string;
  /** Texts at any depth; what stands under a word of AWS's own (`kind`, `code`) stays. */
  value<Value>(value: Value): Value;
  /** The name of a file under a hash: its name there is the hash of a renamed word, which its maker has to find out. */
  renameHash(original: string, renamed: string): void;
}

/** In this order: what is left alone, what has a form of its own, then words. */
const TOKEN =
  /-----BEGIN ([A-Z ]+)-----[\s\S]*?-----END \1-----|%[0-9A-Fa-f]{2}|(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|[\p{L}\p{M}\p{N}]+/gu;

/** JSON's escapes are no letters. */
const JSON_TOKEN = new RegExp(`\\\\u[0-9a-fA-F]{4}|\\\\.|${TOKEN.source}`, "gu");

const CERTIFICATE = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----";

/** Numbers, times, lengths of time, versions; what a mask left. */
const SAYS_NOTHING =
  /^(?:\d{1,11}|\d{13,}|\d{1,8}T?\d{0,8}(?:Z|UTC)?|\d{1,8}(?:ms|s|m|h|d)|(?:v|py|rc|post|dev|beta|alpha)\d{1,4}|x*\d{0,6}x+|.{1,2})$/iu;

const ACCOUNT = /^\d{12}$/;
const KEY_ID = /^(AKIA|ASIA|AIDA|AROA|AGPA|ANPA|AIPA)[A-Z2-7]{16,17}$/;
const HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Of this machine, and where the metadata services are. */
const OPEN_ADDRESS = /^(?:127\.|169\.254\.|0\.0\.0\.0$|255\.)/;

/** Fields of answers whose words are AWS's and ours. */
const OPEN_FIELDS: ReadonlySet<string> = new Set([
  "kind",
  "type",
  "code",
  "because",
  "partition",
  "missing",
  "version",
]);

export function pseudonyms(): Pseudonyms {
  const known = new Map<string, string>();
  const folded = new Map<string, { readonly number: number; spellings: number }>();
  let [accounts, addresses] = [0, 0];

  const once = (word: string, make: () => string): string => {
    const made = known.get(word) ?? make();
    known.set(word, made);
    return made;
  };

  // A zero stays in front: to some SDKs a number is a number.
  const account = (id: string): string =>
    isCanaryAccount(id) ? id : once(id, () => `${id.startsWith("0") ? "0" : "9"}${80_000_000_000 + ++accounts}`);

  /** Two words that differ in case alone are told apart by case alone. */
  const name = (word: string): string => {
    const fold = word.toLowerCase();
    const seen = folded.get(fold) ?? { number: folded.size + 1, spellings: 0 };
    folded.set(fold, seen);
    const base = `${/^\d/.test(word) ? "0" : ""}${/^[\p{ASCII}]*$/u.test(word) ? "renamed" : "rénamed"}${seen.number}`;
    if (word === fold) return base;
    if (word === word.toUpperCase()) return base.toUpperCase();
    if (word === word[0]?.toUpperCase() + fold.slice(1)) return base[0]?.toUpperCase() + base.slice(1);
    seen.spellings += 1;
    return spelled(base, seen.spellings);
  };

  const rename = (word: string): string => {
    if (ACCOUNT.test(word)) return account(word);
    if (SAYS_NOTHING.test(word) || OPEN_WORDS.has(word.toLowerCase())) return word;
    if (HASH.test(word)) return once(word, () => String(known.size + 1).padStart(word.length, "0"));
    const prefix = KEY_ID.exec(word)?.[1];
    if (prefix !== undefined) return once(word, () => keyId(word, prefix));
    const mark = /^(?:AKIA|ASIA|AIDA|AROA)(?=.)/.exec(word)?.[0] ?? "";
    return once(word, () => mark + name(word.slice(mark.length)));
  };

  const keyId = (id: string, prefix: string): string => {
    const holder = accountOfAccessKeyId(id);
    const number = BigInt(known.size + 1);
    return holder === null ? oldAccessKeyIdOf(prefix, number) : accessKeyIdOf(prefix, account(holder), number);
  };

  const address = (text: string): string =>
    OPEN_ADDRESS.test(text) ? text : once(text, () => `192.0.2.${(addresses++ % 254) + 1}`);

  const token = (found: string, block: string | undefined): string => {
    if (block === "CERTIFICATE") return CERTIFICATE;
    // A key here is the sample that masks put in its place.
    if (block !== undefined || /^[%\\]/.test(found)) return found;
    return /^(?:\d{1,3}\.){3}\d{1,3}$/.test(found) ? address(found) : rename(found);
  };

  const text = (whole: string): string => {
    const pattern = /^\s*[{[]\s*["{}[\]]/.test(whole) ? JSON_TOKEN : TOKEN;
    return whole.replace(pattern, (found: string, block: string | undefined) => token(found, block));
  };

  const value = (given: unknown): unknown => {
    if (typeof given === "string") return text(given);
    if (Array.isArray(given)) return given.map(value);
    if (typeof given !== "object" || given === null) return given;
    return Object.fromEntries(
      Object.entries(given).map(([field, inner]) => [field, OPEN_FIELDS.has(field) ? inner : value(inner)]),
    );
  };

  return {
    text,
    value: <Value>(given: Value) => value(given) as Value,
    renameHash: (original, renamed) => void known.set(original, renamed),
  };
}

/** A file named after a hash of words. */
export const isHash = (word: string): boolean => HASH.test(word);

/** The n-th way to write a word in large and small letters that is not one of the plain three. */
function spelled(base: string, number: number): string {
  // The second letter is small and the third large, so it is neither all of one kind nor a capital alone.
  let rest = number;
  return [...base]
    .map((letter, index) => {
      if (index === 1) return letter.toLowerCase();
      if (index === 2) return letter.toUpperCase();
      const large = rest % 2 === 1;
      rest = Math.floor(rest / 2);
      return large ? letter.toUpperCase() : letter.toLowerCase();
    })
    .join("");
}
