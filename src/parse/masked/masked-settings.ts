import { PLAIN_SETTINGS } from "../../model/plain-settings.ts";
import { isPieceOfSecret } from "../is-piece-of-secret.ts";
import { shlexSplit } from "../shlex.ts";
import { withoutWebToken } from "../without-web-token.ts";
import type { ShapeMask } from "./shape-mask.ts";

/** Keys whose values stay: the settings that are no secrets, and the names by which older files call the key id. */
const PLAIN: ReadonlySet<string> = new Set([
  ...PLAIN_SETTINGS,
  "awsaccesskeyid",
  // As variables, in dotenv and workflow files.
  "aws_profile",
  "aws_default_profile",
  "aws_region",
  "aws_default_region",
  "aws_role_arn",
  "aws_web_identity_token_file",
  "aws_config_file",
  "aws_shared_credentials_file",
  "aws_endpoint_url",
]);

/** What a key can look like; what is longer or has other signs may be a secret that lost its line end. */
const KEY = /^[\w .@/-]{1,32}$/;

/** Continuations of a plain value as long as this are no name or number: `withoutSwallowedSecrets` hides them, too. */
const LONGEST_CONTINUATION = 24;

/**
 * A settings file, or a shell-like list of variables, with every value masked but those known to be no secret. Lines,
 * columns, headers and keys stay, so that every dialect reads it as it reads the original; comments lose their words.
 */
export function maskedSettings(text: string, mask: ShapeMask): string {
  let key: string | null = null;
  const masked = text
    .split(/(?<=\r\n|\n|\r(?!\n))/)
    .map((written) => {
      const [, mark = "", indent = "", line = "", end = ""] = /^(\ufeff?)(\s*)([\s\S]*?)([\r\n]*)$/.exec(written) ?? [];
      const shown = maskedLine(line, indent !== "", key, mask);
      key = shown.key;
      return mark + indent + shown.text + end;
    })
    .join("");
  return withoutWebToken(masked);
}

interface MaskedLine {
  readonly text: string;
  /** The key that an indented line below would belong to. */
  readonly key: string | null;
}

function maskedLine(line: string, indented: boolean, above: string | null, mask: ShapeMask): MaskedLine {
  if (line === "") return { text: line, key: above };
  // boto 2 reads a file that such a comment names (boto/pyami/config.py).
  if (/^#import\s/.test(line)) return { text: line, key: above };
  if (/^[#;]/.test(line)) return { text: line[0] + mask(line.slice(1)), key: above };
  if (line.startsWith("[")) return { text: header(line, mask), key: null };
  const delimiter = line.search(/[=:]/);
  if (delimiter === -1) {
    const stays = indented && above !== null && PLAIN.has(above) && line.length <= LONGEST_CONTINUATION;
    return { text: stays ? line : mask(line), key: above };
  }
  const key = line.slice(0, delimiter);
  const name = key
    .trim()
    .replace(/^(?:export|- )\s*/, "")
    .toLowerCase();
  const [, gap = "", value = ""] = /^([=:]\s*)([\s\S]*)$/.exec(line.slice(delimiter)) ?? [];
  const shownKey = KEY.test(key.trim()) && !isPieceOfSecret(key.trim()) ? key : mask(key);
  return { text: shownKey + gap + maskedValue(name, value, mask), key: indented && above !== null ? above : name };
}

/** Behind the bracket anything may stand. */
function header(line: string, mask: ShapeMask): string {
  const end = line.lastIndexOf("]");
  return end === -1 ? line : line.slice(0, end + 1) + mask(line.slice(end + 1));
}

function maskedValue(key: string, value: string, mask: ShapeMask): string {
  if (PLAIN.has(key)) return withoutUserinfo(value);
  return key === "credential_process" ? maskedCommand(value, mask) : maskedButHeader(value, mask);
}

/** A header that lost the line end before it is still to be seen. */
function maskedButHeader(value: string, mask: ShapeMask): string {
  const glued = /\[[\w .@+-]+\]\s*$/.exec(value);
  return glued === null ? mask(value) : mask(value.slice(0, glued.index)) + glued[0];
}

/** Only the program's name stays: arguments may be secrets, and so may be variables that are set for it alone. */
export function maskedCommand(command: string, mask: ShapeMask): string {
  const program = (shlexSplit(command) ?? []).find((word) => !/^\w+=/.test(word)) ?? "";
  const at = /^[\w./~+@:-]+$/.test(program) ? command.indexOf(program) : -1;
  const before = command.slice(0, Math.max(at, 0));
  const masked = (text: string): string =>
    text.replace(/(\b\w+=)?(\S+)/g, (_, name: string | undefined, rest: string) => (name ?? "") + mask(rest));
  return at === -1 ? masked(command) : masked(before) + program + masked(command.slice(at + program.length));
}

/** `http://user:password@host`. */
export const withoutUserinfo = (text: string): string =>
  text.replace(/(:\/\/)[^/@\s]+@/g, (userinfo, slashes: string) => `${slashes}${"x".repeat(userinfo.length - 4)}@`);
