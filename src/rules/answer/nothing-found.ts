import { exportChosen } from "../../advice/export-chosen.ts";
import { loadConfig } from "../../advice/load-config.ts";
import { isBareContainer } from "../../advice/bare-container.ts";
import { brokenHome } from "../../advice/broken-home.ts";
import { byHand } from "../../advice/by-hand.ts";
import { decidingBlocks } from "../../advice/deciding-blocks.ts";
import { fillContainer, mountSettings } from "../../advice/mount-settings.ts";
import { placeWithoutKeys } from "../../advice/place-without-keys.ts";
import { failureOf } from "../../advice/failure-of.ts";
import { foresee } from "../../advice/foresee.ts";
import { askedDirectly } from "../../advice/near-host.ts";
import { type MeantSection, type MisnamedSection, meantSection } from "../../advice/misnamed-section.ts";
import { haveItThere, missingSettingsFiles } from "../../advice/missing-settings-file.ts";
import { metadataHeard } from "../../advice/metadata-heard.ts";
import { isEc2 } from "../../advice/metadata-use.ts";
import { pathsRead } from "../../advice/paths-read.ts";
import { profileElsewhere } from "../../advice/profile-elsewhere.ts";
import { type Misnamed, allMisnamedIn } from "../../advice/right-name.ts";
import { blocksOfProfile } from "../../advice/settings-blocks.ts";
import { roleNotLent } from "../../advice/role-not-lent.ts";
import { settingsFiles } from "../../advice/settings-files.ts";
import { writtenProfiles, writtenSsoSessions } from "../../advice/written-profiles.ts";
import type { Fix } from "../../model/finding.ts";
import { type Provenance, variable } from "../../model/provenance.ts";
import type { Resolution } from "../../model/resolution.ts";
import { quoteWord } from "../../advice/shell.ts";
import { wantsSignIn } from "../../advice/sign-in-failure.ts";
import { shellLinesIn } from "../../advice/shell-lines.ts";
import { shownName } from "../../advice/shown-name.ts";
import { runsNothing } from "../../advice/temporary-keys.ts";
import { profilesWithSource } from "../../advice/profiles-with-source.ts";
import type { Facts } from "../../advice/facts.ts";
import { summaryOf } from "../../resolve/summary-of.ts";
import { homeFolder } from "../../parse/python-path.ts";
import { settingPlace } from "../../parse/settings-lines.ts";
import type { AnswerRule } from "../rule.ts";

/** The chain ran to its end (complaints S22, S32, S45). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "nothing-found",
  title: "No credentials are found",
  why: "The SDK looked everywhere it knows. What it says last is about the metadata service, which is seldom where the fault is: the profile that was meant holds nothing.",
  complaints: ["S22", "S32", "S45", "S55"],
  everySdk: true,
  find(facts) {
    const { outcome, profile } = facts.resolution;
    if (outcome !== "none") return null;
    const meant = meantSection(facts);
    const cause =
      (meant === null ? null : ofSection(meant)) ??
      elsewhere(facts) ??
      misnamed(facts) ??
      forShell(facts) ??
      withoutFile(facts);
    const told = (looker: Looker): string => `${messageOf(facts, meant, looker)}${cause?.words ?? ""}`;
    const { id } = facts.resolution.sdk;
    return {
      severity: isGivenByBlock(facts) ? "note" : "error",
      message: told({ reads: `${id} reads`, sees: `${id} does not see` }),
      messageOfSeveral: told({ reads: "{sdks} read", sees: "{sdks} do not see" }),
      provenance: cause?.places ?? profile.sections,
      fix: askedDirectly(facts.resolution, facts.snapshot) ?? cause?.fix ?? notLookedInto(facts) ?? otherProfile(facts),
    };
  },
};

/** The chosen profile holds what this SDK does not look for. */
const notLookedInto = (facts: Facts): Fix | null =>
  loadConfig(facts) ?? (failureOf(facts.resolution) === null ? exportChosen(facts) : null);

/** What was meant to give credentials, and is not read. */
interface Cause {
  /** Said behind the message, with a blank before it. */
  readonly words: string;
  readonly places: readonly Provenance[];
  readonly fix: Fix | null;
}

/** A provider block of this folder brings credentials of its own: Terraform does not fail here (terraform-provider-aws#6913). */
const isGivenByBlock = (facts: Facts): boolean =>
  facts.chain.id === "terraform" &&
  facts.code.block === undefined &&
  decidingBlocks(facts).some(
    ({ call, gives }) => call.startsWith("provider") && gives.some((name) => BRINGS.has(name)),
  );

/** A role alone is asked for with what is found. */
const BRINGS: ReadonlySet<string> = new Set([
  "profile",
  "access_key",
  "shared_config_files",
  "shared_credentials_files",
  "assume_role_with_web_identity",
]);

/** The message itself tells of it. */
const ofSection = ({ place, fix }: MeantSection): Cause => ({ words: "", places: [place], fix });

function elsewhere(facts: Facts): Cause | null {
  const found = profileElsewhere(facts) ?? brokenHome(facts.snapshot);
  if (found === null) return null;
  const words = found.words.replace(/^It is/, `Profile ${shownName(facts.resolution.profile.name)} is`);
  return { words: ` ${words}`, places: [found.place], fix: found.fix };
}

function forShell({ snapshot, resolution: { profile } }: Facts): Cause | null {
  const found = blocksOfProfile(settingsFiles(snapshot), profile.name)
    .map((block) => shellLinesIn(block, homeFolder(snapshot)))
    .find((lines) => lines !== null);
  if (found === undefined) return null;
  return { words: ` ${found.words}: no SDK reads them in a file.`, places: profile.sections, fix: byHand(found.cure) };
}

/** A variable names a settings file that this SDK looks for, and it is not there: a mount or a secret that failed. */
function withoutFile({ snapshot, chain, code, resolution: { profile } }: Facts): Cause | null {
  // A name like the chosen one stands in the other file: that is nearer.
  if (!profile.exists && profile.nearest.length > 0) return null;
  const missing = missingSettingsFiles(snapshot).find(({ path }) => pathsRead(chain, snapshot, code).has(path));
  if (missing === undefined) return null;
  return {
    words: ` ${missing.name} names ${missing.path}, which does not exist.`,
    places: [variable(missing.name)],
    fix: byHand(haveItThere(missing)),
  };
}

interface MisnamedAt extends Misnamed {
  readonly path: string;
}

/** Settings that give credentials, written under names that no SDK reads (complaint S22). */
function misnamed(facts: Facts): Cause | null {
  const all = blocksOfProfile(settingsFiles(facts.snapshot), facts.resolution.profile.name).flatMap((block) =>
    allMisnamedIn(block, GIVING).map((one) => ({ ...one, path: block.file.path })),
  );
  return all.length === 0
    ? null
    : {
        words: all.map(({ setting, to }) => ` No SDK reads ${setting.key} there; ${to} is read.`).join(""),
        places: all.map(({ path, setting }) => settingPlace(path, setting)),
        fix: rightNames(facts, all),
      };
}

const GIVING = [
  "aws_access_key_id",
  "aws_secret_access_key",
  "role_arn",
  "source_profile",
  "credential_process",
  "sso_session",
  "sso_account_id",
  "sso_role_name",
  "login_session",
];

function rightNames(facts: Facts, all: readonly MisnamedAt[]): Fix | null {
  const [first] = all;
  if (first === undefined) return null;
  const { setting, to, path } = first;
  if (all.length === 1) return foresee(facts, { kind: "rename-key", path, line: setting.line, from: setting.key, to });
  return byHand(
    `write ${all.map((one) => `${one.to} instead of ${one.setting.key} (line ${one.setting.line})`).join(", ")} in ${path}`,
  );
}

/** One of a name like it is what was meant, even where it wants a sign-in; else whoever is left when none is chosen. */
function otherProfile(facts: Facts): Fix {
  const { profile } = facts.resolution;
  const near = profile.exists ? [] : profile.nearest;
  const others = profilesWithSource(facts).filter((name) => name !== profile.name && !near.includes(name));
  const all = near.length + others.length;
  return (
    chooseProfile(facts, near, all) ?? noneChosen(facts) ?? chooseProfile(facts, others, all) ?? addCredentials(facts)
  );
}

/** A name that stands nowhere keeps exported keys or [default] out of some chains. */
function noneChosen(facts: Facts): Fix | null {
  const { exists, provenance } = facts.resolution.profile;
  if (exists || provenance.kind !== "variable") return null;
  const fix = foresee(facts, { kind: "unset-variables", names: [provenance.name] });
  return fix.after?.winner == null ? null : fix;
}

/** Who looked, as the beginning of a clause. */
interface Looker {
  readonly reads: string;
  readonly sees: string;
}

function messageOf(facts: Facts, meant: MisnamedSection | null, looker: Looker): string {
  const { resolution, offline } = facts;
  const chosen = signInHalfDone(facts) ?? chosenWords(resolution, meant, looker);
  const what = /\bcredentials\b/.test(chosen) ? "any" : "credentials";
  const off = metadataOffBy(resolution);
  if (off !== null)
    return `${chosen}, and no source after it has ${what}; ${off} keeps the instance metadata service from being asked.`;
  return offline && resolution.assumed.length > 0
    ? `${chosen}, and no file or variable after it has ${what}; the instance metadata service was not asked.`
    : `${chosen}, and no source after it has ${what}${metadataWords(resolution)}.`;
}

/** The service is there, and lends nothing. */
function metadataWords(resolution: Resolution): string {
  const heard = metadataHeard(resolution);
  switch (heard.kind) {
    case "nothing-amiss":
    case "silent":
      return "";
    case "no-role":
      return "; the instance metadata service answers, but this instance has no role";
    case "not-lent":
      return `; ${roleNotLent(resolution)?.words}`;
    case "refused":
      return `; the instance metadata service answers, but only to refuse (${refusalWords(heard.status)})`;
  }
}

/** The variable for which the metadata service is not asked. */
function metadataOffBy({ sources }: Resolution): string | null {
  const row = sources.find(({ id, verdict }) => id === "instance-metadata" && verdict === "skipped");
  return row?.provenance?.kind === "variable" ? row.provenance.name : null;
}

/** What EC2 means by it: Amazon EC2 user guide, "Responses and error messages for IMDS". */
function refusalWords(status: string): string {
  if (status === "401") return "HTTP 401: it wants a token, and its answer to the request for one did not come";
  if (status === "403") return "HTTP 403: on EC2 that is metadata switched off for the instance";
  if (status === "404") return "HTTP 404: so does that of another cloud";
  return `HTTP ${status}`;
}

/** With one of these it is no sign-in broken off. */
const WHOLE = ["sso_account_id", "sso_role_name", "role_arn", "credential_process", "aws_access_key_id"] as const;

/** What `aws configure sso` leaves that was broken off; null: nothing of it. */
function signInHalfDone({ snapshot, resolution: { profile } }: Facts): string | null {
  const files = settingsFiles(snapshot);
  const profiles = writtenProfiles({ files });
  const sessions = [...writtenSsoSessions({ files }).keys()];
  if (profile.binding === "default" && !profile.exists && profiles.size === 0 && sessions.length > 0)
    return `There is no profile, only [sso-session ${sessions[0]}], which none signs in by yet`;
  const written = profiles.get(profile.name);
  const named = ["sso_session", "sso_start_url"].find((key) => written?.text(key) != null);
  if (named === undefined || WHOLE.some((key) => written?.setting(key) != null)) return null;
  return `Profile ${shownName(profile.name)} has ${named}, but no account and no role: sso_account_id and sso_role_name are missing`;
}

function chosenWords(resolution: Resolution, meant: MisnamedSection | null, { reads, sees }: Looker): string {
  const { profile } = resolution;
  const name = shownName(profile.name);
  if (profile.binding === "default" && meant !== null) return `No profile is chosen, ${meant.words}`;
  if (profile.binding === "default")
    return `No profile is chosen, ${profile.exists ? "[default] holds no credentials" : "there is no [default]"}`;
  if (!profile.exists)
    return meant === null
      ? `Profile ${name} stands in no file that ${reads}`
      : `${sees} profile ${name} (${meant.words})`;
  if (meant !== null) return `Profile ${name} exists but holds no credentials that ${reads} (${meant.words})`;
  const failure = failureOf(resolution);
  return failure === null
    ? `Profile ${name} exists but holds no credentials`
    : `Profile ${name} fails (${summaryOf(failure.error)})`;
}

/** As many are walked to find one that can be chosen. */
const MOST_TRIED = 12;

/** @param all how many could be chosen, these among them. Null: none of these works, and none wants only a sign-in. */
function chooseProfile(facts: Facts, names: readonly string[], all: number): Fix | null {
  const { provenance } = facts.resolution.profile;
  const [first] = names;
  if (first === undefined) return null;
  if (provenance.kind === "argument") return byHand(`name a profile that has credentials, such as ${first}`);
  const variable = provenance.kind === "variable" ? provenance.name : "AWS_PROFILE";
  let afterSignIn: Fix | null = null;
  for (const value of names.slice(0, MOST_TRIED)) {
    const fix = foresee(facts, { kind: "set-variable", name: variable, value });
    if (fix.after?.winner != null) {
      if (runsNothing(facts.snapshot, fix.after.winner)) continue;
      return { ...fix, promise: `${fix.promise}${more(all)}` };
    }
    if (fix.after?.error != null && wantsSignIn(fix.after.error)) afterSignIn ??= fix;
  }
  // What holds credentials for others need not for this SDK.
  if (afterSignIn === null) return null;
  return { ...afterSignIn, promise: `to choose that profile, which then wants a sign-in${more(all)}` };
}

/** Where there are more to choose from. */
const more = (all: number): string => (all === 1 ? "" : "; the others: awswho profiles");

/** Nothing here has any: they have to come from outside. */
function addCredentials(facts: Facts): Fix {
  const { profile } = facts.resolution;
  const { provenance } = profile;
  if (!profile.exists && provenance.kind === "variable" && isBareContainer(facts.snapshot))
    return mountSettings(facts, provenance.name);
  return (
    placeWithoutKeys(facts) ??
    instanceRole(facts) ??
    (isBareContainer(facts.snapshot) ? fillContainer(facts) : signUp(facts))
  );
}

/** On an instance its role is usually what is meant (complaint S44). */
function instanceRole({ resolution, snapshot }: Facts): Fix | null {
  const off = metadataOffBy(resolution);
  if (off !== null && isEc2(snapshot))
    return { change: { kind: "unset-variables", names: [off] }, promise: "to act as the instance's role", after: null };
  const heard = metadataHeard(resolution);
  if (heard.kind === "no-role" && !isBareContainer(snapshot))
    return fromOutside(
      "associate-iam-instance-profile --instance-id INSTANCE --iam-instance-profile Name=PROFILE",
      "to give this instance a role",
    );
  const notLent = roleNotLent(resolution);
  if (notLent !== null) return notLent.fix;
  return heard.kind === "refused" && heard.status === "403" && isEc2(snapshot)
    ? fromOutside(
        "modify-instance-metadata-options --instance-id INSTANCE --http-endpoint enabled",
        "to switch its metadata on",
      )
    : null;
}

/** An instance without credentials cannot mend itself. */
const fromOutside = (command: string, what: string): Fix => ({
  change: { kind: "run", command: `aws ec2 ${command}` },
  promise: `from outside, ${what}`,
  after: null,
});

function signUp({ resolution, snapshot }: Facts): Fix {
  const { name } = resolution.profile;
  const off = metadataOffBy(resolution);
  return {
    change: { kind: "run", command: `aws configure sso${name === "default" ? "" : ` --profile ${quoteWord(name)}`}` },
    promise: `or \`aws configure\` for access keys${off === null ? "" : `; for an instance's role: unset ${off}`}${
      settingsFiles(snapshot).length === 0 ? "" : "; if there are some already: awswho doctor"
    }`,
    after: null,
  };
}
