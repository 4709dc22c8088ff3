import type { Setting } from "../model/settings.ts";
import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import { lenient } from "./lenient.ts";
import { type TextPart, plainFile, wholeText } from "./plain-file.ts";
import { SectionsOnDemand } from "./sections-on-demand.ts";
import { type PlainLine, type PlainSection, sectionAt, settingAt } from "./plain-section.ts";

/*
 * The INI dialect of the AWS SDK for C++ (ConfigFileProfileFSM in AWSConfigFileProfileConfigLoader.cpp, source of 2025):
 * a comment is `#` or `;` in a line's first column, or behind a blank anywhere; lines under three bytes are empty; a
 * line that holds both brackets is a title; at the first line that means nothing reading ends, and of what was read the
 * section it stands in is lost (golden `open-00012`).
 */

export interface CppIni {
  readonly profiles: ReadonlyMap<string, PlainSection>;
  readonly ssoSessions: ReadonlyMap<string, PlainSection>;
}

interface OpenSection extends PlainSection {
  readonly settings: Map<string, Setting>;
}

const none: CppIni = { profiles: new Map(), ssoSessions: new Map() };

const read = new WeakMap<FileView, Map<string, CppIni>>();

/** Parsed once per snapshot and kind: only in a config file do titles want `profile`. */
export function cppIni(found: FileView, kind: "config" | "credentials"): CppIni {
  const view = lenient(found);
  if (view.state !== "text") return none;
  const known = read.get(view) ?? new Map<string, CppIni>();
  read.set(view, known);
  const ini = known.get(kind) ?? open(view, kind === "config");
  known.set(kind, ini);
  return ini;
}

function open(view: FileView & { readonly state: "text" }, prefixed: boolean): CppIni {
  const text = unseal(view.text);
  const plain = plainFile(view);
  const parsed = (part?: TextPart): CppIni => parse(view.path, text, prefixed, part);
  if (plain === null) return parsed();
  return {
    profiles: new SectionsOnDemand(plain, (part) => parsed(part).profiles),
    ssoSessions: new SectionsOnDemand(plain, (part) => parsed(part).ssoSessions, "sso-session "),
  };
}

/** The lines under one title: what they say counts when the next title comes, or the end. */
interface Block {
  readonly sections: Map<string, OpenSection>;
  readonly section: OpenSection;
}

function parse(path: string, text: string, prefixed: boolean, part: TextPart = wholeText(text)): CppIni {
  const profiles = new Map<string, OpenSection>();
  const ssoSessions = new Map<string, OpenSection>();
  let block: Block | "unknown" | null = null;
  for (const [index, whole] of text.slice(part.from, part.to).split("\n").entries()) {
    const raw = whole.replace(/\r$/, "");
    const line = withoutComment(raw);
    if (Buffer.byteLength(line) < 3 || line.trim() === "") continue;
    const number = index + part.line;
    if (line.includes("[") && line.includes("]")) {
      flush(block);
      const title = titleOf(line, prefixed);
      block =
        title === null
          ? "unknown"
          : opened(title.sso ? ssoSessions : profiles, { path, number, raw, section: title.name });
      continue;
    }
    if (block === "unknown") continue;
    const equals = line.indexOf("=");
    if (block === null || equals === -1) return { profiles, ssoSessions };
    const key = trim(line.slice(0, equals));
    const value = trim(line.slice(equals + 1));
    block.section.settings.set(key, settingAt({ path, number, raw, section: block.section.name }, key, value));
  }
  flush(block);
  return { profiles, ssoSessions };
}

/** What is read from a field of Profile's own; all else is in a map that a later section of the same name brings anew. */
const FIELDS: ReadonlySet<string> = new Set(["sso_start_url", "sso_region", "sso_account_id", "sso_role_name"]);

/** FlushSection: of an earlier section of the same name the fields stay (golden `config-default-then-profile-default`). */
function flush(block: Block | "unknown" | null): void {
  if (block === null || block === "unknown") return;
  const { sections, section } = block;
  const known = sections.get(section.name);
  if (known === undefined) {
    sections.set(section.name, section);
    return;
  }
  for (const key of [...known.settings.keys()]) if (!FIELDS.has(key)) known.settings.delete(key);
  for (const [key, setting] of section.settings) known.settings.set(key, setting);
}

/** StringUtils::Trim: a no-break space stays (golden `odd-00006`). */
const trim = (text: string): string => text.replace(/^[\t-\r ]+|[\t-\r ]+$/g, "");

const IDENTIFIER = "[A-Za-z0-9_\\-/.%@:+]+";
const TITLE = new RegExp(
  `^[\\t ]*\\[[\\t ]*(profile[\\t ]+)?(sso-session[\\t ]+)?(${IDENTIFIER})[\\t ]*\\][\\t ]*(?:[#;].*)?$`,
);

const opened = (sections: Map<string, OpenSection>, line: PlainLine): Block => ({
  sections,
  section: { name: line.section, provenance: sectionAt(line), settings: new Map() },
});

/**
 * Null: a section that is passed over with all its lines. A session is one behind `profile`, too (golden
 * `reported-session-under-profile-header`), and wants a name.
 */
function titleOf(line: string, prefixed: boolean): { readonly name: string; readonly sso: boolean } | null {
  const [, profile, session, name] = TITLE.exec(line) ?? [];
  if (name === undefined) return null;
  const marked = profile !== undefined || session !== undefined;
  if (!prefixed) return marked ? null : { name, sso: false };
  if (session !== undefined) return { name, sso: true };
  return name !== "sso-session" && (marked || name === "default") ? { name, sso: false } : null;
}

function withoutComment(line: string): string {
  if (/^[#;]/.test(line)) return "";
  const at = line.search(/[ \t][#;]/);
  return at === -1 ? line : line.slice(0, at);
}
