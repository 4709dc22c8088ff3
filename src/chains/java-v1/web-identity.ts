import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials, WebIdentityQuestion } from "../../model/question.ts";
import { firstLineSecret } from "../../parse/first-line-secret.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { nullPointer, sdkClient, stackOverflow } from "./errors.ts";
import { defaultRegion } from "./region.ts";
import { roleCredentials } from "./role-credentials.ts";
import type { JavaV1Session } from "./session.ts";
import { exchanged } from "./exchanged.ts";
import { legacyMode, regionalSts } from "./sts.ts";
import { webIdentityRetries } from "./retry-policies.ts";
import { type Configured, plainVariable } from "../../walk/configured.ts";
import { accountInArn } from "../../walk/holdings.ts";

/** WebIdentityTokenCredentialsProvider: the environment's role and token file, never a profile's. */
export function* webIdentity(session: JavaV1Session): Walk<StepResult> {
  const tokenFile = plainVariable(session, "AWS_WEB_IDENTITY_TOKEN_FILE");
  const role = plainVariable(session, "AWS_ROLE_ARN");
  if (tokenFile === null) {
    if (role === null) return { kind: "absent", why: "no token file in the environment" };
    // A role without a token is assumed with the chain's own credentials, and the chain asks this link again.
    return yield* raise(stackOverflow(role.provenance));
  }
  if (role === null)
    return yield* raise(
      nullPointer(
        "You must specify a value for roleArn, roleSessionName and webIdentityTokenFile",
        tokenFile.provenance,
      ),
    );
  const sessionName = plainVariable(session, "AWS_ROLE_SESSION_NAME");
  return { kind: "found", found: tokenForRole(session, { tokenFile, role, sessionName }, [tokenFile.provenance]) };
}

export interface WebIdentityRole {
  readonly tokenFile: Configured;
  readonly role: Configured;
  readonly sessionName: Configured | null;
}

/** A role that a token is exchanged for. */
export function tokenForRole(session: JavaV1Session, given: WebIdentityRole, triggers: readonly Provenance[]) {
  const where = given.tokenFile.provenance;
  const node = {
    kind: "web-identity" as const,
    roleArn: given.role.text,
    tokenFile: given.tokenFile.text,
    provenance: where,
  };
  return {
    why: "a token file and a role named by the environment",
    holding: exchanged(null, [node], where, triggers, accountInArn(given.role.text)),
    freeze: () => exchange(session, given),
  };
}

/** A client is made first, so that a region must be had, also by asking the instance; then the token is read. */
function* exchange(session: JavaV1Session, given: WebIdentityRole): Walk<SigningCredentials> {
  const where = given.tokenFile.provenance;
  const region = yield* defaultRegion(session);
  if (region === null)
    return yield* raise(
      sdkClient(
        "region-missing",
        "Unable to find a region via the region provider chain. Must provide an explicit region in the builder or setup " +
          "environment to supply a region.",
        where,
      ),
    );
  const legacy = legacyMode(session);
  if (typeof legacy !== "boolean") return yield* raise(legacy);
  const token = yield* tokenIn(session, given.tokenFile);
  const question: WebIdentityQuestion = {
    kind: "assume-role-with-web-identity",
    roleArn: given.role.text,
    token,
    sessionName: given.sessionName?.text ?? null,
    endpoint: regionalSts(region.text, legacy),
  };
  return yield* roleCredentials(question, webIdentityRetries(session), given.role.provenance);
}

/** Its first line, without the end (golden `webid-env-newline`); of an empty file an empty token (golden `20261128-00060`). */
function* tokenIn(session: JavaV1Session, file: Configured): Walk<Secret> {
  const view = session.snapshot.file(fromWorkingFolder(file.text, session.snapshot));
  if (view.state === "text") return firstLineSecret(view.text);
  const message = `Unable to locate specified web identity token file: ${file.text}`;
  return yield* raise(sdkClient("token-missing", message, file.provenance));
}
