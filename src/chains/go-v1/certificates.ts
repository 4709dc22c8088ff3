import type { Provenance } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { FileView } from "../../model/snapshot.ts";
import { isWithoutCertificate } from "../../parse/holds-certificate.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { awserr } from "./errors.ts";
import { type GoV1Session, environment, sharedConfig } from "./session.ts";
import { settingText } from "./shared-config.ts";
import type { Configured } from "../../walk/configured.ts";

/** AWS_CA_BUNDLE, else the profile's `ca_bundle`. */
export const caBundle = (session: GoV1Session): Configured | null =>
  environment(session, "AWS_CA_BUNDLE") ?? settingText(sharedConfig(session), "ca_bundle");

const BUNDLE = "LoadCustomCABundleError";
const CLIENT = "LoadClientTLSCertError";

/** session.go:setTLSOptions: the files are opened at once. A client's certificate and key are not looked into here. */
export function certificateFault(session: GoV1Session): SdkError | null {
  const bundle = caBundle(session);
  const certificate = environment(session, "AWS_SDK_GO_CLIENT_TLS_CERT");
  const key = environment(session, "AWS_SDK_GO_CLIENT_TLS_KEY");
  return (
    cannotOpen(session, bundle, BUNDLE, "custom CA bundle PEM") ??
    cannotOpen(session, certificate, CLIENT, "custom client TLS cert") ??
    cannotOpen(session, key, CLIENT, "custom client TLS key") ??
    withoutCertificate(session, bundle) ??
    halfAPair(certificate, key)
  );
}

function cannotOpen(session: GoV1Session, file: Configured | null, code: string, what: string): SdkError | null {
  if (file === null || isThere(viewOf(session, file))) return null;
  const cause = `open ${file.text}: no such file or directory`;
  return awserr("bad-setting", code, `failed to open ${what} file`, file.provenance, cause);
}

function withoutCertificate(session: GoV1Session, bundle: Configured | null): SdkError | null {
  if (bundle === null || !isWithoutCertificate(viewOf(session, bundle))) return null;
  return refused(BUNDLE, "failed to load custom CA bundle PEM file", bundle.provenance);
}

function halfAPair(certificate: Configured | null, key: Configured | null): SdkError | null {
  if ((certificate === null) === (key === null)) return null;
  const message = `client TLS cert(${certificate !== null}) and key(${key !== null}) must both be provided`;
  return refused(CLIENT, message, (certificate ?? key)?.provenance ?? null);
}

const viewOf = ({ snapshot }: GoV1Session, { text }: Configured): FileView =>
  snapshot.file(fromWorkingFolder(text, snapshot));

function isThere(view: FileView): boolean {
  switch (view.state) {
    case "absent":
    case "unreadable":
      return false;
    default:
      return true;
  }
}

const refused = (code: string, message: string, where: Provenance | null): SdkError =>
  awserr("bad-setting", code, message, where);
