import type { FileView } from "../model/snapshot.ts";
import { readConfigParser } from "./config-parser.ts";
import { fileLines } from "./file-lines.ts";
import { EntryTable, type IniDocument } from "./ini-document.ts";
import { splitLines } from "./lines.ts";

const read = new WeakMap<FileView, IniDocument>();

/** The document at a path in Python's dialect; null: as if the file were not there. Parsed once per snapshot. */
export function configParserFile(view: FileView): IniDocument | null {
  const known = read.get(view);
  if (known !== undefined) return known;
  const document = parse(view);
  if (document !== null) read.set(view, document);
  return document;
}

function parse(view: FileView): IniDocument | null {
  switch (view.state) {
    case "text": {
      const lines = fileLines(view);
      return readConfigParser(view.path, lines.text, lines);
    }
    case "not-utf8":
      return {
        path: view.path,
        lines: splitLines(""),
        table: new EntryTable(),
        sections: new Map(),
        defaults: null,
        fault: { kind: "not-utf8", offset: view.offset },
      };
    // A folder is no file (os.path.isfile); one that cannot be opened is skipped by configparser.read: OSError → continue.
    case "absent":
    case "directory":
    case "unreadable":
    case "too-large":
      return null;
  }
}
