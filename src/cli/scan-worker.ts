import fs from "node:fs";
import process from "node:process";
import { parentPort, workerData } from "node:worker_threads";
import { openGrammars } from "../capture/grammars.ts";
import { siteReaders } from "../parse/code-sites/index.ts";
import { type CodeFile, fileSites } from "./file-sites.ts";
import type { WorkerRequest } from "./site-workers.ts";

/*
 * A thread that reads code, a file of its own in dist (scripts/build.mjs). Texts are opened here and stay here: of a secret
 * only its length goes back, as a message copies what an object shows, and no private field.
 */

process.removeAllListeners("warning");
const { program, languages } = workerData as WorkerRequest;
const readers = siteReaders.filter(({ language }) => languages.includes(language));
const grammars = openGrammars(program);

/** One after the other: they are answered in the order in which they were given. */
let last: Promise<void> = Promise.resolve();
parentPort?.on("message", (file: CodeFile) => {
  last = last.then(async () => parentPort?.postMessage(await fileSites(file, { fs, readers, grammars })));
});
