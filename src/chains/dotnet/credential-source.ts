import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Configured } from "../js-v2/configured.ts";
import { environmentKeys } from "./environment.ts";
import { notMade } from "./errors.ts";
import { container, instanceProfile } from "./remote.ts";
import type { DotnetSession } from "./session.ts";

/** `Enum.Parse(…, ignoreCase: true)` */
const SOURCES: Readonly<Record<string, (session: DotnetSession) => Walk<StepResult>>> = {
  environment: environmentKeys,
  ec2instancemetadata: instanceProfile,
  ecscontainer: container,
};

export function* credentialSource(session: DotnetSession, named: Configured): Walk<Found> {
  const name = named.text.toLowerCase();
  const load = Object.hasOwn(SOURCES, name) ? SOURCES[name] : undefined;
  const invalid = notMade("InvalidDataException");
  if (load === undefined)
    return yield* raise(invalid("bad-setting", `Credential source [${named.text}] is invalid.`, named.provenance));
  const result = yield* load(session);
  if (result.kind === "found") return result.found;
  return yield* raise(invalid("no-source", `credential source ${named.text}: ${result.why}`, named.provenance));
}
