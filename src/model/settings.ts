import type { Secret } from "../vault/secret.ts";
import type { FileProvenance } from "./provenance.ts";

/** The value of one setting in a file. `text` is safe to show; a secret is sealed; `nested` is an indented block. */
export type SettingValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "secret"; readonly secret: Secret }
  | { readonly kind: "nested"; readonly settings: ReadonlyMap<string, string> };

export interface Setting {
  readonly key: string;
  readonly value: SettingValue;
  readonly provenance: FileProvenance;
}
