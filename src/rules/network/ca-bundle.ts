import type { Checkup } from "../../advice/checkup.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { byHand } from "../../advice/by-hand.ts";
import { inOrder } from "../../advice/profile-faults.ts";
import { profilesWith } from "../../advice/written-profiles.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { SdkId } from "../../model/sdk.ts";
import type { FileView } from "../../model/snapshot.ts";
import type { Resolution } from "../../model/resolution.ts";
import { holdsCertificate } from "../../parse/holds-certificate.ts";
import { openedPath } from "../../parse/python-path.ts";
import { hideKey } from "../../walk/chain.ts";
import type { MachineRule } from "../rule.ts";

/** Who reads a variable that no chain of ours looks at: the language's own way to certificates. */
const READERS = {
  AWS_CA_BUNDLE: "",
  REQUESTS_CA_BUNDLE: "Python's requests and botocore read it.",
  NODE_EXTRA_CA_CERTS: "Node.js reads it when it starts, and goes on without it.",
  SSL_CERT_FILE: "OpenSSL and Go read it instead of the system's certificates.",
} as const;

/** A file of certificates that is not there or holds none (complaint S54). */
export const rule: MachineRule = {
  scope: "machine",
  group: "network",
  id: "ca-bundle",
  title: "A file of CA certificates is missing or holds none",
  why: "Behind a proxy that opens TLS a program needs that proxy's certificate. Each language has its own variable for it, and an SDK with a file that is missing raises before it makes any call, or fails every one with a certificate error.",
  complaints: ["S54"],
  insteadOf: ["source-failed", "setting-refused", "aws-not-reached"],
  find(checkup) {
    return named(checkup).flatMap(({ words, path, place, readers }) => {
      const view = checkup.snapshot.file(openedPath(path, checkup.snapshot));
      const fault = faultOf(view);
      if (fault === null) return [];
      const sdks = inOrder(checkup.resolutions.filter((resolution) => reads(resolution, place)));
      // Python's requests takes a folder, OpenSSL reads none: it stops whom it stops (set `hand-ca-bundle`).
      if (sdks.length === 0 && (readers === "" || view.state === "directory")) return [];
      const stops = checkup.diagnoses.some(
        ({ resolution, identity }) =>
          sdks.includes(resolution.sdk.id) &&
          (resolution.winner === null || resolution.clientError !== null || identity?.kind === "unavailable"),
      );
      return [
        {
          severity: stops ? ("error" as const) : ("warning" as const),
          message: `${words} names ${path}, which ${fault}.${readers === "" ? "" : ` ${readers}`}`,
          provenance: [place],
          fix:
            place.kind === "variable"
              ? checkup.fix({ kind: "unset-variables", names: [place.name] }, sdks)
              : byHand(`put the certificates into ${path}, or take the line out`),
          sdks: sdks as readonly SdkId[],
        },
      ];
    });
  },
};

/** What keeps a file from giving a certificate; null: it has one, or may have, where it is no UTF-8 or too large to look into. */
function faultOf(view: FileView): string | null {
  switch (view.state) {
    case "absent":
      return "does not exist";
    case "directory":
      return "is a folder, not a file";
    case "unreadable":
      return "cannot be read";
    case "text":
      return holdsCertificate(view) ? null : "holds no certificate";
    case "not-utf8":
    case "too-large":
      return null;
  }
}

const reads = ({ sts, error, clientError }: Resolution, place: Provenance): boolean =>
  [sts.caBundle?.provenance, error?.provenance, clientError?.provenance].some(
    (used) => used != null && hideKey(used) === hideKey(place),
  );

interface Named {
  readonly words: string;
  readonly path: string;
  readonly place: Provenance;
  readonly readers: string;
}

function named(checkup: Checkup): readonly Named[] {
  const variables = Object.entries(READERS).flatMap(([name, readers]) => {
    const path = openVariable(checkup.snapshot, name);
    return path === null ? [] : [{ words: name, path, place: { kind: "variable" as const, name }, readers }];
  });
  const settings = profilesWith(checkup, "ca_bundle").flatMap((profile) => {
    const setting = profile.setting("ca_bundle");
    const path = profile.text("ca_bundle");
    return setting === null || path === null
      ? []
      : [{ words: `ca_bundle of profile ${profile.name}`, path, place: setting.place, readers: "" }];
  });
  return [...variables, ...settings];
}
