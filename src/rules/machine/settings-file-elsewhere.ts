import { byHand } from "../../advice/by-hand.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { type MissingSettingsFile, haveItThere } from "../../advice/missing-settings-file.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { Finding, Fix } from "../../model/finding.ts";
import { SDK_IDS, type SdkId } from "../../model/sdk.ts";
import { openedPath } from "../../parse/python-path.ts";
import type { MachineRule } from "../rule.ts";

const VARIABLES = [
  ["AWS_CONFIG_FILE", "config"],
  ["AWS_SHARED_CREDENTIALS_FILE", "credentials"],
] as const;

/** A variable names a settings file that is not there, or that only some find (complaint S25). */
export const rule: MachineRule = {
  scope: "machine",
  group: "machine",
  id: "settings-file-elsewhere",
  title: "A variable names a settings file that is not there for everyone",
  why: "AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE replace the usual files; where they lead nowhere there are no profiles, and nobody says so. The shell does not replace ~ inside quotes: botocore and JavaScript do it themselves, Go and C++ look for a folder named ~.",
  complaints: ["S25"],
  insteadOf: ["nothing-found", "path-not-expanded"],
  find: (checkup) => VARIABLES.flatMap(([name, role]) => findingsOf(checkup, name, role)),
};

function findingsOf(checkup: Checkup, name: string, role: string): readonly Omit<Finding, "rule">[] {
  const { snapshot } = checkup;
  const written = openVariable(snapshot, name);
  if (written === null) return [];
  const opened = openedPath(written, snapshot);
  const isThere = snapshot.status(opened) !== null;
  const readers = SDK_IDS.filter((id) => checkup.reads(id).has(opened));
  const literal = SDK_IDS.filter((id) => [...checkup.reads(id)].some((path) => isLiteral(path, written)));
  if (isThere && opened !== written && literal.length > 0) {
    const change = { kind: "set-variable", name, value: opened } as const;
    // JavaScript 3 opens the ~ for profiles, and not for the session that one signs in by (golden `sso-session-tilde-config`).
    const touched = literal.some((id) => readers.includes(id)) ? checkup.touchedBy(change) : [];
    const losing = literal.filter((id) => !readers.includes(id) || touched.includes(id));
    const [lost, right] = [losing, readers.filter((id) => !losing.includes(id))].map(checkup.toldOf) as [
      readonly SdkId[],
      readonly SdkId[],
    ];
    if (lost.length === 0) return [];
    return [
      {
        severity: "warning",
        message: `${name} begins with ${written.split("/")[0]}, which no shell has expanded: ${sdkNames(lost)} ${verb(lost, "looks", "look")} for a folder of that name${right.length === 0 ? "" : `, ${sdkNames(right)} ${verb(right, "finds", "find")} ${opened}`}.`,
        provenance: [{ kind: "variable", name }],
        fix: checkup.fix(change, losing),
        sdks: losing,
      },
    ];
  }
  if (isThere || readers.length === 0) return [];
  const told = checkup.toldOf(readers);
  const usual = `${checkup.home}/.aws/${role}`;
  return [
    {
      severity: isAnyLost(checkup, readers) ? "warning" : "note",
      message: `${name} names ${written}, which does not exist: ${sdkNames(told)} ${verb(told, "takes", "take")} that for an empty ${role} file${snapshot.status(usual) === null ? "" : `, and not ${usual}`}.`,
      provenance: [{ kind: "variable", name }],
      fix: usualOr(checkup.fix({ kind: "unset-variables", names: [name] }, readers), { name, path: opened }),
      sdks: readers,
    },
  ];
}

const usualOr = (fix: Fix, missing: MissingSettingsFile): Fix =>
  fix.after?.winner == null ? byHand(haveItThere(missing)) : fix;

/** Somebody who is told of ends without credentials. */
const isAnyLost = (checkup: Checkup, sdks: readonly SdkId[]): boolean =>
  checkup.diagnoses.some(({ resolution }) => resolution.winner === null && sdks.includes(resolution.sdk.id));

const isLiteral = (path: string, written: string): boolean =>
  (written.startsWith("~") || written.includes("$")) &&
  (path === written || path.endsWith(`/${written}`)) &&
  path.includes(written);
