import { wholeFile } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { environmentFault } from "./environment-config.ts";
import { fileNotLoaded, notOpened, panicked } from "./errors.ts";
import { caBundleOf } from "./region.ts";
import { type GoSession, demandsProfile } from "./session.ts";

/** LoadDefaultConfig up to its credentials: it fails for keys given in code, too. */
export function* loadConfig(session: GoSession): Walk<void> {
  const fault =
    environmentFault(session) ??
    tooLarge(session) ??
    folderFault(session) ??
    panicFault(session) ??
    profileFault(session) ??
    bundleFault(session);
  if (fault !== null) yield* raise(fault);
}

function profileFault(session: GoSession): SdkError | null {
  const { config, fault } = session.shared;
  return config === null && !demandsProfile(session) ? null : fault;
}

/** The SDK would read it; awswho does not, so it cannot tell. */
function tooLarge({ snapshot, files }: GoSession): SdkError | null {
  const path = [files.configPath, files.credentialsPath].find((name) => snapshot.file(name).state === "too-large");
  if (path === undefined) return null;
  const message = `${path} is too large for awswho to read`;
  return { kind: "not-read", type: "NotRead", message, provenance: wholeFile(path), related: [] };
}

/** Where a file should be, there is a folder. */
function folderFault({ snapshot, files }: GoSession): SdkError | null {
  const path = [files.configPath, files.credentialsPath].find((name) => snapshot.file(name).state === "directory");
  return path === undefined ? null : fileNotLoaded(path, wholeFile(path));
}

const panicFault = ({ files }: GoSession): SdkError | null =>
  files.panicsAt === null ? null : panicked(files.panicsAt);

function bundleFault(session: GoSession): SdkError | null {
  const bundle = caBundleOf(session);
  if (bundle === null) return null;
  const view = session.snapshot.file(fromWorkingFolder(bundle.text, session.snapshot));
  if (view.state !== "absent" && view.state !== "unreadable") return null;
  const why = view.state === "absent" ? "no such file or directory" : "permission denied";
  return { ...notOpened(bundle.text, why, bundle.provenance), kind: "bad-setting" };
}
