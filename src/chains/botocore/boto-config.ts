import { openedPath } from "../../parse/python-path.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { openIniFile, parseError } from "./full-config.ts";
import type { BotocoreSession } from "./session.ts";
import { staticKeys } from "./static-keys.ts";
import { plainVariable } from "../../walk/configured.ts";

/** /etc first: the opposite of boto 2 itself (golden `py-boto-file-both`). */
const DEFAULT_PLACES = ["/etc/boto.cfg", "~/.boto"];

/** BotoProvider: `[Credentials]` of BOTO_CONFIG if that is set, else of the two default places; no token. */
export function* botoConfig(session: BotocoreSession): Walk<StepResult> {
  const named = plainVariable(session, "BOTO_CONFIG");
  for (const place of named === null ? DEFAULT_PLACES : [named.text]) {
    const file = openIniFile(session.snapshot, session.hidden, openedPath(place, session.snapshot));
    if (file.document === null) continue;
    if (file.document.fault !== null) yield* raise(parseError(file.path, file.document.fault));
    const section = file.section("Credentials");
    const found = section === null ? null : yield* staticKeys(section, "boto-config", false);
    if (found !== null) return { kind: "found", found: { ...found, why: `[Credentials] of ${place}` } };
  }
  if (named === null) return { kind: "absent", why: "no keys in /etc/boto.cfg or ~/.boto" };
  return { kind: "absent", why: "no keys in the file that BOTO_CONFIG names", provenance: named.provenance };
}
