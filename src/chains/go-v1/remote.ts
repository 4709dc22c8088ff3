import type { PlanNode } from "../../model/resolution.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { Found } from "../../walk/chain.ts";
import { type Ended, type Walk, raise, untilRaised } from "../../walk/walk.ts";
import { containerCredentials, containerUrl } from "./container.ts";
import { noProviders } from "./errors.ts";
import { ROLE_PLACE, instanceRole } from "./instance-metadata.ts";
import type { GoV1Session } from "./session.ts";

/**
 * defaults.RemoteCredProvider as the source of a role: the container if a variable names one, else the instance. Never
 * both. Behind a ChainProvider its error is lost.
 */
export function remoteProvider(session: GoV1Session, manner: "by-itself" | "behind-a-chain"): Found {
  const url = containerUrl(session);
  const where = url?.provenance ?? ROLE_PLACE;
  const plan: PlanNode =
    url === null
      ? { kind: "instance-metadata", url: "", role: null, provenance: where }
      : { kind: "container", url: url.text, provenance: where };
  return {
    why: url === null ? "the instance's role" : "the container's credentials",
    holding: remoteHolding(plan, where, null),
    *freeze() {
      const ended: Ended<SigningCredentials> = yield* untilRaised(credentialsOf(session));
      if (ended.kind === "returned") return ended.value;
      return yield* raise(manner === "by-itself" ? ended.error : noProviders(where));
    },
  };
}

function* credentialsOf(session: GoV1Session): Walk<SigningCredentials> {
  const url = containerUrl(session);
  return url === null ? (yield* instanceRole(session)).credentials : yield* containerCredentials(session, url);
}

export const remoteHolding = (
  plan: PlanNode,
  where: Provenance,
  credentials: SigningCredentials | null,
): Found["holding"] => ({
  accessKeyId: credentials?.accessKeyId ?? null,
  hasSessionToken: credentials === null || credentials.sessionToken !== null,
  account: null,
  plan: [plan],
  provenance: { accessKeyId: where, secretAccessKey: where, sessionToken: where },
  triggers: [where],
  expiration: credentials?.expiration ?? null,
});
