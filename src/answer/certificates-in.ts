import type { StsConnection } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { fromWorkingFolder } from "../parse/python-path.ts";
import { unseal } from "../vault/secret.ts";
import { CallFailure } from "./call-failure.ts";

export type CaBundle = StsConnection["caBundle"];

/**
 * The certificates of a CA bundle, which then are the only ones trusted; null: the built-in ones. The path is taken as
 * it stands: botocore hands it to OpenSSL with no `~` expanded (httpsession.py, `_setup_ssl_cert`, 1.44.5).
 */
export function certificatesIn(bundle: CaBundle, snapshot: Snapshot): string | null {
  if (bundle === null) return null;
  const view = snapshot.file(fromWorkingFolder(bundle.path, snapshot));
  const text = view.state === "text" ? unseal(view.text) : null;
  if (text?.includes("-----BEGIN ") === true) return text;
  const state = view.state === "text" ? "without a certificate" : view.state;
  throw new CallFailure({
    kind: "tls",
    code: "CA_BUNDLE",
    message: `the CA bundle ${bundle.path} is ${state}${bundle.path.startsWith("~") ? " (~ is not expanded here)" : ""}`,
  });
}
