import type { Endpoint } from "../../model/question.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise, untilRaised } from "../../walk/walk.ts";
import { type JvmSession, plainVariable } from "../jvm/session.ts";
import { webIdentityRole } from "../jvm/web-identity.ts";
import { attempt, stsEndpoint } from "./region.ts";
import { checkTokenRetries } from "./client-modes.ts";
import type { Configured } from "../../walk/configured.ts";

interface Exported {
  readonly tokenFile: Configured;
  readonly role: Configured;
}

function exported(session: JvmSession): Exported | null {
  const tokenFile = plainVariable(session, "AWS_WEB_IDENTITY_TOKEN_FILE");
  const role = plainVariable(session, "AWS_ROLE_ARN");
  return tokenFile === null || role === null ? null : { tokenFile, role };
}

/** The chain makes this link's client when it is itself made: a region is asked for even where an earlier link wins. */
export function* webIdentityClient(session: JvmSession): Walk<void> {
  if (exported(session) !== null) yield* attempt(clientEndpoint(session));
}

/** Looked for once, whatever comes of it (golden `odd-third-00097`). */
function* clientEndpoint(session: JvmSession): Walk<Endpoint> {
  session.known.webIdentityEndpoint ??= yield* untilRaised(stsEndpoint(session, null));
  const ended = session.known.webIdentityEndpoint;
  if (ended.kind === "raised") return yield* raise(ended.error);
  yield* checkTokenRetries(session);
  return ended.value;
}

/** WebIdentityTokenFileCredentialsProvider: the variables only; a profile's token file is the profile link's matter. */
export function* webIdentityOfEnvironment(session: JvmSession): Walk<StepResult> {
  const named = exported(session);
  if (named === null) return { kind: "absent", why: "AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN are not both set" };
  const { tokenFile, role } = named;
  const web = {
    tokenFile,
    role,
    sessionName: plainVariable(session, "AWS_ROLE_SESSION_NAME")?.text ?? null,
    triggers: [tokenFile.provenance, role.provenance],
    why: "a token file named by the environment, for a role",
  };
  return { kind: "found", found: webIdentityRole(session, web, () => clientEndpoint(session)) };
}
