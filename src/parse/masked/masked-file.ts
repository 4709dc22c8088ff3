import { type Secret, unseal } from "../../vault/secret.ts";
import { maskedJson } from "./masked-json.ts";
import { maskedSettings } from "./masked-settings.ts";
import type { ShapeMask } from "./shape-mask.ts";

/** Manifests and lock files, of which only the lines that name an AWS package and its version are of use. */
const MANIFEST =
  /(?:^|[\\/])(?:package\.json|go\.mod|Cargo\.lock|Gemfile\.lock|composer\.lock|pom\.xml|build\.gradle(?:\.kts)?|\.terraform\.lock\.hcl|[^\\/]+\.(?:cs|fs|vb)proj)$/;
const OF_USE = /aws|software\.amazon|"?version"?\s*[=:]/i;

/** Files whose lines are `key = value`, wherever they lie and whatever is wrong with them. */
const SETTINGS =
  /(?:^|[\\/])(?:\.aws[\\/](?:config|credentials)|\.?boto(?:\.cfg)?|\.env(?:\.[\w.-]+)?|\.envrc|[^\\/]+\.ya?ml)$/;

/** A token is one line that may hold anything, `=` too: only what has a header, or the key id's name, is taken for settings. */
const isSettings = (path: string, text: string): boolean =>
  SETTINGS.test(path) || /^\ufeff?\s*\[[^\]\n]+\]/m.test(text) || /aws_?access_?key_?id/i.test(text);

/**
 * A file's text as a snapshot file may hold it: an allow-list by kind of file. What is of no known kind is masked
 * throughout.
 */
export function maskedFile(path: string, sealed: Secret, mask: ShapeMask): string {
  const text = unseal(sealed);
  if (MANIFEST.test(path))
    return text
      .split("\n")
      .map((line) => (OF_USE.test(line) && line.length < 200 ? line : ""))
      .join("\n");
  // Looked at for its blocks alone, and of no use when read again.
  if (/\.(?:tf|tofu)$/.test(path)) return "";
  if (path === "/etc/passwd") return text.replace(/^((?:[^:\n]*:){4})[^:\n]*/gm, "$1");
  if (/^\s*\{/.test(text)) return maskedJson(text, mask) ?? mask(text);
  if (text.includes("-----BEGIN CERTIFICATE-----")) return certificates(text);
  return isSettings(path, text) ? maskedSettings(text, mask) : mask(text);
}

/** Certificates are public; what lies between them is nobody's business. One tells as much as all. */
const certificates = (text: string): string =>
  `${/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]*-----END CERTIFICATE-----/.exec(text)?.[0] ?? ""}\n`;
