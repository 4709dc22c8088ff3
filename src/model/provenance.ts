/** Where one value came from. Lines and columns start at 1; the column is that of the value's first character. */
export type Provenance =
  | FileProvenance
  | { readonly kind: "variable"; readonly name: string }
  /** A system property that a variable gives to every JVM (`JAVA_TOOL_OPTIONS`). */
  | { readonly kind: "property"; readonly name: string; readonly variable: string }
  | { readonly kind: "argument"; readonly name: string }
  | { readonly kind: "code"; readonly path: string; readonly line: number }
  | { readonly kind: "metadata"; readonly path: string }
  | { readonly kind: "default" };

export interface FileProvenance {
  readonly kind: "file";
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly section: string | null;
  readonly key: string | null;
}

export const variable = (name: string): Provenance => ({ kind: "variable", name });
export const argument = (name: string): Provenance => ({ kind: "argument", name });
export const metadata = (path: string): Provenance => ({ kind: "metadata", path });
export const byDefault: Provenance = { kind: "default" };
export const wholeFile = (path: string): FileProvenance => ({
  kind: "file",
  path,
  line: 1,
  column: 1,
  section: null,
  key: null,
});
