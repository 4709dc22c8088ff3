import type { Severity } from "../model/finding.ts";
import type { WebToken } from "../parse/web-token.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { TOKEN_ITSELF } from "../parse/without-web-token.ts";
import { openVariable } from "./open-variable.ts";
import { durationWords } from "./duration-words.ts";

const NAME = "AWS_WEB_IDENTITY_TOKEN_FILE";

/** Why a web identity token is of no use, and what mends it. */
export interface WebTokenFlaw {
  readonly severity: Severity;
  readonly words: string;
  readonly cure: string;
}

/** @param path as the variable says it. @param now milliseconds since 1970. */
export function webTokenFlaw(
  token: WebToken,
  path: string,
  { snapshot, now }: { readonly snapshot: Snapshot; readonly now: number },
): WebTokenFlaw | null {
  switch (token.kind) {
    case "absent":
      if (path === TOKEN_ITSELF)
        return {
          severity: "error",
          words: `${NAME} holds a token itself, and wants the path of the file that the token lies in.`,
          cure: tokenWrittenBy(snapshot),
        };
      return {
        severity: "error",
        words: `${NAME} names ${path}, which does not exist.`,
        cure: tokenFrom(path, snapshot),
      };
    case "unreadable":
      return {
        severity: "error",
        words: `${NAME} names ${path}, which you may not read.`,
        cure: "let this user read the token (fsGroup of the pod's securityContext)",
      };
    case "empty":
      return {
        severity: "error",
        words: `The web identity token in ${path} is empty.`,
        cure: "have the token written anew",
      };
    case "not-a-token":
      return {
        severity: "note",
        words: `What lies in ${path} is no web identity token (a JWT).`,
        cure: "have the token written anew",
      };
    case "claims":
      return claimsFlaw(token, path, now);
  }
}

/** The path is the person's choice. */
const tokenWrittenBy = (snapshot: Snapshot): string =>
  openVariable(snapshot, "GITLAB_CI") === "true"
    ? `${tokenFrom("web-identity-token", snapshot)}, and then export ${NAME}="$PWD/web-identity-token"`
    : `write the token into a file, and the file's path into ${NAME}`;

/** Who writes the token where this program runs: nobody is helped by another role, so the variable is unset last. */
function tokenFrom(path: string, snapshot: Snapshot): string {
  if (openVariable(snapshot, "GITLAB_CI") === "true")
    return `let the job write it: in .gitlab-ci.yml, id_tokens: {AWS_ID_TOKEN: {aud: …}} with the audience that the role trusts, and in before_script: printf %s "$AWS_ID_TOKEN" > ${path}`;
  if (openVariable(snapshot, "GITHUB_ACTIONS") === "true")
    return "let the job fetch it: permissions: id-token: write, and before this step aws-actions/configure-aws-credentials with role-to-assume";
  return "have the token put there (in a pod it is the service account's, in a CI job the job writes it), or unset the variable";
}

function claimsFlaw(token: Extract<WebToken, { kind: "claims" }>, path: string, now: number): WebTokenFlaw | null {
  if (token.expires !== null && token.expires <= now)
    return {
      severity: "error",
      words: `The web identity token in ${path} expired ${durationWords(now - token.expires)} ago: STS refuses it.`,
      cure: "have the token written anew: nothing renews it here",
    };
  // Clusters in other partitions have sts.amazonaws.com.cn and the like; an own audience works where the provider lists it.
  if (token.audiences.length > 0 && !token.audiences.some((name) => /^sts\./.test(name)))
    return {
      severity: "warning",
      words: `The web identity token in ${path} is for ${token.audiences.join(", ")}, not for sts.amazonaws.com: STS takes it only if the identity provider lists that audience.`,
      cure: "ask for a token with the audience sts.amazonaws.com",
    };
  return null;
}
