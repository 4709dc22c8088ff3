import type { Change, Fix } from "../model/finding.ts";
import { type Provenance, variable, wholeFile } from "../model/provenance.ts";
import { VARIABLE_MISNOMERS } from "../model/variable-misnomers.ts";
import type { Facts } from "./facts.ts";
import { expandUser } from "../parse/python-path.ts";
import { foresee } from "./foresee.ts";
import { KEEP_HOME } from "./keep-home.ts";
import { openVariable } from "./open-variable.ts";
import { settingsFiles } from "./settings-files.ts";
import { quoteWord } from "./shell.ts";
import { shortPath } from "./short-path.ts";
import { windowsSettings } from "./windows-settings.ts";

/** The chosen profile is written down, where this SDK does not look or does not see it. */
export interface ProfileElsewhere {
  readonly place: Provenance;
  readonly fix: Fix;
  /** A sentence of its own. */
  readonly words: string;
}

interface Candidate extends Pick<ProfileElsewhere, "place" | "words"> {
  readonly change: Change;
  /** What is told in place of the change, which leads to the same settings. */
  readonly told?: Change;
}

const FILES = ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"] as const;
const USUAL = { AWS_CONFIG_FILE: "config", AWS_SHARED_CREDENTIALS_FILE: "credentials" } as const;

/** What is promised is walked: after the change the same profile is there, and gives credentials. Null: no such change. */
export function profileElsewhere(facts: Facts): ProfileElsewhere | null {
  const { profile } = facts.resolution;
  if (profile.exists || profile.name === "") return null;
  for (const { change, place, words, told } of [
    ...otherFiles(facts),
    ...misnamedVariables(facts),
    ...otherHome(facts),
    ...homeOfSudoer(facts),
    ...homeOfWindows(facts),
    ...behindMarks(facts),
  ]) {
    const fix = foresee(facts, change);
    if (fix.after?.winner != null && fix.after.profile.exists && fix.after.profile.name === profile.name)
      return { place, words, fix: told === undefined ? fix : { ...fix, change: told } };
  }
  return null;
}

function otherFiles({ snapshot, home }: Facts): readonly Candidate[] {
  return FILES.flatMap((name) =>
    openVariable(snapshot, name) === null
      ? []
      : [
          {
            place: variable(name),
            change: { kind: "unset-variables", names: [name] } as const,
            words: `It is in ${shortPath(`${home}/.aws/${USUAL[name]}`, home)}, and ${name} names another file.`,
          },
        ],
  );
}

function misnamedVariables({ snapshot }: Facts): readonly Candidate[] {
  return Object.entries(VARIABLE_MISNOMERS).flatMap(([from, to]) => {
    const isOfFile = FILES.some((name) => name === to);
    if (!isOfFile || openVariable(snapshot, from) === null || openVariable(snapshot, to) !== null) return [];
    const change = { kind: "rename-variables", names: [{ from, to }] } as const;
    return [
      { place: variable(from), change, words: `It is in the file of ${from}; the variable to name it by is ${to}.` },
    ];
  });
}

/** Under sudo, cron or a service: the settings are in the account's own home folder. */
function otherHome({ snapshot, home }: Facts): readonly Candidate[] {
  const { systemHome, platform } = snapshot;
  if (platform === "windows" || systemHome === home || snapshot.status(`${systemHome}/.aws`) === null) return [];
  const is = openVariable(snapshot, "HOME");
  return [
    {
      place: variable("HOME"),
      change: { kind: "set-variable", name: "HOME", value: systemHome },
      words: `It is in ${systemHome}/.aws, and HOME is ${is ?? "not set"}.`,
    },
  ];
}

const homeAt = (value: string): Change => ({ kind: "set-variable", name: "HOME", value });

/** sudo gives root's home; the settings are in that of the one who typed it. */
function homeOfSudoer({ snapshot, home }: Facts): readonly Candidate[] {
  const user = openVariable(snapshot, "SUDO_USER");
  const own = user === null ? "" : expandUser(`~${user}`, snapshot);
  if (!own.startsWith("/") || own === home || snapshot.status(`${own}/.aws`) === null) return [];
  return [
    {
      place: variable("HOME"),
      change: homeAt(own),
      told: { kind: "by-hand", text: KEEP_HOME },
      words: `It is in ${own}/.aws, of ${user}; sudo made ${home} the home folder.`,
    },
  ];
}

/** In WSL the sign-ins of Windows lie in a home of their own. */
const homeOfWindows = ({ snapshot, home }: Facts): readonly Candidate[] =>
  snapshot.status(`${home}/.aws`) !== null
    ? []
    : windowsSettings(snapshot, home).map((folder) => ({
        place: wholeFile(folder),
        change: homeAt(folder.slice(0, -"/.aws".length)),
        told: { kind: "run", command: `ln -s ${quoteWord(folder)} ${quoteWord(`${home}/.aws`)}` },
        words: `It is in ${folder}, where programs of Windows keep it.`,
      }));

function behindMarks({ snapshot, home }: Facts): readonly Candidate[] {
  return settingsFiles(snapshot)
    .filter(({ text }) => text.byteOrderMark)
    .map(({ path }) => ({
      place: wholeFile(path),
      change: { kind: "remove-byte-order-mark", path },
      words: `A byte order mark hides it at the beginning of ${shortPath(path, home)}.`,
    }));
}
