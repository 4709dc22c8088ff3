import type { Provenance } from "../../model/provenance.ts";
import type { AssumeRoleQuestion, SigningCredentials, WebIdentityQuestion } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { Walk } from "../../walk/walk.ts";
import { isRegionName } from "./endpoints.ts";
import { awserr, callFailed } from "./errors.ts";
import { type GoV1Session, regionOf } from "./session.ts";
import { RETRIES } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import { credentialsIn } from "../../walk/credentials-in.ts";

/** What STS is asked, and how its refusal is raised: as it is, or wrapped. */
export function* askSts(
  question: AssumeRoleQuestion | WebIdentityQuestion,
  where: Provenance,
  wrapped: (error: SdkError) => SdkError,
): Walk<SigningCredentials> {
  return yield* credentialsIn(yield* tried(question, RETRIES[question.kind]), (failure) =>
    wrapped(callFailed(failure, question.endpoint.url, where)),
  );
}

/** ValidateEndpointHandler: a region that no host name can be made of. */
export function endpointFault(session: GoV1Session): SdkError | null {
  const region = regionOf(session);
  if (region === null || isRegionName(region.text)) return null;
  return awserr(
    "bad-setting",
    "MissingEndpoint",
    "'Endpoint' configuration is required for this service",
    region.provenance,
  );
}

/** corehandlers.ValidateParametersHandler: shortest lengths, of what is given. */
export const tooShort = (name: string, value: string | null, least: number): readonly string[] =>
  value !== null && value.length < least ? [`minimum field size of ${least}, ${name}`] : [];
