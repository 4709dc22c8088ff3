import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";

/** osls looks for a profile's section itself, an empty one counts (getIniSectionNames, isConfigProfileSection, 4.3.1). */
export function holdsProfileSection(view: FileView, file: "config" | "credentials", name: string): boolean {
  if (view.state !== "text") return false;
  return unseal(view.text)
    .split(/\r?\n/)
    .some((line) => {
      const title = /^\[(.*)\]$/.exec((line.split(/(?:^|\s)[;#]/)[0] ?? "").trim())?.[1];
      return title !== undefined && (title === name || (file === "config" && isNamedIn(title, name)));
    });
}

function isNamedIn(title: string, name: string): boolean {
  const [, rest] = /^profile\s+(.*)$/.exec(title.trimEnd()) ?? [];
  return rest === name || rest === `"${name}"` || rest === `'${name}'`;
}
