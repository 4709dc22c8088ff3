import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { variable } from "../../model/provenance.ts";
import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { foundCredentials } from "./holdings.ts";
import { type RubySession, plainVariable } from "./session.ts";
import { type Looker, containerRetries } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";

export const RELATIVE_URI = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";

/** ECSCredentials: the relative variable alone; the full one and the authorization token are not read yet (3.168.1). */
export function* container(session: RubySession, by: Looker = "chain"): Walk<StepResult> {
  const relative = plainVariable(session, RELATIVE_URI);
  if (relative === null) return { kind: "absent", why: `${RELATIVE_URI} is not set` };
  const where = relative.provenance;
  // A whole URL is what the container's address is asked for: only its path counts there (goldens `odd-00120`, `odd-00133`).
  const url = `http://169.254.170.2${relative.text.replace(/^https?:\/\/[^/?]*/i, "")}`;
  // Net::HTTP refuses an empty path, and every failure of a request means no credentials.
  const answer =
    relative.text === "" ? null : yield* tried({ kind: "container", url, authorization: null }, containerRetries(by));
  const credentials =
    answer?.kind === "credentials" ? answer.credentials : answer?.kind === "assumed" ? UNKNOWN_CREDENTIALS : null;
  if (credentials === null)
    return { kind: "absent", why: "the container endpoint gives no credentials", provenance: where };
  const node = { kind: "container" as const, url, provenance: where };
  return {
    kind: "found",
    found: foundCredentials(credentials, `${RELATIVE_URI} names a container credentials endpoint`, node, [
      variable(RELATIVE_URI),
    ]),
  };
}
