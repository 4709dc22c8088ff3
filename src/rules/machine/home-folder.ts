import type { Checkup } from "../../advice/checkup.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { brokenHome } from "../../advice/broken-home.ts";
import { byHand } from "../../advice/by-hand.ts";
import { hasSettingsIn, withoutEndSlash } from "../../advice/has-settings-in.ts";
import { KEEP_HOME } from "../../advice/keep-home.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { Finding } from "../../model/finding.ts";
import { SDK_IDS } from "../../model/sdk.ts";
import { expandUser } from "../../parse/python-path.ts";
import type { MachineRule } from "../rule.ts";

/** The home folder is not set, not there, or somebody else's (complaint S26). */
export const rule: MachineRule = {
  scope: "machine",
  group: "machine",
  id: "home-folder",
  title: "The home folder is not the one that has the settings",
  why: "Under sudo, systemd, cron or in a container HOME is often unset, another user's or a folder that does not exist. The same command works by hand and finds no credentials as a service.",
  complaints: ["S26"],
  insteadOf: ["profile-missing", "nothing-found"],
  find(checkup) {
    if (checkup.snapshot.platform === "windows") return [];
    return [
      ...unset(checkup),
      ...missing(checkup),
      ...ownElsewhere(checkup),
      ...underSudo(checkup),
      ...foreign(checkup),
    ];
  },
};

type Found = readonly Omit<Finding, "rule">[];
const HOME = { kind: "variable", name: "HOME" } as const;

function unset(checkup: Checkup): Found {
  const { variables, systemHome, status } = checkup.snapshot;
  if (variables.has("HOME")) return [];
  // Whoever asks the system finds them all the same.
  const lost = SDK_IDS.filter((id) => ![...checkup.reads(id)].some((path) => path.startsWith(`${systemHome}/.aws/`)));
  if (lost.length === 0 || status(`${systemHome}/.aws`) === null) return [];
  return [
    {
      severity: "warning",
      message: `HOME is not set: ${sdkNames(lost)} ${verb(lost, "does", "do")} not find ${systemHome}/.aws.`,
      provenance: [HOME],
      fix: checkup.fix({ kind: "set-variable", name: "HOME", value: systemHome }, lost),
      sdks: lost,
    },
  ];
}

function missing(checkup: Checkup): Found {
  const { snapshot, diagnoses } = checkup;
  const broken = brokenHome(snapshot);
  if (broken === null) return [];
  const isLost = isAtALoss(checkup);
  // An empty one is / to most: settings may lie there.
  if (snapshot.variables.get("HOME") === "" && !isLost) return [];
  const other = snapshot.systemHome;
  const hasOther = other !== snapshot.variables.get("HOME") && snapshot.status(`${other}/.aws`) !== null;
  const consequence = "There are no settings, and nothing can be kept there.";
  return [
    {
      severity: hasOther || isLost ? "warning" : "note",
      message: `${broken.words} ${consequence}${hasOther ? ` ${other}/.aws is there.` : ""}`,
      provenance: [broken.place],
      fix: hasOther
        ? checkup.fix(
            { kind: "set-variable", name: "HOME", value: other },
            diagnoses.map(({ resolution }) => resolution.sdk.id),
          )
        : broken.fix,
      sdks: [],
    },
  ];
}

/** HOME is a folder without settings (`/` of a service, a container's), the account's own has them. */
function ownElsewhere(checkup: Checkup): Found {
  const { systemHome, status } = checkup.snapshot;
  const home = openVariable(checkup.snapshot, "HOME");
  const kind = home === null ? undefined : status(home)?.kind;
  if (home === null || kind === undefined || kind === "file" || hasSettingsIn(checkup.snapshot, home)) return [];
  if (areOne(home, systemHome) || !hasSettingsIn(checkup.snapshot, systemHome)) return [];
  // Whoever asks the system finds them all the same.
  const finding = SDK_IDS.filter((id) => [...checkup.reads(id)].some((path) => path.startsWith(`${systemHome}/.aws/`)));
  const lost = SDK_IDS.filter((id) => !finding.includes(id));
  const found = checkup.toldOf(finding);
  return [
    {
      severity: isAtALoss(checkup) ? "warning" : "note",
      message: `HOME is ${home}, which holds no .aws; this account's own home folder does: ${systemHome}/.aws.${found.length === 0 ? "" : ` Only ${sdkNames(found)} ${verb(found, "looks", "look")} there.`}`,
      provenance: [HOME],
      fix: checkup.fix({ kind: "set-variable", name: "HOME", value: systemHome }, lost),
      sdks: lost,
    },
  ];
}

const areOne = (a: string, b: string): boolean => withoutEndSlash(a) === withoutEndSlash(b);
const isAtALoss = ({ diagnoses }: Checkup): boolean => diagnoses.some(({ resolution }) => resolution.winner === null);

/** sudo gives root's home; the settings are in that of the one who typed it. */
function underSudo(checkup: Checkup): Found {
  const { snapshot, home } = checkup;
  const user = openVariable(snapshot, "SUDO_USER");
  const own = user === null ? "" : expandUser(`~${user}`, snapshot);
  if (user === null || !own.startsWith("/") || own === home || snapshot.status(`${own}/.aws`) === null) return [];
  const isLost = checkup.diagnoses.some(({ resolution }) => resolution.winner === null);
  return [
    {
      severity: isLost ? "warning" : "note",
      message: `sudo: the home folder here is ${home}, the settings of ${user} are in ${own}/.aws.`,
      provenance: [{ kind: "variable", name: "SUDO_USER" }, HOME],
      fix: byHand(KEEP_HOME),
      sdks: [],
    },
  ];
}

/** Root reads everything, and what root owns is often shared. */
function foreign(checkup: Checkup): Found {
  const { user, status } = checkup.snapshot;
  const home = openVariable(checkup.snapshot, "HOME");
  const owner = home === null ? null : (status(home)?.owner ?? null);
  if (home === null || user === null || user === 0 || owner === null || owner === 0 || owner === user) return [];
  return [
    {
      severity: checkup.diagnoses.some(({ resolution }) => resolution.winner === null) ? "warning" : "note",
      message: `HOME is ${home}, which belongs to user ${owner}; you are user ${user}.`,
      provenance: [HOME],
      fix: byHand(`set HOME to your own home folder: ${checkup.snapshot.systemHome}`),
      sdks: [],
    },
  ];
}
