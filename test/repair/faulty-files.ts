/** Settings files in which a fault was planted: what people's files look like, from a seed. */
export interface FaultyFiles {
  readonly fault: string;
  readonly files: Readonly<Record<string, string>>;
  /** Profiles that the fault does not touch. */
  readonly others: readonly string[];
}

const CONFIG = "~/.aws/config";
const CREDENTIALS = "~/.aws/credentials";
const KEY_IDS = ["AKIARTX3GSDST7O7OBYK", "AKIAWO645SY5KIKSE7LX", "AKIAENVBVQGCWAEFA2IP", "AKIACONDEFAUH4PNLNBO"];
const SECRET = "CANARY/wJalrXUtnFEMI/K7MDENG/bPxRfiC";
const NAMES = ["default", "dev", "prod", "audit"];

type Random = () => number;

/** A fault put into one line of a profile's keys, or around them. */
const FAULTS: Readonly<Record<string, (lines: readonly string[], random: Random) => readonly string[]>> = {
  "byte-order-mark": ([first = "", ...rest]) => [`\ufeff${first}`, ...rest],
  quotes: (lines) => onSecret(lines, (line) => line.replace(/= *(\S+)$/, '= "$1"')),
  "inline-comment": (lines) => onSecret(lines, (line) => `${line} # mine`),
  "echo-flag": (lines) => onSecret(lines, (line) => line.replace(/= */, "= -n ")),
  "trailing-percent": (lines) => onSecret(lines, (line) => `${line}%`),
  "misspelt-key": (lines) => onSecret(lines, (line) => line.replace("aws_secret_access_key", "aws_secret_acess_key")),
  "key-twice": (lines) =>
    lines.flatMap((line) => (/^aws_access_key_id/.test(line) && line === firstKey(lines) ? [line, line] : [line])),
  "unclosed-header": (lines) => {
    const at = lines.findIndex((line) => line.startsWith("["));
    return lines.map((line, index) => (index === at ? line.replace("]", "") : line));
  },
  "no-fault": (lines) => lines,
};

export const FAULT_NAMES = Object.keys(FAULTS);

const firstKey = (lines: readonly string[]): string => lines.find((line) => line.startsWith("aws_access_key_id")) ?? "";

function onSecret(lines: readonly string[], change: (line: string) => string): readonly string[] {
  const at = lines.findIndex((line) => line.startsWith("aws_secret_access_key"));
  return lines.map((line, index) => (index === at ? change(line) : line));
}

export function faultyFiles(seed: number): FaultyFiles {
  const random = randomFrom(seed);
  const others = shuffled(NAMES.slice(1), random).slice(0, 1 + Math.floor(random() * 3));
  const names = ["default", ...others];
  const fault = FAULT_NAMES[seed % FAULT_NAMES.length] as string;
  const credentials = sections(names, random, keysOf);
  const config = sections(names, random, (name) => [
    titleOf(name),
    "region = eu-west-1",
    ...sometimes(random, "output = json"),
  ]);
  const planted = FAULTS[fault]?.(credentials, random) ?? credentials;
  return {
    fault,
    files: { [CREDENTIALS]: written(planted, random), [CONFIG]: written(config, random) },
    others,
  };
}

const titleOf = (name: string): string => (name === "default" ? "[default]" : `[profile ${name}]`);

function keysOf(name: string, random: Random): readonly string[] {
  const id = KEY_IDS[NAMES.indexOf(name)] as string;
  const keys = [`aws_access_key_id = ${id}`, `aws_secret_access_key = ${SECRET}${id.slice(-4)}`];
  return [`[${name}]`, ...(random() < 0.3 ? keys.toReversed() : keys)];
}

/** With blanks and comments between, as they come to be over the years. */
function sections(
  names: readonly string[],
  random: Random,
  section: (name: string, random: Random) => readonly string[],
): readonly string[] {
  return names.flatMap((name, index) => [
    ...(index === 0 ? [] : sometimes(random, "")),
    ...section(name, random).flatMap((line, at) =>
      at === 0 ? [line] : [...sometimes(random, "# CANARY comment", 0.2), line],
    ),
  ]);
}

const sometimes = (random: Random, line: string, share = 0.5): readonly string[] => (random() < share ? [line] : []);

function written(lines: readonly string[], random: Random): string {
  const end = random() < 0.3 ? "\r\n" : "\n";
  return lines.join(end) + (random() < 0.3 ? "" : end);
}

function shuffled<T>(list: readonly T[], random: Random): readonly T[] {
  return list
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

function randomFrom(seed: number): Random {
  let state = seed * 2_654_435_761;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
