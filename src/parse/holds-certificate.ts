import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";

/** Whether a file holds a certificate in PEM. Its bytes are not judged. */
export const holdsCertificate = (view: FileView): boolean =>
  view.state === "text" && /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.test(unseal(view.text));

/** Whether a bundle at a path is sure to give no certificate: it is not there, a folder, or a text without one. */
export const isWithoutCertificate = (view: FileView): boolean =>
  view.state === "absent" || view.state === "directory" || (view.state === "text" && !holdsCertificate(view));
