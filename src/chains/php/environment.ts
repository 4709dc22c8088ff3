import type { StepResult } from "../../walk/chain.ts";
import type { RetryPolicy } from "../../walk/retry-policy.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { type Configured, secretVariable } from "../../walk/configured.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import { exportedToken, noPair } from "../flat/static-keys.ts";
import { defaulted, textIn } from "../flat/session.ts";
import { fileText } from "../flat/file-text.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";
import { clientRegionOrNull, exchanged } from "./client.ts";
import { type PhpSession, defaultProfiles, notEmpty, trueVariable } from "./session.ts";
import { phpKeys } from "./static-keys.ts";

/** CredentialProvider::env: no aliases; "" and "0" are none, half a pair passes on. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* environmentKeys(session: PhpSession): Walk<StepResult> {
  const id = trueVariable(session, "AWS_ACCESS_KEY_ID");
  const secret = secretVariable(session, "AWS_SECRET_ACCESS_KEY");
  if (id !== null && secret !== null)
    return { kind: "found", found: phpKeys({ id, secret, token: exportedToken(session) }, "exported keys") };
  return noPair(id ?? secret);
}

/** Where a link makes a client without being told a region, with a notice. */
export const FALLBACK_REGION = defaulted("us-east-1");

interface Variables {
  readonly role: Configured;
  readonly tokenFile: Configured;
}

function inVariables(session: PhpSession): Variables | null {
  const role = trueVariable(session, "AWS_ROLE_ARN");
  const tokenFile = trueVariable(session, "AWS_WEB_IDENTITY_TOKEN_FILE");
  return role === null || tokenFile === null ? null : { role, tokenFile };
}

const programRegion = (session: PhpSession): Configured | null =>
  clientRegionOrNull(session) ?? trueVariable(session, "AWS_REGION");

/** CredentialProvider::assumeRoleWithWebIdentityCredentialProvider, with both variables. */
export function* webIdentityInVariables(session: PhpSession): Walk<StepResult> {
  const named = inVariables(session);
  if (named === null) return { kind: "absent", why: "no role and token file in the environment" };
  const sessionName = trueVariable(session, "AWS_ROLE_SESSION_NAME");
  return yield* assumed(session, { ...named, sessionName, region: programRegion(session), from: "the environment" });
}

/** The same link without: the profile of the home folder's two files, whose credentials file hides the other's profile whole. */
export function* webIdentityInProfile(session: PhpSession): Walk<StepResult> {
  if (inVariables(session) !== null) return { kind: "skipped", why: "the variables take its place" };
  const name = session.settingsProfile;
  const section = defaultProfiles(session).get(name) ?? null;
  const value = (key: string) => textIn(session, section, key);
  const [role, tokenFile] = [value("role_arn"), value("web_identity_token_file")];
  if (role === null || tokenFile === null) return { kind: "absent", why: `no token file in profile ${name}` };
  const region = value("region") ?? programRegion(session);
  return yield* assumed(session, {
    role,
    tokenFile,
    sessionName: value("role_session_name"),
    region,
    from: `profile ${name}`,
  });
}

interface Given {
  readonly role: Configured;
  readonly tokenFile: Configured;
  readonly sessionName: Configured | null;
  readonly region: Configured | null;
  readonly from: string;
}

/** AssumeRoleWithWebIdentityCredentialProvider: a token that STS does not take is sent four times in all. */
const TOKEN_REPEATS: RetryPolicy = { attempts: 4, again: new Set(["InvalidIdentityToken"]) };

function* assumed(session: PhpSession, given: Given): Walk<StepResult> {
  const { role, tokenFile } = given;
  const where = tokenFile.provenance;
  if (!/^(?:\w:|\/|\\)/.test(tokenFile.text)) {
    const message = "'WebIdentityTokenFile' must be an absolute path.";
    return yield* raise(sdkError("bad-setting", "InvalidArgumentException", message, where));
  }
  const node = { kind: "web-identity" as const, roleArn: role.text, tokenFile: tokenFile.text, provenance: where };
  return {
    kind: "found",
    found: {
      why: `a token file named by ${given.from}, for a role`,
      holding: exchangedLater([node], where, [where, role.provenance], accountInArn(role.text)),
      *freeze() {
        const token = yield* fileText(session, tokenFile.text, where);
        return yield* exchanged(
          { session, service: "sts", region: notEmpty(given.region) ?? FALLBACK_REGION },
          (endpoint) => ({
            kind: "assume-role-with-web-identity",
            roleArn: role.text,
            token,
            sessionName: given.sessionName?.text ?? null,
            endpoint,
          }),
          role.provenance,
          { repeats: TOKEN_REPEATS },
        );
      },
    },
  };
}
