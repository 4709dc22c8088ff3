import { byHand } from "../../advice/by-hand.ts";
import { failureOf } from "../../advice/failure-of.ts";
import { foresee } from "../../advice/foresee.ts";
import { askedDirectly } from "../../advice/near-host.ts";
import { type MisnamedSection, meantSection } from "../../advice/misnamed-section.ts";
import { profileElsewhere } from "../../advice/profile-elsewhere.ts";
import { settingsFiles } from "../../advice/settings-files.ts";
import { writtenProfiles, writtenSsoSessions } from "../../advice/written-profiles.ts";
import type { Fix } from "../../model/finding.ts";
import type { Resolution } from "../../model/resolution.ts";
import { quoteWord } from "../../advice/shell.ts";
import { wantsSignIn } from "../../advice/sign-in-failure.ts";
import { shownName } from "../../advice/shown-name.ts";
import { profilesWithSource } from "../../advice/profiles-with-source.ts";
import type { Facts } from "../../advice/facts.ts";
import { summaryOf } from "../../resolve/summary-of.ts";
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
    const elsewhere = meant === null ? profileElsewhere(facts) : null;
    const where = elsewhere === null ? "" : ` ${elsewhere.words}`;
    return {
      severity: "error",
      message: `${messageOf(facts, meant, {
        reads: `${facts.resolution.sdk.id} reads`,
        sees: `${facts.resolution.sdk.id} does not see`,
      })}${where}`,
      messageOfSeveral: `${messageOf(facts, meant, { reads: "{sdks} read", sees: "{sdks} do not see" })}${where}`,
      provenance: meant !== null ? [meant.place] : elsewhere !== null ? [elsewhere.place] : profile.sections,
      fix: askedDirectly(facts.resolution, facts.snapshot) ?? (meant ?? elsewhere)?.fix ?? otherProfile(facts),
    };
  },
};

function otherProfile(facts: Facts): Fix {
  const { profile } = facts.resolution;
  const others = (profile.exists ? [] : profile.nearest)
    .concat(profilesWithSource(facts))
    .filter((name) => name !== profile.name);
  return chooseProfile(facts, [...new Set(others)]);
}

/** Who looked, as the beginning of a clause. */
interface Looker {
  readonly reads: string;
  readonly sees: string;
}

function messageOf(facts: Facts, meant: MisnamedSection | null, looker: Looker): string {
  const { resolution, offline } = facts;
  const chosen = signInHalfDone(facts) ?? chosenWords(resolution, meant, looker);
  return offline && resolution.assumed.length > 0
    ? `${chosen}, and no file or variable after it has any; the instance metadata service was not asked.`
    : `${chosen}, and no source after it has any.`;
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
const MOST_TRIED = 5;

function chooseProfile(facts: Facts, names: readonly string[]): Fix {
  const { provenance } = facts.resolution.profile;
  const [first] = names;
  if (first === undefined) return signUp(facts);
  if (provenance.kind === "argument") return byHand(`name a profile that has credentials, such as ${first}`);
  const variable = provenance.kind === "variable" ? provenance.name : "AWS_PROFILE";
  let afterSignIn: Fix | null = null;
  for (const value of names.slice(0, MOST_TRIED)) {
    const fix = foresee(facts, { kind: "set-variable", name: variable, value });
    if (fix.after?.winner != null) return { ...fix, promise: `${fix.promise}${more(names)}` };
    if (fix.after?.error != null && wantsSignIn(fix.after.error)) afterSignIn ??= fix;
  }
  // What holds credentials for others need not for this SDK.
  if (afterSignIn === null) return signUp(facts);
  return { ...afterSignIn, promise: `to choose that profile, which then wants a sign-in${more(names)}` };
}

/** Where there are more to choose from. */
const more = ({ length }: readonly string[]): string => (length === 1 ? "" : `; ${length - 1} more: awswho profiles`);

function signUp({ resolution }: Facts): Fix {
  const option = resolution.profile.name === "default" ? "" : ` --profile ${quoteWord(resolution.profile.name)}`;
  return {
    change: { kind: "run", command: `aws configure sso${option}` },
    promise: "or `aws configure` for access keys",
    after: null,
  };
}
