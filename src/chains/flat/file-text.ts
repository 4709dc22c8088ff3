import type { Provenance } from "../../model/provenance.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { Secret } from "../../vault/secret.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { FlatSession } from "./session.ts";

/** A token file's text, as it is; one that is not there, or empty, is a fault. */
export function* fileText(session: FlatSession, path: string, where: Provenance): Walk<Secret> {
  const view = session.snapshot.file(fromWorkingFolder(path, session.snapshot));
  if (view.state === "text" && view.text.length > 0) return view.text;
  return yield* raise(session.fault("token-missing", `no token can be read from ${path}`, where));
}
