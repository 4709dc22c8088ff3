import { capture } from "../../capture/capture.ts";
import { caBundleOf } from "../../diagnose/ca-bundle-of.ts";
import { chainOf } from "../../diagnose/chain-of.ts";
import { type ProfileListRequest, listProfiles, profileVerifier } from "../../diagnose/profiles/list-profiles.ts";
import type { ProfileList, ProfileRow } from "../../model/profile-list.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { renderJson } from "../../report/json.ts";
import { SORT_FIELDS, filtered, isWanted, sorted } from "../../report/profiles/cells.ts";
import { renderProfileCsv } from "../../report/profiles/csv.ts";
import { profileListDocumentOf } from "../../report/profiles/json.ts";
import { renderProfileMarkdown } from "../../report/profiles/markdown.ts";
import { countsOf } from "../../report/profiles/summary.ts";
import { renderProfileNames, renderProfileTable } from "../../report/profiles/table.ts";
import { redactedText, sensitiveWordsOf } from "../../report/redacted.ts";
import { PROFILE_FORMATS } from "../command-table.ts";
import { codeArguments } from "../code-arguments.ts";
import type { ExitCode } from "../exit-code.ts";
import { oneOf } from "../one-of.ts";
import type { Options } from "../options.ts";
import { startProgress } from "../progress.ts";
import { terminalFor } from "../terminal.ts";
import { tellOfUnreadFiles } from "../tell-of-unread-files.ts";
import { UsageError } from "../usage-error.ts";
import type { World } from "../world.ts";

/** Sockets at once, unless --jobs says otherwise. */
const JOBS = 50;

/** `awswho profiles`: how each profile gets credentials, and, with --verify, who STS says it is. */
export async function profiles(options: Options, world: World): Promise<ExitCode> {
  const settings = settingsOf(options);
  const chain = await chainOf(options.sdk);
  const snapshot = capture(world.machine);
  // A role that asks for an MFA code is to be told as such, not as one that fails for want of a terminal.
  const code = { ...codeArguments(options, world), terminal: options.tty ?? true };
  const otherChains = async () => (await import("../../chains/index.ts")).chains;
  const request: ProfileListRequest = { chain, code, otherChains };
  tellOfUnreadFiles(snapshot, world);
  const list = settings.verify
    ? await verified(snapshot, request, settings, options, world)
    : await listed(snapshot, request, settings);
  world.stdout.write(await rendered(sorted(list, settings.sort), settings, options, world));
  return exitCodeOf(list);
}

function settingsOf({ given, offline, json }: Options) {
  const verify = given.verify === true;
  if (verify && offline) throw new UsageError("--verify asks STS: leave --offline out");
  for (const name of ["jobs", "run-processes"] as const)
    if (given[name] !== undefined && !verify) throw new UsageError(`--${name} goes with --verify`);
  return {
    verify,
    runProcesses: given["run-processes"] === true,
    jobs: jobsOf(given.jobs),
    sort: oneOf(given.sort, "--sort", SORT_FIELDS),
    filter: given.filter ?? null,
    format: json ? ("json" as const) : oneOf(given.format, "--format", PROFILE_FORMATS),
  };
}

type Settings = ReturnType<typeof settingsOf>;

function jobsOf(text: string | undefined): number {
  if (text === undefined) return JOBS;
  const jobs = Number(text);
  if (Number.isInteger(jobs) && jobs > 0) return jobs;
  throw new UsageError(`--jobs ${text}: give a whole number, such as --jobs 20`);
}

async function listed(snapshot: Snapshot, request: ProfileListRequest, { filter }: Settings): Promise<ProfileList> {
  const list = await listProfiles(snapshot, request);
  return filter === null ? list : filtered(list, filter);
}

/** Each profile is asked about as soon as it is walked: the first answers come while the last are read. */
async function verified(
  snapshot: Snapshot,
  listing: ProfileListRequest,
  { jobs, runProcesses, filter }: Settings,
  options: Options,
  world: World,
): Promise<ProfileList> {
  const { chain, code } = listing;
  const caBundle = () => caBundleOf(snapshot, chain, code);
  const request = { ...options, caBundle, jobs, runProcesses, callTimeout: options.timeout / 3 };
  const outside = await world.openOutside(snapshot, request, world.machine);
  const walks: ProfileListRequest["walks"] = new Map();
  const verify = profileVerifier(snapshot, { chain, code, walks, outside });
  const begun = new Map<string, Promise<ProfileRow>>();
  const progress = startProgress(world.stderr, "asking AWS");
  try {
    const list = await listProfiles(snapshot, {
      ...listing,
      walks,
      eager: {
        begin: progress.expect,
        take: (row) => {
          if (filter !== null && !isWanted(row, filter)) return progress.step();
          const asked = verify(row).finally(progress.step);
          begun.set(row.name, asked);
          // Whoever waits for all of them hears of it.
          asked.catch(() => {});
        },
        turn: () => new Promise((go) => setImmediate(go)),
      },
    });
    const wanted = filter === null ? list : filtered(list, filter);
    const profiles = await Promise.all(wanted.profiles.map((row) => begun.get(row.name) ?? row));
    return { ...list, verified: true, profiles };
  } finally {
    progress.stop();
  }
}

async function rendered(list: ProfileList, { format }: Settings, options: Options, world: World): Promise<string> {
  const text = async (): Promise<string> => {
    const terminal = await terminalFor(world, options);
    return options.verbosity === "quiet"
      ? renderProfileNames(list, terminal)
      : renderProfileTable(list, terminal, options.verbosity === "verbose");
  };
  const renderers = {
    text,
    json: async () => `${renderJson(profileListDocumentOf(list))}\n`,
    csv: async () => renderProfileCsv(list),
    markdown: async () => renderProfileMarkdown(list),
  } as const;
  const shown = await renderers[format]();
  return options.redact
    ? redactedText(
        shown,
        sensitiveWordsOf(
          list.profiles.map(({ plan }) => plan),
          list.profiles.map(({ identity }) => identity),
        ),
      )
    : shown;
}

/** Not verified: a list is a list, unless its files are refused. */
function exitCodeOf(list: ProfileList): ExitCode {
  const refused = list.profiles.some(({ problems }) => problems.some(({ id }) => id === "file-refused"));
  if (!list.verified) return refused ? 4 : 0;
  const { unknown, failing } = countsOf(list);
  if (unknown > 0) return 5;
  if (refused) return 4;
  return failing > 0 ? 1 : 0;
}
