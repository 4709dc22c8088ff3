import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";

/** Whether a file holds a certificate in PEM. Its bytes are not judged. */
export const holdsCertificate = (view: FileView): boolean =>
  view.state === "text" && /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.test(unseal(view.text));
