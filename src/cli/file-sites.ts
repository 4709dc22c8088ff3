import type { FileSystem } from "../capture/file-system.ts";
import { sourceText } from "../capture/source-files.ts";
import type { CodeLanguage } from "../model/code-site.ts";
import type { NotRead } from "../model/scan.ts";
import type { SiteReader } from "../parse/code-sites/site-reader.ts";
import { type Grammars, type SitesRead, sitesOf } from "../parse/code-sites/sites-of.ts";

/** A file of a project: where it lies, and its path with `/` from the folder scanned. */
export interface CodeFile {
  readonly path: string;
  readonly name: string;
}

/** What the readers make of one file. */
export type FileSites =
  | { readonly kind: "read"; readonly reads: readonly { readonly language: CodeLanguage; readonly read: SitesRead }[] }
  | { readonly kind: "not-read"; readonly why: NotRead["why"] };

/** Reads files, one or several at a time. */
export interface FileReading {
  /** Files that may wait for their answers. */
  readonly ahead: number;
  read(file: CodeFile): Promise<FileSites>;
  close(): void;
}

/** Opens a file, and reads it by each reader whose it is. */
export async function fileSites(
  { path, name }: CodeFile,
  { fs, readers, grammars }: { fs: FileSystem; readers: readonly SiteReader[]; grammars: Grammars },
): Promise<FileSites> {
  const own = readers.filter(({ isOne }) => isOne(name));
  if (own.length === 0) return { kind: "not-read", why: "no-reader" };
  const source = sourceText(fs, path);
  if (source.kind === "not-read") return source;
  const reads: { readonly language: CodeLanguage; readonly read: SitesRead }[] = [];
  for (const reader of own)
    reads.push({ language: reader.language, read: await sitesOf(reader, name, source.text, grammars) });
  return { kind: "read", reads };
}
