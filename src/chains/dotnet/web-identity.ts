import { causeIn } from "./unread-answer.ts";
import { notYetOver } from "./not-yet-over.ts";
import type { SigningCredentials } from "../../model/question.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { withoutByteOrderMark } from "../../parse/without-byte-order-mark.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Configured } from "../../walk/configured.ts";
import { credentialsFor } from "../../walk/credentials-for.ts";
import { failureKind } from "../../walk/failure-kind.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";
import { argumentException, clientException, invalidOperation } from "./errors.ts";
import { stsEndpoint } from "./region.ts";
import { tokenRetries } from "./retry-policies.ts";
import { causeOf, notAssumed, stsClient } from "./role.ts";
import type { DotnetSession } from "./session.ts";

export interface WebIdentityRole {
  readonly tokenFile: Configured;
  readonly role: Configured;
  readonly sessionName: Configured | null;
  readonly from: string;
}

/** AssumeRoleWithWebIdentityCredentials: an absolute path and a session name that STS takes, or it is not made at all. */
export function* webIdentityRole(session: DotnetSession, given: WebIdentityRole): Walk<Found> {
  const { tokenFile, role, sessionName } = given;
  const where = tokenFile.provenance;
  if (!isAbsolute(tokenFile.text)) {
    const message = "The webIdentityTokenFile must be an absolute path. (Parameter 'webIdentityTokenFile')";
    return yield* raise(argumentException("bad-setting", message, where));
  }
  if (sessionName !== null && !/^[\p{L}\p{Mn}\p{Nd}\p{Pc}+=,.@-]{2,64}$/u.test(sessionName.text)) {
    const message = `The session name is not one that STS takes: ${sessionName.text}`;
    return yield* raise(argumentException("bad-setting", message, sessionName.provenance));
  }
  const node = { kind: "web-identity" as const, roleArn: role.text, tokenFile: tokenFile.text, provenance: where };
  return {
    why: `a token file named by ${given.from}, for a role`,
    holding: exchangedLater([node], where, [where, role.provenance], accountInArn(role.text)),
    *freeze(): Walk<SigningCredentials> {
      const view = session.snapshot.file(fromWorkingFolder(tokenFile.text, session.snapshot));
      if (view.state !== "text") {
        const message = "A token could not be loaded from the WebIdentityTokenFile.";
        return yield* raise(invalidOperation("token-missing", message, where));
      }
      yield* stsClient(session, "Amazon.Runtime.AssumeRoleAWSCredentials");
      const made = yield* stsEndpoint(session);
      if (made.kind === "fault") return yield* raise(causeOf(role.text, made.error));
      // Goldens `letters-token-bom`, `odd-third-00062`.
      const question = {
        kind: "assume-role-with-web-identity" as const,
        roleArn: role.text,
        token: withoutByteOrderMark(view.text),
        sessionName: sessionName?.text ?? null,
        endpoint: made.endpoint,
      };
      const credentials = yield* credentialsFor(question, tokenRetries(session), (failure) =>
        clientException(failureKind(failure), `${notAssumed(role.text)} <- ${causeIn(failure)}`, role.provenance),
      );
      return yield* notYetOver(session, credentials, role.provenance);
    },
  };
}

const isAbsolute = (path: string): boolean => /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(path);
