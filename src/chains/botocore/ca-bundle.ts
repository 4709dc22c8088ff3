import type { SdkError } from "../../model/resolution.ts";
import type { FileView } from "../../model/snapshot.ts";
import { isWithoutCertificate } from "../../parse/holds-certificate.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { pythonStrip } from "../../parse/python-text.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { invalidConfig, python } from "./errors.ts";
import { type BotocoreSession, type Configured, configVariable } from "./session.ts";
import { plainVariable } from "../../walk/configured.ts";

export const bundleOf = (session: BotocoreSession): Configured | null =>
  configVariable(session, { variable: "AWS_CA_BUNDLE", setting: "ca_bundle" }) ??
  plainVariable(session, "REQUESTS_CA_BUNDLE");

/** endpoint.py:_validate_verify_value (goldens `odd-00018`, `odd-00052`). */
export function bundleFault(session: BotocoreSession): SdkError | null {
  const bundle = bundleOf(session);
  if (bundle === null || pythonStrip(bundle.text) !== "") return null;
  return invalidConfig(
    "bad-setting",
    "Invalid CA bundle: the configured value (ca_bundle, AWS_CA_BUNDLE, REQUESTS_CA_BUNDLE, or verify) resolved to an empty or whitespace-only string. Provide a valid path to a CA bundle file.",
    bundle.provenance,
  );
}

/** A bundle without a certificate is missed when the first connection is made (golden `odd-00173`, set `hand-ca-bundle`). */
export function* bundleForCall(session: BotocoreSession, url: string): Walk<void> {
  const bundle = bundleOf(session);
  if (bundle === null || !url.startsWith("https:")) return;
  const view = session.snapshot.file(fromWorkingFolder(bundle.text, session.snapshot));
  if (!isWithoutCertificate(view)) return;
  const message = `SSL validation failed for ${url} ${BUNDLE_FAULT[view.state] ?? NO_CERTIFICATE}`;
  yield* raise(python("SSLError", message, bundle.provenance, "bad-setting"));
}

const NO_CERTIFICATE = "[X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found";

const BUNDLE_FAULT: Partial<Readonly<Record<FileView["state"], string>>> = {
  absent: "[Errno 2] No such file or directory",
  directory: "[Errno 21] Is a directory",
};
