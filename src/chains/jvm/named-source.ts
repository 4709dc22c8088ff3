import type { PlanNode } from "../../model/resolution.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { containerUrl } from "./container.ts";
import { METADATA_ADDRESS } from "./instance-metadata.ts";
import type { JvmSession } from "./session.ts";
import type { Configured } from "../../walk/configured.ts";

type Load = (session: JvmSession) => Walk<StepResult>;

/** `credential_source`: the provider is made now, and asked only when the role is assumed. To Java any case will do (set `hand-named-source`). */
export function* namedSource(
  session: JvmSession,
  named: Configured,
  sources: Readonly<Record<string, Load>>,
): Walk<Found> {
  const { errors } = session.sdk;
  const source = Object.keys(sources).find((name) => isOne(session, name, named.text));
  const load = source === undefined ? undefined : sources[source];
  if (source === undefined || load === undefined)
    return yield* raise(
      errors.configuration("bad-setting", `${named.text} is not a valid credential_source`, named.provenance),
    );
  const where = named.provenance;
  return {
    why: `credential_source ${named.text}`,
    holding: {
      accessKeyId: null,
      hasSessionToken: true,
      account: null,
      plan: [planOf(session, { ...named, text: source })],
      provenance: { accessKeyId: where, secretAccessKey: null, sessionToken: null },
      triggers: [where],
      expiration: null,
    },
    *freeze() {
      const result = yield* load(session);
      if (result.kind === "found") return yield* result.found.freeze();
      return yield* raise(errors.source("no-source", `nothing in ${named.text}`, where));
    },
  };
}

const isOne = ({ sdk }: JvmSession, name: string, written: string): boolean =>
  sdk.credentialSources === "any-case" ? name.toLowerCase() === written.toLowerCase() : name === written;

function planOf(session: JvmSession, { text, provenance }: Configured): PlanNode {
  if (text === "Environment") return { kind: "static", provenance };
  return text === "EcsContainer"
    ? { kind: "container", url: containerUrl(session)?.text ?? "", provenance }
    : { kind: "instance-metadata", url: METADATA_ADDRESS, role: null, provenance };
}
