import type { SdkError, StsConnection } from "../../model/resolution.ts";
import { isWithoutCertificate } from "../../parse/holds-certificate.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { networkingError } from "./errors.ts";
import type { RubySession } from "./session.ts";
import { configured } from "./shared-config.ts";
import { type Configured, plainVariable } from "../../walk/configured.ts";

/** Seahorse's net_http plugin (3.211.0): AWS_CA_BUNDLE, else `ca_bundle` of the client's own profile. */
const caBundle = (session: RubySession, profile: string): Configured | null =>
  plainVariable(session, "AWS_CA_BUNDLE") ?? configured(session.shared.value(profile, "ca_bundle"));

export function bundleOf(session: RubySession, profile: string): StsConnection["caBundle"] {
  const bundle = caBundle(session, profile);
  return bundle === null ? null : { path: bundle.text, provenance: bundle.provenance };
}

/** A bundle without a certificate fails each call as it connects (set `hand-ca-bundle`). */
export function bundleFault(session: RubySession, profile: string): SdkError | null {
  const bundle = caBundle(session, profile);
  if (bundle === null) return null;
  const view = session.snapshot.file(fromWorkingFolder(bundle.text, session.snapshot));
  const why = view.state === "absent" ? "system lib" : "no certificate or crl found";
  return isWithoutCertificate(view)
    ? networkingError("bad-setting", `SSL_CTX_load_verify_file: ${why}`, bundle.provenance)
    : null;
}
