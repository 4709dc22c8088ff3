import { Worker } from "node:worker_threads";
import type { CodeLanguage, CodeSite, CodeValue } from "../model/code-site.ts";
import { seal } from "../vault/secret.ts";
import type { CodeFile, FileReading, FileSites } from "./file-sites.ts";

export interface WorkerRequest {
  /** awswho's own file, from which grammars are looked for. */
  readonly program: string;
  readonly languages: readonly CodeLanguage[];
}

/** Files that a thread has been given and not yet answered: it need not wait for the next. */
const GIVEN = 16;

/** Files that may be walked past, for each thread, while one that was met before is still being read. */
const AHEAD = 64;

/** `script`: what a thread runs. `instead`: reads what no thread can, where threads are refused or end. */
export function openSiteWorkers(
  script: string,
  threads: number,
  request: WorkerRequest,
  instead: FileReading,
): FileReading {
  return new SiteWorkers(script, threads, request, instead);
}

interface Waiting {
  readonly file: CodeFile;
  readonly answer: (sites: FileSites) => void;
}

interface Thread {
  readonly worker: Worker;
  /** In the order in which it was given them, and answers. */
  readonly given: Waiting[];
  hasAnswered: boolean;
}

class SiteWorkers implements FileReading {
  readonly ahead: number;
  readonly #instead: FileReading;
  readonly #start: () => Worker;
  readonly #threads = new Set<Thread>();
  readonly #waiting: Waiting[] = [];

  constructor(script: string, threads: number, workerData: WorkerRequest, instead: FileReading) {
    this.ahead = threads * AHEAD;
    this.#instead = instead;
    this.#start = () => new Worker(script, { workerData, env: {} });
    for (let count = 0; count < threads; count += 1) this.#open();
  }

  read(file: CodeFile): Promise<FileSites> {
    return new Promise((answer) => {
      this.#waiting.push({ file, answer });
      this.#give();
    });
  }

  close(): void {
    const threads = [...this.#threads];
    this.#threads.clear();
    for (const { worker } of threads) void worker.terminate();
  }

  #open(): void {
    let worker: Worker;
    try {
      worker = this.#start();
    } catch {
      return;
    }
    const thread: Thread = { worker, given: [], hasAnswered: false };
    this.#threads.add(thread);
    worker.on("message", (sites: FileSites) => {
      thread.hasAnswered = true;
      thread.given.shift()?.answer(withSealed(sites));
      this.#give();
    });
    // What ends a thread is told by its exit, and is no end of the run.
    worker.on("error", () => {});
    worker.on("exit", () => this.#ended(thread));
  }

  /** The file at which a thread has ended is told as not parsed, and another thread goes on with those behind it. */
  #ended(thread: Thread): void {
    if (!this.#threads.delete(thread)) return;
    // One that never answered could not begin; no other would.
    if (thread.hasAnswered) {
      thread.given.shift()?.answer({ kind: "not-read", why: "not-parsed" });
      this.#open();
    }
    this.#waiting.unshift(...thread.given);
    this.#give();
  }

  #give(): void {
    if (this.#threads.size === 0) {
      for (const { file, answer } of this.#waiting.splice(0)) void this.#instead.read(file).then(answer);
      return;
    }
    for (const { worker, given } of this.#threads)
      while (given.length < GIVEN && this.#waiting.length > 0) {
        const next = this.#waiting.shift();
        if (next === undefined) return;
        given.push(next);
        worker.postMessage(next.file);
      }
  }
}

/** A secret comes out of a thread as its shape alone: another of the same shape is sealed in its place. */
function withSealed(sites: FileSites): FileSites {
  if (sites.kind === "not-read") return sites;
  const reads = sites.reads.map(({ language, read }) => ({
    language,
    read: read.kind === "sites" ? { ...read, sites: read.sites.map(siteWithSealed) } : read,
  }));
  return { ...sites, reads };
}

const siteWithSealed = (site: CodeSite): CodeSite => ({
  ...site,
  gives: site.gives.map((given) => ({ ...given, value: sealedAnew(given.value) })),
  ...(site.block === undefined
    ? {}
    : { block: site.block.map((given) => ({ ...given, value: sealedAnew(given.value) })) }),
});

function sealedAnew(value: CodeValue): CodeValue {
  if (value.kind !== "secret") return value;
  const { length, hasLineBreak } = value.secret;
  return { ...value, secret: seal(hasLineBreak ? `${"x".repeat(length - 1)}\n` : "x".repeat(length)) };
}
