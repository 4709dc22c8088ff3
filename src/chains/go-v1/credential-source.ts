import type { SigningCredentials } from "../../model/question.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { exportedKeys } from "./environment-keys.ts";
import { badCredentialSource, emptyStaticCredentials, noContainerVariable } from "./errors.ts";
import { RELATIVE_URI } from "./container.ts";
import { remoteProvider } from "./remote.ts";
import { type GoV1Session, environment } from "./session.ts";
import { type SharedConfig, settingText } from "./shared-config.ts";
import type { Configured } from "../../walk/configured.ts";

/** resolveCredsFromSource: case counts. Both of the outer two ask the container or the instance, whichever is at hand. */
export function* namedSource(session: GoV1Session, config: SharedConfig): Walk<Found> {
  const source = settingText(config, "credential_source") as Configured;
  switch (source.text) {
    case "Environment":
      return exportedKeys(session) ?? emptyKeys(source);
    case "EcsContainer":
      // The other variable does not do (golden `role-credsource-ecs`), though it is the one that is then asked.
      if (environment(session, RELATIVE_URI) === null) yield* raise(noContainerVariable(source.provenance));
      return remoteProvider(session, "by-itself");
    case "Ec2InstanceMetadata":
      return remoteProvider(session, "by-itself");
    default:
      return yield* raise(badCredentialSource(source.provenance));
  }
}

/** NewStaticCredentialsFromCreds of a pair that is not whole: refused when it is used. */
function emptyKeys({ provenance }: Configured): Found {
  return {
    why: "no exported keys",
    holding: {
      accessKeyId: null,
      hasSessionToken: false,
      account: null,
      plan: [{ kind: "static", provenance }],
      provenance: { accessKeyId: provenance, secretAccessKey: null, sessionToken: null },
      triggers: [provenance],
      expiration: null,
    },
    *freeze(): Walk<SigningCredentials> {
      return yield* raise(emptyStaticCredentials(provenance));
    },
  };
}
