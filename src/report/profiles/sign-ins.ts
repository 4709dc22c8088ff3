import { isSamplePortal } from "../../advice/sample-portal.ts";
import { quoteWord } from "../../advice/shell.ts";
import type { ProfileList, ProfileRow } from "../../model/profile-list.ts";

/** A command, and how many profiles it brings back. */
export interface SignIn {
  readonly command: string;
  readonly profiles: number;
  /** Whether one of them was signed in to before. */
  readonly isAgain: boolean;
}

/** One command for each session, or each portal, that has to be signed in to. */
export function signInsOf({ profiles }: ProfileList): readonly SignIn[] {
  const found = new Map<string, SignIn>();
  for (const row of profiles) {
    const problem = row.problems.find(({ id }) => SIGN_IN.has(id));
    const way = problem === undefined ? null : wayOf(row);
    if (problem === undefined || way === null) continue;
    const known = found.get(way.token);
    found.set(way.token, {
      command: known?.command ?? way.command,
      profiles: (known?.profiles ?? 0) + 1,
      isAgain: known?.isAgain === true || problem.id !== "sign-in-missing",
    });
  }
  return [...found.values()];
}

const SIGN_IN: ReadonlySet<string> = new Set(["sign-in-expired", "sign-in-missing", "sign-in-refused"]);

/** The command, and what its token is kept under: without a session that is the start URL, whichever profile is named. */
function wayOf({ name, method, plan }: ProfileRow): { readonly command: string; readonly token: string } | null {
  const node = plan.find(({ kind }) => kind === "sso");
  const option = name === "default" ? "" : ` --profile ${quoteWord(name)}`;
  if (node?.kind === "sso") {
    if (isSamplePortal(node.startUrl)) return null;
    const command =
      node.session === null ? `aws sso login${option}` : `aws sso login --sso-session ${quoteWord(node.session)}`;
    return { command, token: node.cachePath };
  }
  return method === "login" ? { command: `aws login${option}`, token: `login ${name}` } : null;
}
