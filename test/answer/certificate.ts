import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A certificate for 127.0.0.1 that only this test trusts. Null: there is no openssl to make one. */
export function selfMadeCertificate(): {
  readonly key: string;
  readonly certificate: string;
  readonly path: string;
} | null {
  const folder = mkdtempSync(join(tmpdir(), "awswho-certificate-"));
  const [keyPath, path] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  const kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  try {
    execFileSync("openssl", ["req", ...kind, "-keyout", keyPath, "-out", path, ...subject], { stdio: "ignore" });
    return { key: readFileSync(keyPath, "utf8"), certificate: readFileSync(path, "utf8"), path };
  } catch {
    return null;
  }
}
