import type { ProviderBlock } from "../../model/provider-block.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { Secret } from "../../vault/secret.ts";
import { type Step, type StepResult, hideKey } from "../../walk/chain.ts";
import { type Walk, raise, untilRaised } from "../../walk/walk.ts";
import { type SecretArgument, argumentIn, blocksIn, secretIn } from "../go/block-arguments.ts";
import { clientEndpoint } from "../go/endpoint.ts";
import { plainError } from "../go/errors.ts";
import { expandedPath, namesAnotherHome } from "../go/expanded-path.ts";
import { ANOTHER_HOME } from "../go/load.ts";
import { rewording } from "../go/provider.ts";
import { type GoSession, blockName } from "../go/session.ts";
import { roleByToken, tokenIn } from "../go/web-identity.ts";
import { cannotAssumeWithToken, diagnosticOf } from "./diagnostics.ts";
import { durationIn } from "./duration-in.ts";
import { policiesOf } from "./roles-in-block.ts";
import { clientRetries } from "../go/retry-policies.ts";
import { ASSUME_ROLE_WITH_WEB_IDENTITY } from "../go/operations.ts";
import type { Configured } from "../../walk/configured.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";

/**
 * `assume_role_with_web_identity` of the provider block (aws-sdk-go-base 2.0.0-beta.74, credentials.go): in place of what
 * LoadDefaultConfig has found, which must have been loaded all the same, though nobody asks it for credentials.
 */
export const webIdentityInBlock = (others: readonly Step<GoSession>[]) =>
  function* (session: GoSession): Walk<StepResult> {
    const block = blockOf(session);
    if (block === null) return { kind: "absent", why: `no assume_role_with_web_identity in the ${blockName(session)}` };
    if (yield* anyRaises(session, others))
      return { kind: "skipped", why: "the configuration cannot be loaded", provenance: whereOf(block) };
    return { kind: "found", found: yield* foundIn(session, block) };
  };

/** The last of several: the provider takes one. */
function blockOf({ block, hidden }: GoSession): ProviderBlock | null {
  const given = blocksIn(block, "assume_role_with_web_identity").at(-1);
  return given === undefined || hidden.has(hideKey(whereOf(given))) ? null : given;
}

const whereOf = (block: ProviderBlock): Provenance =>
  (argumentIn(block, "role_arn") ?? (block[0] as ProviderBlock[number])).provenance;

/** Up to the first that has something, as the SDK decides; the metadata service is not asked for that. It then says so in its own row. */
function* anyRaises(session: GoSession, others: readonly Step<GoSession>[]): Walk<boolean> {
  for (const step of others) {
    if (step.source === "instance-metadata") continue;
    const result = yield* untilRaised(step.load(session));
    if (result.kind === "raised") return true;
    if (result.value.kind === "found") return false;
  }
  return false;
}

interface Token {
  readonly file: Configured | null;
  readonly written: SecretArgument | null;
}

function* foundIn(session: GoSession, block: ProviderBlock) {
  const role = argumentIn(block, "role_arn");
  const where = whereOf(block);
  if (role === null) return yield* raise(refused("Role ARN was not set", where));
  const token: Token = {
    written: secretIn(block, "web_identity_token"),
    file: argumentIn(block, "web_identity_token_file"),
  };
  if (token.written === null && token.file === null)
    return yield* raise(refused("One of WebIdentityToken, WebIdentityTokenFile must be set", where));
  const tokenFile =
    token.written === null && token.file !== null ? expandedPath(token.file.text, session.snapshot) : null;
  return {
    why: `assume_role_with_web_identity of the ${blockName(session)}`,
    holding: exchangedLater(
      [{ kind: "web-identity", roleArn: role.text, tokenFile, provenance: where }],
      where,
      [where],
      accountInArn(role.text),
    ),
    freeze: () => assumed(session, block, role, token),
  } as const;
}

const refused = (message: string, where: Provenance): SdkError =>
  diagnosticOf("Assume Role With Web Identity", plainError("bad-setting", message, where));

/** Once to see whether it can be had, once more by the cache. */
function* assumed(session: GoSession, block: ProviderBlock, role: Configured, given: Token) {
  const seconds = durationIn(block);
  const bounds = policiesOf(block);
  const asked = function* () {
    const token = yield* tokenOf(session, given);
    return yield* roleByToken({
      role,
      token,
      sessionName: argumentIn(block, "session_name"),
      resolved: clientEndpoint(session),
      retries: clientRetries(session, ASSUME_ROLE_WITH_WEB_IDENTITY),
      more: {
        ...(seconds === null ? {} : { durationSeconds: seconds }),
        ...(Object.keys(bounds).length === 0 ? {} : { bounds }),
      },
    });
  };
  yield* rewording(asked(), (error) => cannotAssumeWithToken(role.text, error));
  return yield* asked();
}

function* tokenOf(session: GoSession, { written, file }: Token): Walk<Secret> {
  if (written !== null) return written.secret;
  const { text, provenance } = file as Configured;
  if (namesAnotherHome(text, session.snapshot)) {
    const message = `failed to retrieve jwt from provide source, expanding web identity token file: ${ANOTHER_HOME}`;
    return yield* raise(plainError("token-missing", message, provenance));
  }
  return yield* tokenIn(session, { text: expandedPath(text, session.snapshot), provenance });
}
