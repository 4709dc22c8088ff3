import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FileReading, FileSites } from "../../src/cli/file-sites.ts";
import { openSiteWorkers } from "../../src/cli/site-workers.ts";

const REQUEST = { program: "/nowhere", languages: [] };
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "awswho-workers-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a thread does with each file, in JavaScript: `name` is the file's. */
function threads(body: string, count = 2): FileReading {
  const script = join(folder, `${count}-${Math.abs(hash(body))}.cjs`);
  writeFileSync(
    script,
    `const { parentPort } = require("node:worker_threads");
     parentPort.on("message", ({ name }) => { ${body} });`,
  );
  return openSiteWorkers(script, count, REQUEST, here);
}

const hash = (text: string): number => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);

const told = (words: string): FileSites => ({ kind: "read", reads: [{ language: "go", read: siteNamed(words) }] });
const siteNamed = (call: string) => ({ kind: "sites", lacks: [], sites: [{ call, gives: [] }] }) as never;
const here: FileReading = { ahead: 0, read: async ({ name }) => told(`here ${name}`), close: () => {} };
const ANSWER = `parentPort.postMessage({ kind: "read", reads: [{ language: "go", read: { kind: "sites", lacks: [], sites: [{ call: "there " + name, gives: [] }] } }] });`;

async function readAll(reading: FileReading, count: number): Promise<readonly string[]> {
  const names = Array.from({ length: count }, (_, index) => `${index}`);
  try {
    const all = await Promise.all(names.map((name) => reading.read({ path: `/${name}`, name })));
    return all.map((sites) =>
      sites.kind === "not-read" ? sites.why : JSON.stringify(sites.reads).replace(/.*"call":"([^"]*)".*/, "$1"),
    );
  } finally {
    reading.close();
  }
}

test("each file is answered with its own sites, whichever thread has read it", async () => {
  const all = await readAll(threads(`setTimeout(() => { ${ANSWER} }, 0)`), 100);
  expect(all).toEqual(all.map((_, index) => `there ${index}`));
});

test("the file at which a thread ends is not parsed, and all others are read", async () => {
  const all = await readAll(threads(`if (name === "40") throw new Error("x"); ${ANSWER}`), 100);
  expect(all[40]).toBe("not-parsed");
  expect(all.filter((_, index) => index !== 40)).toEqual(
    all.flatMap((_, index) => (index === 40 ? [] : [`there ${index}`])),
  );
});

test("where threads cannot begin, this one reads", async () => {
  const all = await readAll(openSiteWorkers(join(folder, "none.cjs"), 2, REQUEST, here), 30);
  expect(all).toEqual(all.map((_, index) => `here ${index}`));
});

test("of a secret only the shape comes out of a thread", async () => {
  const secret = `{ kind: "secret", looksReal: true, secret: { length: 9, hasLineBreak: true } }`;
  const reading = threads(
    `parentPort.postMessage({ kind: "read", reads: [{ language: "go", read: { kind: "sites", lacks: [], sites: [{ gives: [{ value: ${secret} }] }] } }] });`,
  );
  const sites = await reading.read({ path: "/a", name: "a" });
  reading.close();
  const read = sites.kind === "read" ? sites.reads[0]?.read : null;
  const value = read?.kind === "sites" ? read.sites[0]?.gives[0]?.value : null;
  expect(value).toMatchObject({ kind: "secret", looksReal: true, secret: { length: 9, hasLineBreak: true } });
  expect(JSON.stringify(value)).toContain("[secret]");
});
