import { wholeFile } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { FileView } from "../../model/snapshot.ts";
import { isWithoutCertificate } from "../../parse/holds-certificate.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { environmentFault } from "./environment-config.ts";
import { argumentIn, valuesIn } from "./block-arguments.ts";
import { fileNotLoaded, goError, isFolder, notOpened, panicked, plainError, worded } from "./errors.ts";
import { namesAnotherHome } from "./expanded-path.ts";
import { autoModeRegion } from "./instance-metadata.ts";
import { bundleOfBlock, caBundleOf } from "./region.ts";
import { type GoSession, demandsProfile } from "./session.ts";
import type { SharedFiles } from "./shared-files.ts";
import type { Configured } from "../../walk/configured.ts";

/** LoadDefaultConfig up to its credentials: it fails for keys given in code, too. */
export function* loadConfig(session: GoSession): Walk<void> {
  const fault =
    environmentFault(session) ??
    tooLarge(session) ??
    folderFault(session) ??
    panicFault(session) ??
    profileFault(session) ??
    bundleFault(session);
  if (fault !== null) yield* raise(fault);
  yield* autoModeRegion(session);
}

function profileFault(session: GoSession): SdkError | null {
  const { config, fault } = session.shared;
  return config === null && !demandsProfile(session) ? null : fault;
}

const pathsOf = ({ configPaths, credentialsPaths }: SharedFiles): readonly string[] => [
  ...configPaths,
  ...credentialsPaths,
];

/** The SDK would read it; awswho does not, so it cannot tell. */
function tooLarge({ snapshot, files }: GoSession): SdkError | null {
  const path = pathsOf(files).find((name) => snapshot.file(name).state === "too-large");
  if (path === undefined) return null;
  const message = `${path} is too large for awswho to read`;
  return { kind: "not-read", type: "NotRead", message, provenance: wholeFile(path), related: [] };
}

/** Where a file should be, there is a folder. */
function folderFault({ snapshot, files }: GoSession): SdkError | null {
  const path = pathsOf(files).find((name) => snapshot.file(name).state === "directory");
  return path === undefined ? null : fileNotLoaded(path, wholeFile(path));
}

const panicFault = ({ files }: GoSession): SdkError | null =>
  files.panicsAt === null ? null : panicked(files.panicsAt);

function bundleFault(session: GoSession): SdkError | null {
  const bundle = caBundleOf(session);
  if (bundle === null) return null;
  // One that is too large to read, or no UTF-8 throughout, may hold certificates.
  return notRead(session, bundle) ?? (isWithoutCertificate(bundleFile(session, bundle)) ? noCertificate(bundle) : null);
}

const bundleFile = ({ snapshot }: GoSession, { text }: Configured): FileView =>
  snapshot.file(fromWorkingFolder(text, snapshot));

function notRead(session: GoSession, bundle: Configured): SdkError | null {
  const { state } = bundleFile(session, bundle);
  switch (state) {
    case "absent":
    case "unreadable": {
      const why = state === "absent" ? "no such file or directory" : "permission denied";
      return { ...notOpened(bundle.text, why, bundle.provenance), kind: "bad-setting" };
    }
    // A folder opens (golden `bundle-role-AWS_CA_BUNDLE-folder`).
    case "directory":
      return isFolder(bundle.text, bundle.provenance);
    case "text":
    case "not-utf8":
    case "too-large":
      return null;
  }
}

/** resolveCustomCABundle (config, resolve.go; golden `tf-block-bundle-tilde`). */
const noCertificate = ({ provenance }: Configured): SdkError =>
  goError("bad-setting", "*errors.errorString", "failed to load custom CA bundle PEM file", provenance);

/** commonLoadOptions of aws-sdk-go-base: what a provider block may not say, in its order. */
export function blockFault(session: GoSession): SdkError | null {
  const { block, snapshot } = session;
  for (const [argument, words] of LISTS) {
    const refused = valuesIn(block, argument).filter(({ text }) => namesAnotherHome(text, snapshot));
    const [first] = refused;
    if (first !== undefined)
      return plainError("bad-setting", `${words}: ${errorsIn(refused.length)}`, first.provenance);
  }
  const bundle = argumentIn(block, "custom_ca_bundle");
  if (bundle !== null && namesAnotherHome(bundle.text, snapshot))
    return plainError("bad-setting", `expanding custom CA bundle: ${ANOTHER_HOME}`, bundle.provenance);
  const opened = bundleOfBlock(session);
  const unread = opened === null ? null : notRead(session, opened);
  if (unread !== null) return worded("reading custom CA bundle: ", unread);
  const mode = argumentIn(block, "ec2_metadata_service_endpoint_mode");
  return mode === null || ["ipv4", "ipv6"].includes(mode.text.trim().toLowerCase())
    ? null
    : plainError("bad-setting", "unknown EC2 IMDS endpoint mode, must be either IPv6 or IPv4", mode.provenance);
}

const LISTS = [
  ["shared_credentials_files", "expanding shared credentials files"],
  ["shared_config_files", "expanding shared config files"],
] as const;

export const ANOTHER_HOME = "cannot expand user-specific home dir";

/** multierror.ListFormatFunc */
const errorsIn = (count: number): string =>
  `${count} error${count === 1 ? "" : "s"} occurred:\n${`\t* ${ANOTHER_HOME}\n`.repeat(count)}\n`;
