import { variable } from "../model/provenance.ts";
import type { SdkError } from "../model/resolution.ts";
import { fromWorkingFolder } from "../parse/python-path.ts";
import { byHand } from "./by-hand.ts";
import type { Facts } from "./facts.ts";
import { foresee } from "./foresee.ts";
import { openVariable } from "./open-variable.ts";
import type { RequestFlaw } from "./request-flaw.ts";
import { quoteWord } from "./shell.ts";

const PATH = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const TOKEN_FILE = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";

/** What is wrong with the variables of a container's endpoint themselves; null: the error is of something else. */
export function containerFlaw(facts: Facts, { provenance }: SdkError): RequestFlaw | null {
  const named = provenance?.kind === "variable" ? provenance.name : null;
  if (named === PATH) return pathFlaw(facts);
  return named === TOKEN_FILE ? tokenFlaw(facts) : null;
}

/** It is put behind the address as it stands: 169.254.170.2v2 is a host's name. */
function pathFlaw(facts: Facts): RequestFlaw | null {
  const path = openVariable(facts.snapshot, PATH);
  if (path === null || /^\/|:\/\//.test(path)) return null;
  return {
    words: `${PATH} is ${path}: a path begins with a slash.`,
    provenance: variable(PATH),
    fix: foresee(facts, { kind: "set-variable", name: PATH, value: `/${path}` }),
  };
}

/** `echo` writes a line's end behind a token. */
function tokenFlaw({ snapshot }: Facts): RequestFlaw | null {
  const path = openVariable(snapshot, TOKEN_FILE);
  const view = path === null ? null : snapshot.file(fromWorkingFolder(path, snapshot));
  if (path === null || view?.state !== "text" || !view.text.hasLineBreak) return null;
  return {
    words: `The token in ${path} has a line's end in it, which no header may hold.`,
    provenance: variable(TOKEN_FILE),
    fix: byHand(
      `write it without one: printf %s "$(cat ${quoteWord(path)})" > ${quoteWord(`${path}.new`)}, and name that`,
    ),
  };
}
