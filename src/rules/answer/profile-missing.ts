import { exportChosen } from "../../advice/export-chosen.ts";
import { isBareContainer } from "../../advice/bare-container.ts";
import { brokenHome } from "../../advice/broken-home.ts";
import { byHand } from "../../advice/by-hand.ts";
import { foresee } from "../../advice/foresee.ts";
import { loadConfig } from "../../advice/load-config.ts";
import { type MisnamedSection, meantSection } from "../../advice/misnamed-section.ts";
import { mountSettings } from "../../advice/mount-settings.ts";
import { placeWithoutProfile } from "../../advice/place-without-keys.ts";
import { profileElsewhere } from "../../advice/profile-elsewhere.ts";
import { shortPath } from "../../advice/short-path.ts";
import { isNotTaken } from "../../advice/is-not-taken.ts";
import { type UnreadFile, unreadFile } from "../../advice/unread-file.ts";
import { openFullConfig } from "../../chains/botocore/full-config.ts";
import type { Change, Fix } from "../../model/finding.ts";
import { shownName } from "../../advice/shown-name.ts";
import type { Facts } from "../../advice/facts.ts";
import type { AnswerRule } from "../rule.ts";

/** The chosen profile is in neither file: boto3 stops whatever else is there (complaints S05, S06, S07). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "profile-missing",
  title: "The chosen profile does not exist",
  why: "A name that stands in neither file stops some SDKs at once, even where exported keys would do, and others fall through to whatever else is there.",
  complaints: ["S05", "S06", "S07", "S21", "S55"],
  everySdk: true,
  find(facts) {
    const { error, profile } = facts.resolution;
    // A role's source_profile may be what is missing (Ruby words both alike): role-source tells of that.
    if (error?.kind !== "profile-missing" || isNotTaken(facts) || (profile.exists && error.provenance?.kind === "file"))
      return null;
    const meant = meantSection(facts);
    const elsewhere = meant === null ? (profileElsewhere(facts) ?? brokenHome(facts.snapshot)) : null;
    const unread = meant === null && elsewhere === null ? unreadOf(facts) : null;
    const where =
      elsewhere !== null
        ? ` ${elsewhere.words}`
        : unread !== null
          ? ` ${shortPath(unread.path, facts.home)} ${unread.words}.`
          : isBareContainer(facts.snapshot)
            ? " This container has no settings files at all."
            : "";
    return {
      severity: "error",
      message: `${messageOf(facts, meant, {
        name: facts.resolution.sdk.id,
        reads: "reads",
        sees: "does not see",
      })}${where}`,
      messageOfSeveral: `${messageOf(facts, meant, { name: "{sdks}", reads: "read", sees: "do not see" })}${where}`,
      provenance: [profile.provenance, ...[meant, elsewhere].flatMap((one) => (one === null ? [] : [one.place]))],
      fix: (meant ?? elsewhere ?? unread)?.fix ?? fixOf(facts),
    };
  },
};

/** A settings file that may have the profile, and may not be read. */
function unreadOf({ snapshot, resolution }: Facts): UnreadFile | null {
  if (resolution.profile.name === "") return null;
  const { configFile, credentialsFile } = openFullConfig(snapshot, new Set());
  return unreadFile(snapshot, credentialsFile.path) ?? unreadFile(snapshot, configFile.path);
}

/** One SDK, or several, as a subject. */
interface Teller {
  readonly name: string;
  readonly reads: string;
  readonly sees: string;
}

function messageOf({ resolution, snapshot }: Facts, meant: MisnamedSection | null, sdk: Teller): string {
  const { name, provenance, nearest, binding } = resolution.profile;
  const by = provenance.kind === "variable" ? `${provenance.name}` : "The code or flag";
  if (name === "") return `${by} is set but empty, which stands for a profile named "".`;
  if (meant !== null) return `${by} names profile ${shownName(name)}, which ${sdk.name} ${sdk.sees}: ${meant.words}.`;
  const near = nearest.length === 0 ? "" : ` Nearest: ${nearest.map(shownName).join(", ")}.`;
  const keys =
    snapshot.variables.has("AWS_ACCESS_KEY_ID") && binding === "variable"
      ? " Exported keys do not help: the profile is looked up first."
      : "";
  return `${by} names profile ${shownName(name)}, which is in no file that ${sdk.name} ${sdk.reads}.${near}${keys}`;
}

function fixOf(facts: Facts): Fix {
  const { name, provenance, nearest } = facts.resolution.profile;
  const taken = loadConfig(facts) ?? exportChosen(facts);
  if (taken !== null) return taken;
  const best = nearest[0];
  if (provenance.kind !== "variable")
    return byHand(
      best === undefined ? `add profile ${name}, or name another` : `name profile ${best} instead of ${name}`,
    );
  const change: Change =
    best === undefined || name === ""
      ? { kind: "unset-variables", names: [provenance.name] }
      : { kind: "set-variable", name: provenance.name, value: best };
  const fix = foresee(facts, change);
  if (fix.after?.winner != null) return fix;
  if (isBareContainer(facts.snapshot)) return mountSettings(facts, provenance.name);
  return (best === undefined ? placeWithoutProfile(facts, provenance.name) : null) ?? fix;
}
