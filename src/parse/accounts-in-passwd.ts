import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";

export interface Account {
  readonly name: string;
  readonly home: string;
}

/** The accounts of /etc/passwd that have a home folder, in its order; the rest of a line is left alone. */
export function accountsInPasswd(passwd: FileView): readonly Account[] {
  if (passwd.state !== "text") return [];
  return unseal(passwd.text)
    .split("\n")
    .map((line) => line.split(":"))
    .flatMap(([name = "", , , , , home = ""]) => (name === "" || !home.startsWith("/") ? [] : [{ name, home }]));
}
