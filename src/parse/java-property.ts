/** `-Dname=value`; without a `=` its value is empty. Null: another option. */
export function javaProperty(word: string): { readonly name: string; readonly value: string } | null {
  const [, name, value = ""] = /^-D([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
  return name === undefined ? null : { name, value };
}
