import { quoteWord } from "../../advice/shell.ts";
import type { ProfileList, ProfileRow } from "../../model/profile-list.ts";

/** A command, and how many profiles it brings back. */
export interface SignIn {
  readonly command: string;
  readonly profiles: number;
}

/** One command for each session that has to be signed in to. */
export function signInsOf({ profiles }: ProfileList): readonly SignIn[] {
  const counts = new Map<string, number>();
  for (const row of profiles) {
    const command = row.problems.some(({ id }) => SIGN_IN.has(id)) ? commandOf(row) : null;
    if (command !== null) counts.set(command, (counts.get(command) ?? 0) + 1);
  }
  return [...counts].map(([command, count]) => ({ command, profiles: count }));
}

const SIGN_IN: ReadonlySet<string> = new Set(["sign-in-expired", "sign-in-missing", "sign-in-refused"]);

function commandOf({ name, method, plan }: ProfileRow): string | null {
  const node = plan.find(({ kind }) => kind === "sso");
  const option = name === "default" ? "" : ` --profile ${quoteWord(name)}`;
  if (node?.kind === "sso")
    return node.session === null ? `aws sso login${option}` : `aws sso login --sso-session ${quoteWord(node.session)}`;
  return method === "login" ? `aws login${option}` : null;
}
