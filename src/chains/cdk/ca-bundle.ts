import type { StsConnection } from "../../model/resolution.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { setVariable } from "../../walk/configured.ts";
import { textSetting } from "../js-v3/session.ts";
import type { CdkSession } from "./session.ts";

/** ProxyAgentProvider.resolveCABundlePath: the variable, `ca_bundle`, REQUESTS_CA_BUNDLE. A file that is not there is none. */
export function caBundleOf(session: CdkSession): StsConnection["caBundle"] {
  const inProfile = textSetting(session.files.profile(session.profileName), "ca_bundle");
  const configured =
    setVariable(session, "aws_ca_bundle") ??
    setVariable(session, "AWS_CA_BUNDLE") ??
    (inProfile?.text === "" ? null : inProfile) ??
    setVariable(session, "REQUESTS_CA_BUNDLE");
  if (configured === null) return null;
  const path = fromWorkingFolder(configured.text, session.snapshot);
  return session.snapshot.status(path) === null ? null : { path, provenance: configured.provenance };
}
