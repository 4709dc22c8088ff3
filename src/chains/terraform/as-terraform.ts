import type { SdkError } from "../../model/resolution.ts";
import type { Step } from "../../walk/chain.ts";
import { rewording } from "../go/provider.ts";
import { type GoSession, secretVariable } from "../go/session.ts";
import { noValidSources, plainDiagnostic } from "./diagnostics.ts";
import { loadedAgain } from "./document-region.ts";
import { setVariable } from "../../walk/configured.ts";

/** A step of LoadDefaultConfig, its errors as Terraform tells them. */
export const asTerraform = (step: Step<GoSession>): Step<GoSession> => ({
  ...step,
  *load(session) {
    const result = yield* rewording(step.load(session), (error) =>
      // Asked for its role while the step is loaded, the metadata service fails as a retrieval all the same.
      step.source === "instance-metadata" ? retrievalFailed(session, error) : plainDiagnostic(error),
    );
    if (result.kind !== "found") return result;
    const { found } = result;
    const freeze = () => rewording(found.freeze(), (error) => retrievalFailed(session, error));
    return { kind: "found", found: { ...found, freeze } };
  },
});

/** The same with what is asked once it has given the provider's credentials. */
export const thenLoadedAgain = (step: Step<GoSession>): Step<GoSession> => ({
  ...step,
  *load(session) {
    const result = yield* step.load(session);
    if (result.kind !== "found") return result;
    const { found } = result;
    const freeze = function* () {
      const credentials = yield* found.freeze();
      yield* loadedAgain(session, step.source);
      return credentials;
    };
    return { kind: "found", found: { ...found, freeze } };
  },
});

const retrievalFailed = (session: GoSession, error: SdkError): SdkError =>
  noValidSources(
    { ...error, message: `${conflictWords(session)}${error.message}` },
    session.names.block?.documentation,
  );

/** A profile in the block and both exported keys: the profile wins, and a failure says so. */
function conflictWords(session: GoSession): string {
  const exported =
    setVariable(session, "AWS_ACCESS_KEY_ID") !== null && secretVariable(session, "AWS_SECRET_ACCESS_KEY") !== null;
  if (session.chosen?.inCode !== true || !exported) return "";
  return (
    `${session.names.block?.article} Profile was specified along with the environment variables "AWS_ACCESS_KEY_ID" and "AWS_SECRET_ACCESS_KEY". ` +
    "The Profile is now used instead of the environment variable credentials.\n\nAWS Error: "
  );
}
