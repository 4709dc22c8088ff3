/*
 * php-ini-check.ts [COUNT] [SEED]: random files read by PHP's own parse_ini_string, in the two modes in which the SDK reads
 * them, and by ours; prints where they differ: a quote over several lines, which awswho takes for a fault. Constants, lists
 * (`key[x]`) and a `$` at a line's end, of which it knows nothing, are left out.
 */
import { spawnSync } from "node:child_process";
import { seededRandom } from "./seeded-random.ts";
import type { FileView } from "../src/model/snapshot.ts";
import { type PhpIni, phpIni, phpNormalIni } from "../src/parse/php-ini.ts";
import { seal, unseal } from "../src/vault/secret.ts";

const [count = "3000", seed = "1"] = process.argv.slice(2);

const next = seededRandom(Number(seed));
const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;

const TITLES = [
  "[default]",
  "[profile a]",
  "[a]",
  "[ b ]",
  "[default] ; n",
  '["q"]',
  "['s']",
  "[a;b]",
  "[c] k = v",
  "[a#b]",
  "[]",
  " [x]",
];
const KEYS = [
  "region",
  "a",
  "key b",
  "on",
  "none",
  "  ind",
  "\tind",
  "k\tl",
  "é",
  "k;c",
  "",
  "k(",
  "true ",
  "#k",
  "k#",
];
const EQUALS = [" = ", "=", " =", "= ", "\t=\t", "", " "];
const VALUES = (
  'eu-west-1|v w|v=w|a&b|!x|~1|(1)|(a|a)|true|none|yes x|yes-x|"q r"|"q|q"r"s|\'s t\'|a\'b\'c|x ; c|x;c|x # c|{x}|https://a/b?c=d|' +
  'arn:aws:iam::1:role/X|sec/AK+x=|1.5|-3| lead|trail  |\\"e|a\\b|null|Off|é ü|^|*|a,b|[x]|?|<x>|%d|"a" b|b "a"|"a;b"|on ;c|a\tb'
).split("|");
const BETWEEN = ["", "  ", "; c", "  ; c", "# c", "  # c", ";"];
const ENDS = ["\n", "\n", "\n", "\r\n", "\r"];

function line(): string {
  const kind = next();
  if (kind < 0.2) return pick(TITLES);
  return kind < 0.25 ? pick(BETWEEN) : pick(KEYS) + pick(EQUALS) + pick(VALUES);
}

const texts = Array.from({ length: Number(count) }, () => {
  const end = pick(ENDS);
  const lines = Array.from({ length: 1 + Math.floor(next() * 4) }, line);
  return `${["[default]", ...lines].join(end)}${end}`;
});

const SCRIPT = `
while (($line = fgets(STDIN)) !== false) {
  $text = preg_replace('/^#.*\\n/m', '', json_decode($line, true));
  $read = [];
  foreach ([INI_SCANNER_RAW, INI_SCANNER_NORMAL] as $mode) {
    $ini = @parse_ini_string($text, true, $mode);
    $read[] = $ini === false ? false : (object) array_map(fn ($s) => (object) $s, array_filter($ini, 'is_array'));
  }
  echo json_encode($read), "\\n";
}`;

type Sections = Readonly<Record<string, Readonly<Record<string, string>>>>;

const php = spawnSync("php", ["-r", SCRIPT], {
  input: texts.map((text) => `${JSON.stringify(text)}\n`).join(""),
  encoding: "utf8",
  maxBuffer: 1 << 28,
});
if (php.status !== 0) throw new Error(php.stderr || "php cannot be run");
const answers = php.stdout
  .trim()
  .split("\n")
  .map((answer) => JSON.parse(answer) as readonly (Sections | false)[]);

function ours(ini: PhpIni): Sections | false {
  if (ini.kind !== "sections") return false;
  return Object.fromEntries(
    [...ini.sections].map(([title, { settings }]) => [
      title,
      Object.fromEntries(
        [...settings].map(([key, { value }]) => [
          key,
          value.kind === "secret" ? unseal(value.secret) : value.kind === "text" ? value.text : "",
        ]),
      ),
    ]),
  );
}

const inOrder = (read: Sections | false): string =>
  JSON.stringify(
    read === false
      ? false
      : Object.entries(read)
          .map(([title, settings]) => [title, Object.entries(settings).sort()])
          .sort(),
  );

let differing = 0;
for (const [index, text] of texts.entries()) {
  const view: FileView = { state: "text", path: "/c", text: seal(text), bytes: text.length };
  for (const [mode, read] of [phpIni, phpNormalIni].entries()) {
    const [real, told] = [inOrder(answers[index]?.[mode] ?? false), inOrder(ours(read(view)))];
    if (real === told) continue;
    differing += 1;
    if (differing <= 20)
      console.log(`${mode === 0 ? "raw" : "normal"} ${JSON.stringify(text)}\n  PHP:  ${real}\n  ours: ${told}`);
  }
}
console.log(`${differing} of ${2 * texts.length} differ`);
