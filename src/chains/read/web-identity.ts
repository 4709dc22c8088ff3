import type { Provenance } from "../../model/provenance.ts";
import type { Endpoint, SigningCredentials } from "../../model/question.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { Configured } from "../js-v2/configured.ts";
import { accountInArn, exchangedLater } from "../ruby/holdings.ts";
import { exchanged } from "./exchange.ts";
import type { ReadSession } from "./session.ts";

export interface WebIdentityRole {
  readonly tokenFile: Configured;
  readonly role: Configured;
  readonly sessionName: string | null;
  readonly endpoint: () => Walk<Endpoint>;
  readonly from: string;
}

/** A token file for a role; the file is read when the role is assumed, its line end sent with it. */
export function webIdentityRole(session: ReadSession, given: WebIdentityRole): Found {
  const { tokenFile, role } = given;
  const where = tokenFile.provenance;
  const node = { kind: "web-identity" as const, roleArn: role.text, tokenFile: tokenFile.text, provenance: where };
  return {
    why: `a token file named by ${given.from}, for a role`,
    holding: exchangedLater([node], where, [where, role.provenance], accountInArn(role.text)),
    *freeze(): Walk<SigningCredentials> {
      const endpoint = yield* given.endpoint();
      const token = yield* fileText(session, tokenFile.text, where);
      const question = {
        kind: "assume-role-with-web-identity" as const,
        roleArn: role.text,
        token,
        sessionName: given.sessionName,
        endpoint,
      };
      return yield* exchanged(session, question, role.provenance);
    },
  };
}

/** A token file's text, as it is; one that is not there, or empty, is a fault. */
export function* fileText(session: ReadSession, path: string, where: Provenance): Walk<Secret> {
  const view = session.snapshot.file(fromWorkingFolder(path, session.snapshot));
  if (view.state === "text" && view.text.length > 0) return view.text;
  return yield* raise(session.fault("token-missing", `no token can be read from ${path}`, where));
}
