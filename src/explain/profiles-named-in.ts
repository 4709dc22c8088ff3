/** Names that a text gives to a profile: `config profile (prd)`, `shared config profile, prd`, `profile named 'prd'`. */
export function profilesNamedIn(text: string): readonly string[] {
  const names = [
    ...text.matchAll(/\bprofile(?: named)?,? ?(?:["'`(]+([^"'`)\n]+)["'`)]|, ([^\s,]+?)\.?(?=[\s,]|$))/gim),
  ].map(([, quoted, plain]) => quoted ?? plain ?? "");
  return [...new Set(names.filter((name) => name !== ""))];
}
