import type { Checkup } from "../../advice/checkup.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { byHand } from "../../advice/by-hand.ts";
import { inOrder } from "../../advice/profile-faults.ts";
import { profilesWith } from "../../advice/written-profiles.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { SdkId } from "../../model/sdk.ts";
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
  find(checkup) {
    return named(checkup).flatMap(({ words, path, place, readers }) => {
      const view = checkup.snapshot.file(openedPath(path, checkup.snapshot));
      // boto takes a folder of certificates as well.
      if (view.state === "directory" || holdsCertificate(view)) return [];
      const sdks = inOrder(checkup.resolutions.filter((resolution) => reads(resolution, place)));
      if (sdks.length === 0 && readers === "") return [];
      const stops = checkup.diagnoses.some(
        ({ resolution, identity }) =>
          sdks.includes(resolution.sdk.id) &&
          (resolution.winner === null || resolution.clientError !== null || identity?.kind === "unavailable"),
      );
      return [
        {
          severity: stops ? ("error" as const) : ("warning" as const),
          message: `${words} names ${path}, which ${view.state === "absent" ? "does not exist" : view.state === "text" ? "holds no certificate" : "cannot be read"}.${readers === "" ? "" : ` ${readers}`}`,
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
