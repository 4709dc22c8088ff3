import type { FileSystem } from "../capture/file-system.ts";
import { grammarInstaller } from "../capture/grammar-installer.ts";
import { openGrammars, packagesFor } from "../capture/grammars.ts";
import { sourceFiles } from "../capture/source-files.ts";
import { unreadLanguage } from "../capture/unread-languages.ts";
import type { CodeLanguage } from "../model/code-site.ts";
import type { NotRead, PlacedSite, SourceReading } from "../model/scan.ts";
import type { Grammar, SiteReader } from "../parse/code-sites/site-reader.ts";
import { absolute } from "./absolute.ts";
import { type CodeFile, type FileReading, type FileSites, fileSites } from "./file-sites.ts";

export interface SourcesRequest {
  readonly fs: FileSystem;
  readonly cwd: string;
  /** As typed; none: the working folder. */
  readonly paths: readonly string[];
  readonly allFiles: boolean;
  readonly readers: readonly SiteReader[];
  /** awswho's own file. */
  readonly program: string;
  /** The run is to end: what was read so far is told. */
  readonly isTimeUp: () => boolean;
  /** Threads to read by, where there are many files; left out: this one alone. */
  readonly openWorkers?: (languages: readonly CodeLanguage[], instead: FileReading) => Promise<FileReading>;
}

/** Fewer are read sooner than threads have begun: each takes some 40 ms, and loads grammars of its own. */
const MANY_FILES = 150;

/** Walks the folders, opens the files that a reader wants, parses those that hold one of its words. */
export async function readSources(request: SourcesRequest): Promise<SourceReading> {
  const reading = new Reading(request);
  try {
    for (const path of request.paths.length === 0 ? ["."] : request.paths) await reading.add(path);
    await reading.settle(0);
    return reading.result();
  } finally {
    reading.close();
  }
}

class Reading {
  readonly #request: SourcesRequest;
  readonly #here: FileReading;
  #workers: FileReading | null = null;
  readonly #sites: PlacedSite[] = [];
  readonly #notRead: NotRead[] = [];
  readonly #ignored: string[] = [];
  readonly #withoutGrammar = new Map<CodeLanguage, { readonly grammars: Set<Grammar>; readonly files: string[] }>();
  /** A file named twice is read once. */
  readonly #seen = new Set<string>();
  readonly #otherLanguages = new Map<string, number>();
  /** What was met and is not told yet: it is told in the order of the files, whichever was read first. */
  readonly #met: { readonly path: string; readonly sites: FileSites | Promise<FileSites> }[] = [];
  #files = 0;
  #opened = 0;
  #parsed = 0;

  constructor(request: SourcesRequest) {
    this.#request = request;
    this.#here = readingHere(request);
  }

  async add(typed: string): Promise<void> {
    const { fs, cwd, allFiles, readers } = this.#request;
    const root = absolute(typed, cwd);
    const shown = (path: string): string => shownPath(path, root, typed);
    const isWanted = (path: string): boolean => readers.some(({ isOne }) => isOne(path));
    for (const entry of sourceFiles({ fs, root, allFiles, isWanted })) {
      if (this.#request.isTimeUp()) return void this.#meet(shown(entry.path), { kind: "not-read", why: "time-up" });
      if (entry.kind === "not-read") this.#meet(shown(entry.path), entry);
      else this.#files += 1;
      if (entry.kind === "passed") this.#passed(entry.path);
      if (entry.kind === "ignored") this.#ignored.push(shown(entry.path));
      if (entry.kind === "file") await this.#read(entry, shown(entry.path));
    }
  }

  #meet(path: string, sites: FileSites | Promise<FileSites>): void {
    this.#met.push({ path, sites });
  }

  async #read(file: CodeFile, shown: string): Promise<void> {
    if (this.#seen.has(file.path)) return;
    this.#seen.add(file.path);
    const reader = await this.#reader();
    this.#meet(shown, reader.read(file));
    await this.settle(reader.ahead);
  }

  /** This thread alone, as long as files are few. */
  async #reader(): Promise<FileReading> {
    const { openWorkers, readers } = this.#request;
    if (this.#workers !== null) return this.#workers;
    if (openWorkers === undefined || this.#seen.size <= MANY_FILES) return this.#here;
    this.#workers = await openWorkers(
      readers.map(({ language }) => language),
      this.#here,
    );
    return this.#workers;
  }

  /** Tells what was met, but for the last `left`. */
  async settle(left: number): Promise<void> {
    while (this.#met.length > left) {
      const met = this.#met.shift();
      if (met !== undefined) this.#tell(met.path, await met.sites);
    }
  }

  close(): void {
    this.#workers?.close();
  }

  #tell(path: string, sites: FileSites): void {
    if (sites.kind === "not-read") {
      this.#notRead.push({ path, why: sites.why });
      return;
    }
    this.#opened += 1;
    for (const { language, read } of sites.reads) {
      switch (read.kind) {
        case "no-word":
          break;
        case "sites":
          this.#parsed += 1;
          this.#sites.push(...read.sites.map((site) => ({ path, site })));
          for (const grammar of read.lacks) this.#lacks(language, grammar, path);
          break;
        case "not-parsed":
          this.#notRead.push({ path, why: "not-parsed" });
          break;
        case "no-grammar":
          this.#lacks(language, read.grammar, path);
      }
    }
  }

  #passed(path: string): void {
    const language = unreadLanguage(path);
    if (language !== null) this.#otherLanguages.set(language, (this.#otherLanguages.get(language) ?? 0) + 1);
  }

  #lacks(language: CodeLanguage, grammar: Grammar, path: string): void {
    const known = this.#withoutGrammar.get(language) ?? { grammars: new Set(), files: [] };
    known.grammars.add(grammar);
    known.files.push(path);
    this.#withoutGrammar.set(language, known);
  }

  result(): SourceReading {
    return {
      files: this.#files,
      opened: this.#opened,
      parsed: this.#parsed,
      sites: this.#sites,
      notRead: this.#notRead,
      ignored: this.#ignored,
      otherLanguages: [...this.#otherLanguages].map(([name, files]) => ({ name, files })),
      withoutGrammar: [...this.#withoutGrammar].map(([language, { grammars, files }]) => ({
        language,
        packages: packagesFor([...grammars]),
        files,
      })),
      grammarInstaller: grammarInstaller(this.#request.program),
    };
  }
}

/** One file after the other, by this thread. */
function readingHere({ fs, readers, program }: SourcesRequest): FileReading {
  const grammars = openGrammars(program);
  return { ahead: 0, read: (file) => fileSites(file, { fs, readers, grammars }), close: () => {} };
}

/** The path of a file as one would type it after the folder that was typed. */
function shownPath(path: string, root: string, typed: string): string {
  if (path === root) return typed;
  const below = path.slice(root === "/" ? 1 : root.length + 1);
  const base = typed.replace(/\/+$/, "");
  if (typed.startsWith("/") && base === "") return `/${below}`;
  return base === "." || base === "" ? below : `${base.replace(/^\.\//, "")}/${below}`;
}
