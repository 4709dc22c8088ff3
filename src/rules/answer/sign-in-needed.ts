import type { Fix } from "../../model/finding.ts";
import type { PlanNode, SdkError } from "../../model/resolution.ts";
import { parseTimestamp } from "../../parse/timestamp.ts";
import { readCacheFile, textField } from "../../parse/token-cache.ts";
import { durationWords } from "../../advice/duration-words.ts";
import { failureOf } from "../../advice/failure-of.ts";
import { quoteWord } from "../../advice/shell.ts";
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
    const { error, row } = failureOf(facts.resolution) ?? { error: null, row: null };
    const node = row?.holding?.plan.find(({ kind }) => kind === "sso" || kind === "login");
    const isLogin = row?.id === "login";
    if (error === null || row === null || (node === undefined && !isLogin && row.id !== "sso") || !isTokenFault(error))
      return null;
    return {
      severity: "error",
      message: messageFor(facts, error, node, isLogin),
      provenance: error.provenance === null ? [] : [error.provenance],
      fix: fixFor(facts, node, isLogin),
    };
  },
};

const isTokenFault = (error: SdkError): boolean =>
  error.kind === "token-missing" || error.kind === "token-expired" || error.kind === "token-refused";

function messageFor(facts: Facts, error: SdkError, node: PlanNode | undefined, isLogin: boolean): string {
  const what = isLogin ? "The aws login session" : "The SSO sign-in";
  const where = node?.kind === "sso" ? ` for ${node.session === null ? node.startUrl : `session ${node.session}`}` : "";
  if (error.kind === "token-expired") return `${what}${where} expired${agoWords(facts, node)}.`;
  if (error.kind === "token-refused")
    return `${what}${where} was refused: the token looks valid here, the service says no. Only a new sign-in helps.`;
  return `${what}${where} is missing: there is no usable token in the cache.`;
}

/** " 3 h ago", read off the cached token. */
function agoWords({ snapshot, now }: Facts, node: PlanNode | undefined): string {
  if (node?.kind !== "sso") return "";
  const cache = readCacheFile(snapshot.file(node.cachePath));
  const time = cache.state === "object" ? parseTimestamp(textField(cache.fields, "expiresAt") ?? "") : null;
  return time === null ? "" : ` ${durationWords(now - time.milliseconds)} ago`;
}

function fixFor({ resolution }: Facts, node: PlanNode | undefined, isLogin: boolean): Fix {
  const profile = resolution.profile.name;
  const option = profile === "default" ? "" : ` --profile ${quoteWord(profile)}`;
  const command = isLogin || node?.kind === "login" ? `aws login${option}` : signIn(node, option);
  return { change: { kind: "run", command }, promise: "to sign in again", after: null };
}

/** By session where there is one: the signing profile may be another than the chosen. */
const signIn = (node: PlanNode | undefined, option: string): string =>
  node?.kind === "sso" && node.session !== null
    ? `aws sso login --sso-session ${quoteWord(node.session)}`
    : `aws sso login${option}`;
