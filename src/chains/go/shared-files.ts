import type { Provenance } from "../../model/provenance.ts";
import type { Setting } from "../../model/settings.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { type GoIniDocument, type GoIniSection, goIniFile } from "../../parse/go-ini.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { Hidden } from "../../walk/chain.ts";
import { goHome } from "./home.ts";

/** A section as both files together give it. */
export interface MergedSection {
  readonly name: string;
  readonly places: readonly Provenance[];
  setting(key: string): Setting | null;
  /** Half a pair in one file: any use of the profile fails. */
  readonly partial: { readonly message: string; readonly provenance: Provenance } | null;
}

export interface SharedFiles {
  readonly configPath: string;
  readonly credentialsPath: string;
  /** The line that ends the program. */
  readonly panicsAt: Provenance | null;
  section(name: string): MergedSection | null;
  profileNames(): readonly string[];
}

const KEY_ID = "aws_access_key_id";
const SECRET = "aws_secret_access_key";
const TOKEN = "aws_session_token";

/**
 * Keys that the credentials file takes over where both files have the profile (shared_config.go:mergeSections, 1.33.15);
 * any other stays what the config file says, endpoint_url, services and aws_account_id among them.
 */
const MERGED: ReadonlySet<string> = new Set([
  "role_arn",
  "source_profile",
  "credential_source",
  "external_id",
  "mfa_serial",
  "role_session_name",
  "region",
  "credential_process",
  "web_identity_token_file",
  "ec2_metadata_service_endpoint_mode",
  "ec2_metadata_service_endpoint",
  "ec2_metadata_v1_disabled",
  "use_dualstack_endpoint",
  "use_fips_endpoint",
  "defaults_mode",
  "retry_mode",
  "ca_bundle",
  "duration_seconds",
  "max_attempts",
  "sso_session",
  "sso_account_id",
  "sso_region",
  "sso_role_name",
  "sso_start_url",
  "login_session",
]);

/** Paths are opened as they are written: no `~`, no variables. An empty variable is none. */
export function openSharedFiles(snapshot: Snapshot, hidden: Hidden): SharedFiles {
  const pathOf = (name: string, otherwise: string): string => {
    const named = snapshot.variables.get(name);
    return typeof named === "string" && named !== ""
      ? fromWorkingFolder(named, snapshot)
      : `${goHome(snapshot)}/.aws/${otherwise}`;
  };
  const config = goIniFile(snapshot.file(pathOf("AWS_CONFIG_FILE", "config")));
  const credentials = goIniFile(snapshot.file(pathOf("AWS_SHARED_CREDENTIALS_FILE", "credentials")));
  return {
    configPath: config.path,
    credentialsPath: credentials.path,
    panicsAt: panicIn(config) ?? panicIn(credentials),
    section: (name) => {
      const views = [configSection(config, name), credentialsSection(credentials, name)] as const;
      return merged(name, seen(config, views[0], hidden), seen(credentials, views[1], hidden));
    },
    profileNames: () => [
      ...new Set([
        ...[...config.sections.keys()].flatMap((title) => profileNamed(title) ?? []),
        ...[...credentials.sections.keys()].filter((title) => !title.startsWith("profile ")),
      ]),
    ],
  };
}

const panicIn = ({ path, panicsAt }: GoIniDocument): Provenance | null =>
  panicsAt === null ? null : { kind: "file", path, line: panicsAt, column: 1, section: null, key: null };

const profileNamed = (title: string): string | null => {
  if (title.startsWith("profile ")) return title.slice("profile ".length);
  return title === "default" ? title : null;
};

/** In the config file a name needs its prefix; `[profile default]` takes the place of `[default]`. */
function configSection({ sections }: GoIniDocument, name: string): GoIniSection | null {
  const prefixed = sections.get(`profile ${name}`);
  if (prefixed !== undefined) return prefixed;
  const isKept = /^(?:sso-session|services) /.test(name) || name.toLowerCase() === "default";
  return isKept ? (sections.get(name) ?? null) : null;
}

const credentialsSection = ({ sections }: GoIniDocument, name: string): GoIniSection | null =>
  name.startsWith("profile ") ? null : (sections.get(name) ?? null);

/** One file's section without what is hidden. */
interface View {
  readonly title: string;
  readonly place: Provenance;
  setting(key: string): Setting | null;
}

function seen({ path }: GoIniDocument, section: GoIniSection | null, hidden: Hidden): View | null {
  if (section === null) return null;
  return {
    title: section.name,
    place: { kind: "file", path, line: section.line, column: section.column, section: section.name, key: null },
    setting: (key) => {
      const setting = section.setting(key);
      return setting !== null && hidden.has(`${path}:${setting.provenance.line}`) ? null : setting;
    },
  };
}

function merged(name: string, config: View | null, credentials: View | null): MergedSection | null {
  const places = [config, credentials].flatMap((view) => (view === null ? [] : [view.place]));
  if (config === null || credentials === null) {
    const only = config ?? credentials;
    if (only === null) return null;
    return { name, places, setting: only.setting, partial: partialIn(only, credentials === null ? 1 : 2) };
  }
  // With half of it any use of the profile fails.
  const takesPair = credentials.setting(KEY_ID) !== null;
  const isTaken = (key: string): boolean =>
    key === KEY_ID || key === SECRET || key === TOKEN ? takesPair : MERGED.has(key);
  return {
    name,
    places,
    setting: (key) => (isTaken(key) ? credentials.setting(key) : null) ?? config.setting(key),
    // The later file's faults replace the earlier one's, its having none too.
    partial: partialIn(credentials, 2),
  };
}

function partialIn(view: View, count: number): MergedSection["partial"] {
  const id = view.setting(KEY_ID);
  const secret = view.setting(SECRET);
  if ((id === null) === (secret === null)) return null;
  return {
    message: `Error using profile: \n ${count}, partial credentials found for profile ${view.title}\n`,
    provenance: (id ?? secret)?.provenance ?? view.place,
  };
}
