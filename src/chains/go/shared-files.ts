import type { Provenance } from "../../model/provenance.ts";
import type { ProviderBlock } from "../../model/provider-block.ts";
import type { Setting } from "../../model/settings.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { type GoIniDocument, goIniFile } from "../../parse/go-ini.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { Hidden } from "../../walk/chain.ts";
import { valuesIn } from "./block-arguments.ts";
import { expandedPath } from "./expanded-path.ts";
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
  readonly configPaths: readonly string[];
  readonly credentialsPaths: readonly string[];
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

/**
 * Paths are opened as they are written: no `~`, no variables. An empty variable is none. Terraform's block gives lists, in
 * which both are put in, and which take the place of variables and defaults (golden `tf-block-files-over-variables`).
 */
export function openSharedFiles(
  snapshot: Snapshot,
  hidden: Hidden,
  block: ProviderBlock,
  unread: ReadonlySet<string> = NOTHING,
): SharedFiles {
  const pathsOf = (argument: string, name: string, otherwise: string): readonly string[] => {
    const listed = valuesIn(block, argument);
    if (listed.length > 0) return listed.map(({ text }) => fromWorkingFolder(expandedPath(text, snapshot), snapshot));
    const named = snapshot.variables.get(name);
    return typeof named === "string" && named !== ""
      ? [fromWorkingFolder(named, snapshot)]
      : [`${goHome(snapshot)}/.aws/${otherwise}`];
  };
  const documentsAt = (paths: readonly string[]) => paths.map((path) => goIniFile(snapshot.file(path)));
  const config = documentsAt(pathsOf("shared_config_files", "AWS_CONFIG_FILE", "config"));
  const credentials = documentsAt(pathsOf("shared_credentials_files", "AWS_SHARED_CREDENTIALS_FILE", "credentials"));
  const merged = (documents: readonly GoIniDocument[], title: string): View | null =>
    documents.map((document) => seen(document, title, { hidden, unread })).reduce(mergedViews, null);
  return {
    configPaths: config.map(({ path }) => path),
    credentialsPaths: credentials.map(({ path }) => path),
    panicsAt: [...config, ...credentials].map(panicIn).find((place) => place !== null) ?? null,
    section: (name) => {
      const view = mergedViews(
        titlesOf(name)
          .map((title) => merged(config, title))
          .find((one) => one !== null) ?? null,
        name.startsWith("profile ") ? null : merged(credentials, name),
      );
      return view === null ? null : { name, ...view, partial: partialOf(view) };
    },
    profileNames: () => [
      ...new Set([
        ...config.flatMap(({ sections }) => [...sections.keys()].flatMap((title) => profileNamed(title) ?? [])),
        ...credentials.flatMap(({ sections }) => [...sections.keys()].filter((title) => !title.startsWith("profile "))),
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

/** In the config file a name needs its prefix; `[profile default]` takes the place of `[default]`, of whichever file. */
const titlesOf = (name: string): readonly string[] =>
  /^(?:sso-session|services) /.test(name) || name.toLowerCase() === "default"
    ? [`profile ${name}`, name]
    : [`profile ${name}`];

/** A section as the files merged so far give it, without what is hidden. */
interface View {
  readonly title: string;
  readonly places: readonly Provenance[];
  setting(key: string): Setting | null;
  /** Each time that a file's section was merged with half a pair in it (ini.Section.Errors); where the half stands. */
  readonly halves: readonly Provenance[];
}

interface Unseen {
  readonly hidden: Hidden;
  /** Settings that this version does not know. */
  readonly unread: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();

function seen({ path, sections }: GoIniDocument, title: string, { hidden, unread }: Unseen): View | null {
  const section = sections.get(title);
  if (section === undefined) return null;
  return {
    title,
    places: [{ kind: "file", path, line: section.line, column: section.column, section: title, key: null }],
    setting: (key) => {
      const setting = unread.has(key) ? null : section.setting(key);
      return setting !== null && hidden.has(`${path}:${setting.provenance.line}`) ? null : setting;
    },
    halves: [],
  };
}

/** mergeSections (shared_config.go): files of one kind one after the other, then the credentials files into the config files. */
function mergedViews(before: View | null, next: View | null): View | null {
  if (next === null) return before;
  const half = halfIn(next);
  const halves = half === null ? next.halves : [...next.halves, half];
  if (before === null) return { ...next, halves };
  // Half of it moves nothing.
  const takesPair = next.setting(KEY_ID) !== null && next.setting(SECRET) !== null;
  const isTaken = (key: string): boolean =>
    key === KEY_ID || key === SECRET || key === TOKEN ? takesPair : MERGED.has(key);
  return {
    title: next.title,
    places: [...before.places, ...next.places],
    setting: (key) => (isTaken(key) ? next.setting(key) : null) ?? before.setting(key),
    // The later file's faults replace the earlier one's, its having none too.
    halves,
  };
}

function halfIn(view: View): Provenance | null {
  const id = view.setting(KEY_ID);
  const secret = view.setting(SECRET);
  return (id === null) === (secret === null) ? null : ((id ?? secret)?.provenance ?? null);
}

/** The last of the faults is what is said, under its number. */
function partialOf({ title, halves }: View): MergedSection["partial"] {
  const provenance = halves.at(-1);
  return provenance === undefined
    ? null
    : {
        message: `Error using profile: \n ${halves.length}, partial credentials found for profile ${title}\n`,
        provenance,
      };
}
