/* Text that came from elsewhere (a process's stderr, a service's message) made fit to be shown. */

const HIDDEN = "[hidden]";

/** Longer texts are cut: a message is a line or a few, not a page. Characters. */
const LONGEST = 600;

/** A value after a name that says it is secret: `token: x`, `"SecretAccessKey": "x"`, `--password=x`. */
const NAMED =
  /((?:secret|token|passw(?:or)?d|passphrase|credential|authorization|api[_-]?key|access[_-]?key(?![_-]?id)|private[_-]?key)[\w-]*["']?[ \t]*[:=][ \t]*["']?)((?:(?:Bearer|Basic)[ \t]+)?[^\s"',;&}]+)/gi;
const JSON_WEB_TOKEN = /\beyJ[\w-]{8,}\.[\w.-]*/g;
/** Between scheme and @. */
const USER_INFO = /(:\/\/)[^\s/@]+@/g;
const PEM = /-----BEGIN [A-Z ]+-----[\s\S]*?(?:-----END [A-Z ]+-----|$)/g;
/** Names keep their place: what stands in an ARN, and a key id, is no secret. */
const ARN = /arn:aws[\w-]*:[\w-]*:[\w-]*:\d*:[\w+=,.@/:-]+/g;
const LONG_WORD = /[\w+/=~.%-]{20,}/g;
const KEY_ID = /^(?:A[A-Z]{3})[A-Z0-9]{16,17}$/;

/** @param known secrets that took part in the call: hidden wherever they stand. */
export function withoutSecrets(text: string, known: readonly string[] = []): string {
  const plain = withoutControls(withoutKnown(text, known))
    .replace(PEM, HIDDEN)
    .replace(NAMED, `$1${HIDDEN}`)
    .replace(JSON_WEB_TOKEN, HIDDEN)
    .replace(USER_INFO, `$1${HIDDEN}@`);
  const shown = betweenArns(plain, (part) => part.replace(LONG_WORD, hideIfRandom)).trim();
  return shown.length <= LONGEST ? shown : `${shown.slice(0, LONGEST)} …`;
}

/** Longest first, so that a part of a secret does not keep its rest in view. A few letters are no secret. */
function withoutKnown(text: string, known: readonly string[]): string {
  return known
    .flatMap((secret) => [secret, secret.trim(), encodeURIComponent(secret.trim())])
    .filter((secret) => secret.length >= 6)
    .sort((a, b) => b.length - a.length)
    .reduce((shown, secret) => shown.replaceAll(secret, HIDDEN), text);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that must not reach a terminal
const ESCAPES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same
const CONTROLS = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const withoutControls = (text: string): string => text.replace(ESCAPES, "").replace(CONTROLS, " ");

function betweenArns(text: string, change: (part: string) => string): string {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(ARN)) {
    parts.push(change(text.slice(from, match.index)), match[0]);
    from = match.index + match[0].length;
  }
  return parts.join("") + change(text.slice(from));
}

/** Letters of both cases with digits, or a long run of hexadecimal, look made by a machine. A key id is no secret. */
function hideIfRandom(word: string): string {
  if (KEY_ID.test(word)) return word;
  const mixed = /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word);
  const random = mixed || /[0-9a-f]{32}/i.test(word) || /[A-Za-z0-9+=]{40}/.test(word);
  return random ? HIDDEN : word;
}
