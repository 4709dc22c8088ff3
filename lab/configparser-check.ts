/*
 * configparser-check.ts [COUNT] [SEED]: random files read by Python's own configparser (through botocore's raw_config_parse,
 * in the lab's boto3 environment or any python3 with botocore) and by ours; prints where they differ.
 */
import { spawnSync } from "node:child_process";
import { seededRandom } from "./seeded-random.ts";
import { entriesOf } from "../src/parse/ini-document.ts";
import { nestedValue, rawValue, readConfigParser } from "../src/parse/config-parser.ts";

const [count = "3000", seed = "1", python = "python3"] = process.argv.slice(2);

const next = seededRandom(Number(seed));
const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;

const PIECES = [
  "[default]",
  "[profile a]",
  "[DEFAULT]",
  "[a] x]",
  "[]",
  "[",
  "]",
  "[ b ]",
  "key = v",
  "Key: v=w",
  "key",
  "= v",
  "  key = x",
  "\tmore",
  "   ",
  "",
  "# c",
  "  ; c",
  "a=1",
  "b = 2 # n",
  "s3 =",
  "  x = y",
  "  nested",
  "\u00a0k = nbsp",
  "\ufeff[x]",
  "k\u0085 = v",
  "café = ü",
  "日本 = 値",
  "x = a\u2028b",
  "  p\u000bq = 1",
  "İ = dotted",
  "k = \u001cv\u001c",
  "DEFAULT = 1",
  "k = v\u0000w",
  "region = eu",
  "[region]",
  "[default] ; note",
  "[default",
  "%(x)s = %",
  "  # indented comment",
  "\f",
  "a\f= 1",
];
const ENDS = ["\n", "\n", "\n", "\r\n", "\r"];
const texts = Array.from({ length: Number(count) }, () => {
  const end = pick(ENDS);
  return (
    Array.from({ length: Math.floor(next() * 9) }, () => pick(PIECES) + (next() < 0.05 ? pick(ENDS) : end)).join("") +
    (next() < 0.1 ? pick(PIECES) : "")
  );
});

const SCRIPT = `
import json, sys, os, tempfile, botocore.configloader as c, botocore.exceptions as e
d = tempfile.mkdtemp(); p = os.path.join(d, "f")
for line in sys.stdin:
    open(p, "w", newline="", encoding="utf-8").write(json.loads(line))
    try: print(json.dumps({"ok": c.raw_config_parse(p)}))
    except e.ConfigParseError as x:
        i = x.kwargs["error"]; print(json.dumps({"error": type(i).__name__, "line": getattr(i, "lineno", None) or (getattr(i, "errors", None) or [[None]])[0][0]}))
`;
const result = spawnSync(python, ["-c", SCRIPT], {
  input: texts.map((text) => `${JSON.stringify(text)}\n`).join(""),
  encoding: "utf8",
  maxBuffer: 1 << 28,
  env: { PATH: process.env["PATH"], LANG: "C.UTF-8" },
});
if (result.status !== 0) throw new Error(result.stderr);
const theirs = result.stdout
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line));

const NAMES = {
  "duplicate-section": "DuplicateSectionError",
  "duplicate-key": "DuplicateOptionError",
  "no-section-header": "MissingSectionHeaderError",
  "not-a-setting": "ParsingError",
  "nested-without-equals": "ValueError",
  "not-utf8": "UnicodeDecodeError",
};

function ours(text: string) {
  const document = readConfigParser("f", text);
  const { fault } = document;
  if (fault !== null)
    return {
      error: NAMES[fault.kind],
      line:
        fault.kind === "not-a-setting"
          ? fault.lines[0]
          : "line" in fault && fault.kind !== "nested-without-equals"
            ? fault.line
            : null,
    };
  const ok: Record<string, Record<string, unknown>> = {};
  for (const section of document.sections.values()) {
    const values: Record<string, unknown> = {};
    const defaults = document.defaults === null ? [] : entriesOf(document, document.defaults);
    const own = entriesOf(document, section);
    for (const entry of [...own, ...defaults.filter(({ key }) => !own.some((other) => other.key === key))]) {
      const raw = rawValue(document.lines, entry);
      const nested = nestedValue(raw);
      values[entry.key] = nested === null ? raw : Object.fromEntries(nested);
    }
    ok[section.name] = values;
  }
  return { ok };
}
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, v) =>
    v !== null && typeof v === "object" && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort()) : v,
  );
let differ = 0;
texts.forEach((text, index) => {
  const mine = sorted(ours(text));
  const real = sorted(theirs[index]);
  if (mine === real) return;
  differ += 1;
  if (differ <= 10) console.log(JSON.stringify(text), "\n  python", real, "\n  ours  ", mine);
});
console.log(`${texts.length} files, ${differ} read otherwise`);
