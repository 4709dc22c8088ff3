import type { FileView } from "../model/snapshot.ts";
import { type Secret, seal, unseal } from "../vault/secret.ts";
import { looksLikeSecret } from "./looks-like-secret.ts";
import { type FolderFileKind, writtenVariables } from "./written-variables.ts";

/** One AWS variable that such a file sets. */
export interface FolderVariable {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly value: FolderValue;
}

type FolderValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "secret"; readonly secret: Secret; readonly looksReal: boolean }
  /** Taken from elsewhere when it runs: `${{ secrets.KEY }}`, `$(pass aws)`. */
  | { readonly kind: "reference" }
  | { readonly kind: "empty" };

/** Names that hold no secret; the rest is sealed. */
const PLAIN =
  /^AWS_(?:PROFILE|DEFAULT_PROFILE|REGION|DEFAULT_REGION|ACCESS_KEY_ID|ROLE_ARN|CONFIG_FILE|SHARED_CREDENTIALS_FILE|SDK_LOAD_CONFIG|EC2_METADATA_DISABLED|WEB_IDENTITY_TOKEN_FILE)$/;
const SECRET = /^AWS_(?:SECRET_ACCESS_KEY|SECRET_KEY|SESSION_TOKEN|SECURITY_TOKEN)$|secret_(?:access_)?key$/i;

/** The AWS variables of a file, with their places. Never throws: what cannot be read sets nothing. */
export function folderVariables(view: FileView, kind: FolderFileKind): readonly FolderVariable[] {
  if (view.state !== "text") return [];
  return writtenVariables(unseal(view.text), kind).map(({ name, line, column, written }) => ({
    name,
    line,
    column,
    value: folderValue(name, written),
  }));
}

function folderValue(name: string, value: string): FolderValue {
  if (value.trim() === "") return { kind: "empty" };
  if (/\$|\{\{|`/.test(value)) return { kind: "reference" };
  return PLAIN.test(name)
    ? { kind: "text", text: value }
    : { kind: "secret", secret: seal(value), looksReal: SECRET.test(name) && looksLikeSecret(value) };
}

/** Whether a list such as .gitignore leaves a file of its own folder out: by its name or by a pattern of one star. */
export function ignores(view: FileView, name: string): boolean {
  if (view.state !== "text") return false;
  let ignored = false;
  for (const line of unseal(view.text).split(/\r\n|\n|\r/)) {
    const written = line.trim();
    if (written === "" || written.startsWith("#")) continue;
    const isKept = written.startsWith("!");
    const pattern = written.replace(/^!/, "").replace(/^(?:\*\*\/|\/)/, "");
    const expression = new RegExp(
      `^${pattern
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", "[^/]*")
        .replaceAll("?", "[^/]")}$`,
    );
    if (expression.test(name)) ignored = !isKept;
  }
  return ignored;
}
