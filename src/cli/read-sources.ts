import type { FileSystem } from "../capture/file-system.ts";
import { openGrammars, packagesFor } from "../capture/grammars.ts";
import { type SourceEntry, sourceFiles, sourceText } from "../capture/source-files.ts";
import { unreadLanguage } from "../capture/unread-languages.ts";
import type { CodeLanguage } from "../model/code-site.ts";
import type { NotRead, PlacedSite, SourceReading } from "../model/scan.ts";
import type { Grammar, SiteReader } from "../parse/code-sites/site-reader.ts";
import { type Grammars, sitesOf } from "../parse/code-sites/sites-of.ts";

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
}

/** Walks the folders, opens the files that a reader wants, parses those that hold one of its words. */
export async function readSources(request: SourcesRequest): Promise<SourceReading> {
  const reading = new Reading(request);
  for (const path of request.paths.length === 0 ? ["."] : request.paths) await reading.add(path);
  return reading.result();
}

class Reading {
  readonly #request: SourcesRequest;
  readonly #grammars: Grammars;
  readonly #sites: PlacedSite[] = [];
  readonly #notRead: NotRead[] = [];
  readonly #ignored: string[] = [];
  readonly #withoutGrammar = new Map<CodeLanguage, { readonly grammars: Set<Grammar>; readonly files: string[] }>();
  /** A file named twice is read once. */
  readonly #seen = new Set<string>();
  readonly #otherLanguages = new Map<string, number>();
  #files = 0;
  #opened = 0;
  #parsed = 0;

  constructor(request: SourcesRequest) {
    this.#request = request;
    this.#grammars = openGrammars(request.program);
  }

  async add(typed: string): Promise<void> {
    const { fs, cwd, allFiles, readers } = this.#request;
    const root = absolute(typed, cwd);
    const shown = (path: string): string => shownPath(path, root, typed);
    const isWanted = (path: string): boolean => readers.some(({ isOne }) => isOne(path));
    for (const entry of sourceFiles({ fs, root, allFiles, isWanted })) {
      if (this.#request.isTimeUp()) return void this.#notRead.push({ path: shown(entry.path), why: "time-up" });
      if (entry.kind === "not-read") this.#notRead.push({ path: shown(entry.path), why: entry.why });
      else this.#files += 1;
      if (entry.kind === "passed") this.#passed(entry.path);
      if (entry.kind === "ignored") this.#ignored.push(shown(entry.path));
      if (entry.kind === "file") await this.#read(entry, shown(entry.path));
    }
  }

  async #read({ path, name }: Extract<SourceEntry, { kind: "file" }>, shown: string): Promise<void> {
    if (this.#seen.has(path)) return;
    this.#seen.add(path);
    const readers = this.#request.readers.filter(({ isOne }) => isOne(name));
    if (readers.length === 0) this.#notRead.push({ path: shown, why: "no-reader" });
    if (readers.length === 0) return;
    const source = sourceText(this.#request.fs, path);
    if (source.kind === "not-read") {
      this.#notRead.push({ path: shown, why: source.why });
      return;
    }
    this.#opened += 1;
    for (const reader of readers) {
      const read = await sitesOf(reader, name, source.text, this.#grammars);
      switch (read.kind) {
        case "no-word":
          break;
        case "sites":
          this.#parsed += 1;
          this.#sites.push(...read.sites.map((site) => ({ path: shown, site })));
          for (const grammar of read.lacks) this.#lacks(reader.language, grammar, shown);
          break;
        case "not-parsed":
          this.#notRead.push({ path: shown, why: "not-parsed" });
          break;
        case "no-grammar":
          this.#lacks(reader.language, read.grammar, shown);
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
    };
  }
}

/** `./a/../b` from a folder → its absolute path, without a slash at its end. */
function absolute(typed: string, cwd: string): string {
  const path = /^(?:[\\/]|[A-Za-z]:)/.test(typed) ? typed : `${cwd}/${typed}`;
  const parts: string[] = [];
  for (const part of path.replaceAll("\\", "/").split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return `${/^[A-Za-z]:/.test(path) ? "" : "/"}${parts.join("/")}`;
}

/** The path of a file as one would type it after the folder that was typed. */
function shownPath(path: string, root: string, typed: string): string {
  if (path === root) return typed;
  const below = path.slice(root === "/" ? 1 : root.length + 1);
  const base = typed.replace(/\/+$/, "");
  if (typed.startsWith("/") && base === "") return `/${below}`;
  return base === "." || base === "" ? below : `${base.replace(/^\.\//, "")}/${below}`;
}
