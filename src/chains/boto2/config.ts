import type { SdkError } from "../../model/resolution.ts";
import type { Setting } from "../../model/settings.ts";
import type { FileView } from "../../model/snapshot.ts";
import type { RewrittenFile } from "../../parse/boto-files.ts";
import { type IniDocument, type IniSection, entryOf } from "../../parse/ini-document.ts";
import { configParserFile } from "../../parse/ini-file.ts";
import { settingOf } from "../../parse/setting.ts";
import type { Hidden } from "../../walk/chain.ts";
import { parseError } from "./errors.ts";

/** One file that was read into a Config. */
export type Layer = RewrittenFile;

/** boto.pyami.config.Config (2.49.0): one ConfigParser into which files are read one after the other; a later one wins. */
export interface Config {
  readonly fault: SdkError | null;
  readonly sections: readonly string[];
  /** `has_option`, then the raw value. */
  setting(section: string, key: string): Setting | null;
}

export function openConfig(layers: readonly Layer[], faults: readonly SdkError[], hidden: Hidden): Config {
  const latest = [...layers].reverse();
  const isHidden = (document: IniDocument, line: number): boolean => hidden.has(`${document.path}:${line}`);
  const inPart = ({ document, asWritten }: Layer, part: IniSection | null, key: string): Setting | null => {
    const entry = part === null ? null : entryOf(document, part, key);
    if (part === null || entry === null || isHidden(document, asWritten(entry.line, 1).line)) return null;
    const setting = settingOf(document, part, entry);
    const { line, column } = setting.provenance;
    return { ...setting, provenance: { ...setting.provenance, ...asWritten(line, column) } };
  };
  return {
    fault: faults[0] ?? null,
    sections: [...new Set(layers.flatMap(({ document }) => [...document.sections.keys()]))],
    setting: (section, key) => {
      if (!layers.some(({ document }) => document.sections.has(section))) return null;
      for (const layer of latest) {
        const found = inPart(layer, layer.document.sections.get(section) ?? null, key);
        if (found !== null) return found;
      }
      for (const layer of latest) {
        const found = inPart(layer, layer.document.defaults, key);
        if (found !== null) return found;
      }
      return null;
    },
  };
}

/** A file that is read if it is there (`ConfigParser.read` skips what cannot be opened). */
export function layerOf(view: FileView): Layer | null {
  const document = configParserFile(view);
  return document === null ? null : { document, asWritten: (line, column) => ({ line, column }) };
}

export const faultsOf = (layers: readonly Layer[]): readonly SdkError[] =>
  layers
    .map(({ document }) => (document.fault === null ? null : parseError(document.path, document.fault)))
    .filter((fault) => fault !== null);
