/*
 * npm run lab -- scan-speed FOLDER [LANGUAGE]: how fast scan walks the files below FOLDER, and how fast each reader reads those that
 * hold one of its words: all of them, of which most are put aside for want of a site's signs, and those alone that are parsed.
 * One thread, by its own user time, so that what else runs on the machine counts little; each is done twice, and the second
 * time is told: the code is warm by then.
 */
import nodeFs from "node:fs";
import { openGrammars } from "../src/capture/grammars.ts";
import { sourceFiles, sourceText } from "../src/capture/source-files.ts";
import { siteReaders } from "../src/parse/code-sites/index.ts";
import { sitesOf } from "../src/parse/code-sites/sites-of.ts";
import { type Secret, unseal } from "../src/vault/secret.ts";

interface File {
  readonly path: string;
  readonly name: string;
  readonly text: Secret;
  readonly size: number;
}

const [root, only] = process.argv.slice(2);
if (root === undefined) throw new Error("scan-speed FOLDER [LANGUAGE]");
const readers = siteReaders.filter(({ language }) => only === undefined || only === language);
const grammars = openGrammars(`${process.cwd()}/package.json`);
const walked = await twice(async () => walk());
const { total, opened, byReader } = walked.value;
console.log(`walked and filtered  ${total} files, ${opened} opened  ${rate(total, walked.seconds)}`);
console.log("language      files     KB  files/s   parsed     KB  parsed/s  slowest");
let [files, parsed, seconds, parsing] = [0, 0, 0, 0];
for (const reader of readers) {
  const found = byReader.get(reader) ?? [];
  if (found.length === 0) continue;
  const slow: { readonly seconds: number; readonly path: string; readonly size: number }[] = [];
  const read = await twice(async () => {
    slow.length = 0;
    for (const { path, name, text, size } of found) {
      const before = process.cpuUsage().user;
      const { kind } = await sitesOf(reader, name, text, grammars);
      if (kind === "sites") slow.push({ seconds: (process.cpuUsage().user - before) / 1e6, path, size });
    }
  });
  const parse = sum(slow, (one) => one.seconds);
  files += found.length;
  seconds += read.seconds;
  parsed += slow.length;
  parsing += parse;
  const [worst] = slow.sort((a, b) => b.seconds - a.seconds);
  console.log(
    `${reader.language.padEnd(12)} ${cells(found.length, kilobytes(found))}  ${rate(found.length, read.seconds)}   ` +
      `${cells(slow.length, kilobytes(slow))}  ${rate(slow.length, parse)}  ` +
      `${((worst?.seconds ?? 0) * 1000).toFixed(0)} ms ${worst?.path ?? ""}`,
  );
}
console.log(
  `all          ${cells(files)}         ${rate(files, seconds)}   ${cells(parsed)}         ${rate(parsed, parsing)}`,
);

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

function kilobytes(files: readonly { readonly size: number }[]): string {
  return (sum(files, ({ size }) => size) / 1024).toFixed(0);
}

function cells(...values: readonly (number | string)[]): string {
  return values.map((value) => `${value}`.padStart(6)).join(" ");
}

function walk(): { total: number; opened: number; byReader: Map<(typeof readers)[number], File[]> } {
  const byReader = new Map<(typeof readers)[number], File[]>();
  let total = 0;
  let opened = 0;
  const isWanted = (path: string): boolean => readers.some(({ isOne }) => isOne(path));
  for (const entry of sourceFiles({ fs: nodeFs, root: root ?? ".", allFiles: false, isWanted })) {
    total += 1;
    if (entry.kind !== "file") continue;
    const source = sourceText(nodeFs, entry.path);
    if (source.kind === "not-read") continue;
    opened += 1;
    const text = unseal(source.text);
    for (const reader of readers) {
      if (!reader.isOne(entry.name) || !reader.words.some((word) => text.includes(word))) continue;
      const file = {
        path: entry.path.slice((root ?? ".").length + 1),
        name: entry.name,
        text: source.text,
        size: text.length,
      };
      const files = byReader.get(reader) ?? [];
      files.push(file);
      byReader.set(reader, files);
    }
  }
  return { total, opened, byReader };
}

async function twice<Value>(run: () => Promise<Value>): Promise<{ readonly value: Value; readonly seconds: number }> {
  await run();
  const before = process.cpuUsage().user;
  const value = await run();
  return { value, seconds: (process.cpuUsage().user - before) / 1e6 };
}

function rate(count: number, seconds: number): string {
  return `${(count / seconds).toFixed(0)}/s`;
}
