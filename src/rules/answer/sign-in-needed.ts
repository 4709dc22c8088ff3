import { byHand } from "../../advice/by-hand.ts";
import type { Fix } from "../../model/finding.ts";
import { type Provenance, wholeFile } from "../../model/provenance.ts";
import type { PlanNode, SdkError } from "../../model/resolution.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { homeFolder } from "../../parse/python-path.ts";
import { parseTimestamp } from "../../parse/timestamp.ts";
import { readCacheFile, textField } from "../../parse/token-cache.ts";
import { durationWords } from "../../advice/duration-words.ts";
import { isSamplePortal } from "../../advice/sample-portal.ts";
import { pathsRead } from "../../advice/paths-read.ts";
import { quoteWord } from "../../advice/shell.ts";
import { shownName } from "../../advice/shown-name.ts";
import { settingsFiles } from "../../advice/settings-files.ts";
import { type SignInFailure, isInSsoCache, signInFailure } from "../../advice/sign-in-failure.ts";
import { type SignIn, signInCachedAt, signInCommand } from "../../advice/sign-ins.ts";
import type { Facts } from "../../advice/facts.ts";
import type { AnswerRule } from "../rule.ts";

/** IAM Identity Center or `aws login`: the token is missing, over, or refused (complaints S30 to S34). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "sign-in-needed",
  title: "A sign-in is missing, over or refused",
  why: "The token of IAM Identity Center or aws login lies in a cache with its expiry. What the cache says and what the service says are two things: a token can look valid here and be revoked there.",
  complaints: ["S30", "S31", "S32", "S33", "S34"],
  everySdk: true,
  find(facts) {
    const failure = signInFailure(facts.resolution);
    if (failure === null) return null;
    const { error } = failure;
    return {
      severity: "error",
      message: isSample(failure)
        ? `The SSO start URL ${failure.node?.kind === "sso" ? failure.node.startUrl : ""} is the sample of a guide, not a portal: nobody can sign in there.`
        : messageFor(facts, failure),
      provenance: error.provenance === null ? [] : [error.provenance],
      fix: isSample(failure)
        ? byHand("write your own organization's start URL in its place (IAM Identity Center shows it)")
        : fixFor(facts, failure),
    };
  },
};

const isSample = ({ node }: SignInFailure): boolean => node?.kind === "sso" && isSamplePortal(node.startUrl);

function messageFor(facts: Facts, { error, node, isLogin }: SignInFailure): string {
  const what = isLogin ? "The aws login session" : "The SSO sign-in";
  const where = isLogin
    ? sessionWords(error, node)
    : node?.kind === "sso"
      ? ` for ${node.session === null ? node.startUrl : `session ${node.session}`}`
      : "";
  if (error.kind === "token-expired") return `${what}${where} expired${agoWords(facts, node)}.`;
  if (error.kind === "token-refused")
    return `${what}${where} was refused: the token looks valid here, the service says no. Only a new sign-in helps.`;
  return `${what}${where} is missing: there is no usable token in the cache.`;
}

/** " of profile hub", where it is another's than the chosen. */
function sessionWords({ provenance }: SdkError, node: PlanNode | null): string {
  const name = node?.kind === "login" ? profileAt(node.provenance) : profileAt(provenance);
  return name === null ? "" : ` of profile ${shownName(name)}`;
}

/** The profile in whose section a setting stands. */
const profileAt = (place: Provenance | null): string | null =>
  place?.kind === "file" && place.section !== null
    ? place.section.replace(/^profile\s+/, "").replace(/^"(.*)"$/, "$1")
    : null;

/** " 3 h ago", read off the cached token. */
function agoWords({ snapshot, now }: Facts, node: PlanNode | null): string {
  if (node?.kind !== "sso") return "";
  const cache = readCacheFile(snapshot.file(node.cachePath));
  const time = cache.state === "object" ? parseTimestamp(textField(cache.fields, "expiresAt") ?? "") : null;
  return time === null ? "" : ` ${durationWords(now - time.milliseconds)} ago`;
}

function fixFor(facts: Facts, { error, node, isLogin }: SignInFailure): Fix {
  const { resolution, snapshot } = facts;
  const login = node?.kind === "login" ? node.provenance : error.provenance;
  // The sign-in may be that of a role's source: the AWS CLI looks for it in the profile that it is given.
  const own = isLogin ? login : node?.kind === "sso" ? node.provenance : null;
  const profile = profileAt(own) ?? resolution.profile.name;
  const option = profile === "default" ? "" : ` --profile ${quoteWord(profile)}`;
  const written = node === null && !isLogin ? signInWritten(snapshot, error) : null;
  const command = isLogin ? `aws login${option}` : written !== null ? signInCommand(written) : signIn(node, option);
  const folder = isLogin ? null : cacheElsewhere(facts);
  if (folder !== null)
    return byHand(
      `${command}, then copy what it leaves in ${homeFolder(snapshot)}/.aws/sso/cache to ${folder}: ${resolution.sdk.id} looks there`,
    );
  // Where no token lies, nobody is known to have signed in before.
  const promise = error.kind === "token-missing" ? "to sign in" : "to sign in again";
  return { change: { kind: "run", command }, promise, after: null };
}

/** C++ looks for tokens beside the credentials file, wherever that is (lab, `dev-alpha-00220`): no sign-in leaves one there. */
function cacheElsewhere({ chain, snapshot, code }: Facts): string | null {
  if (!snapshot.variables.has("AWS_SHARED_CREDENTIALS_FILE")) return null;
  const caches = [...pathsRead(chain, snapshot, code)].filter((path) => /[/\\]sso[/\\]cache[/\\][^/\\]+$/.test(path));
  const isUsual = (path: string): boolean => isInSsoCache(wholeFile(path));
  return caches.some(isUsual) ? null : (caches[0]?.replace(/[/\\][^/\\]*$/, "") ?? null);
}

/** Where the way is not known, the cache that failed says whose it is: it may be that of a role's source (Java 2). */
function signInWritten(snapshot: Snapshot, { provenance }: SdkError): SignIn | null {
  if (provenance === null || !isInSsoCache(provenance)) return null;
  return signInCachedAt({ files: settingsFiles(snapshot), home: homeFolder(snapshot) }, provenance.path);
}

/** By session where there is one: the signing profile may be another than the chosen. */
const signIn = (node: PlanNode | null, option: string): string =>
  node?.kind === "sso" && node.session !== null
    ? `aws sso login --sso-session ${quoteWord(node.session)}`
    : `aws sso login${option}`;
