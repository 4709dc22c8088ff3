import type { Endpoint, SigningCredentials } from "../../model/question.ts";
import type { Provenance } from "../../model/provenance.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { credentialsFor } from "../../walk/credentials-for.ts";
import type { JvmSession } from "./session.ts";
import type { Configured } from "../../walk/configured.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";

export interface WebIdentity {
  readonly tokenFile: Configured;
  readonly role: Configured;
  readonly sessionName: string | null;
  readonly triggers: readonly Provenance[];
  readonly why: string;
}

export function webIdentityRole(session: JvmSession, web: WebIdentity, endpoint: () => Walk<Endpoint>): Found {
  const { tokenFile, role } = web;
  const where = tokenFile.provenance;
  return {
    why: web.why,
    holding: exchangedLater(
      [{ kind: "web-identity", roleArn: role.text, tokenFile: tokenFile.text, provenance: where }],
      where,
      web.triggers,
      accountInArn(role.text),
    ),
    *freeze(): Walk<SigningCredentials> {
      const { errors } = session.sdk;
      // Kotlin reads the token before it looks for a region (golden `fresh-20261127-00242`).
      const token = yield* tokenIn(session, tokenFile);
      const place = yield* endpoint();
      return yield* credentialsFor(
        {
          kind: "assume-role-with-web-identity",
          roleArn: role.text,
          token,
          sessionName: web.sessionName,
          endpoint: place,
        },
        session.sdk.retries.webIdentity(session),
        (failure) => errors.call(failure, "Sts", role.provenance),
      );
    },
  };
}

/** Read as it is: a line end at its end is sent too (golden `webid-env-newline`). No `~`. */
function* tokenIn(session: JvmSession, file: Configured): Walk<Secret> {
  const view = session.snapshot.file(fromWorkingFolder(file.text, session.snapshot));
  if (view.state === "text") return view.text;
  return yield* raise(session.sdk.errors.source("token-missing", `cannot read ${file.text}`, file.provenance));
}
