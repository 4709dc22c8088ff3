import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { PlanNode } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, raise, untilRaised } from "../../walk/walk.ts";
import { container } from "./container.ts";
import { stsEndpoint } from "./endpoint.ts";
import { environmentKeys } from "./environment-keys.ts";
import { notLoaded, profileNotBuilt, wrapped } from "./errors.ts";
import { instanceMetadata } from "./instance-metadata.ts";
import { credentialProcess } from "./process.ts";
import { type Base, type ProfileChain, type Role, profileChain, sourceOf } from "./profile-chain.ts";
import { roleCredentials } from "./role-credentials.ts";
import type { RustSession } from "./session.ts";
import { ssoFound } from "./sso.ts";
import { webIdentityFound } from "./web-identity.ts";
import type { Configured } from "../../walk/configured.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";

/**
 * ProfileFileCredentialsProvider is one link. It stands in as many rows as there are ways for a profile to give
 * credentials: the one that the chosen profile takes speaks, the others are absent.
 */
export function profileLink(source: SourceId) {
  return function* (session: RustSession): Walk<StepResult> {
    const chain = profileChain(session);
    if (chain.kind === "nothing") return { kind: "absent", why: chain.why };
    const spoken = sourceOfChain(chain, session);
    if (spoken !== source) return { kind: "absent", why: absentBecause(session, spoken) };
    if (chain.kind === "fault") return yield* raise(chain.error);
    return { kind: "found", found: yield* foundIn(session, chain) };
  };
}

const absentBecause = ({ profiles, profileName }: RustSession, spoken: SourceId): string =>
  profiles.profile(profileName) === null
    ? `profile ${profileName} is in neither file`
    : `profile ${profileName} is read as ${spoken}`;

type Whole = Extract<ProfileChain, { kind: "chain" }>;

function sourceOfChain(chain: Exclude<ProfileChain, { kind: "nothing" }>, session: RustSession): SourceId {
  if (chain.kind === "fault") return chain.source;
  if (chain.roles.length > 0) return "assume-role";
  const { base } = chain;
  switch (base.kind) {
    // `credential_source` without a role is taken by itself.
    case "named-source":
      return "assume-role";
    case "static": {
      const where = base.found.holding.provenance.accessKeyId;
      return sourceOf(where.kind === "file" ? where.path : "", session);
    }
    case "web-identity":
    case "sso":
    case "login":
    case "process":
      return base.kind;
  }
}

/** Whatever the base or a role fails with is a ProviderError, "nothing there" too: it stops the chain. */
function* foundIn(session: RustSession, { base, roles }: Whole): Walk<Found> {
  if (base.kind === "named-source" && !(base.source.text.toLowerCase() in NAMED))
    yield* raise(unknownProvider(base.source));
  if (base.kind === "login") yield* raise(withoutLogin(base.session));
  const ended = yield* untilRaised(baseFound(session, base));
  const found = ended.kind === "raised" ? yield* raise(wrapped(ended.error)) : ended.value;
  return {
    ...(roles.length === 0 ? found : assumed(found, base, roles)),
    freeze: () => exchange(session, found, roles),
  };
}

/** Case does not count (golden `role-credsource-case`). */
const NAMED = {
  environment: { load: environmentKeys, nothing: "environment variable not set" },
  ecscontainer: { load: container, nothing: "ECS provider not configured" },
  ec2instancemetadata: { load: instanceMetadata, nothing: "could not communicate with IMDS" },
};

const unknownProvider = ({ text, provenance }: Configured) =>
  profileNotBuilt(
    "bad-setting",
    `profile referenced \`${text}\` provider but that provider is not supported`,
    provenance,
  );

/** The feature is not among aws-config's default ones. */
const withoutLogin = ({ provenance }: Configured) =>
  profileNotBuilt(
    "dependency-missing",
    "This behavior requires following cargo feature(s) enabled: credentials-login. In order to use an active login " +
      "session, the `credentials-login` feature must be enabled.",
    provenance,
  );

function* baseFound(session: RustSession, base: Base): Walk<Found> {
  switch (base.kind) {
    case "static":
      return base.found;
    case "web-identity": {
      const { tokenFile, role } = base.identity;
      const why = `a token file named by profile ${base.profile}, for a role`;
      return webIdentityFound(session, base.identity, why, [tokenFile.provenance, role.provenance]);
    }
    case "sso":
      return ssoFound(session, base.config);
    case "process":
      return yield* credentialProcess(base.profile, base.command);
    case "named-source":
      return yield* namedFound(session, base.source);
    case "login":
      throw new Error("a login session was refused before");
  }
}

function* namedFound(session: RustSession, source: Configured): Walk<Found> {
  const named = NAMED[source.text.toLowerCase() as keyof typeof NAMED];
  const result = yield* named.load(session);
  return result.kind === "found"
    ? result.found
    : yield* raise(notLoaded("no-source", named.nothing, source.provenance));
}

function assumed(source: Found, base: Base, roles: readonly Role[]): Omit<Found, "freeze"> {
  const last = roles.at(-1) as Role;
  const where = last.arn.provenance;
  const from = base.kind === "named-source" ? `credential_source ${base.source.text}` : `profile ${last.source.text}`;
  return {
    why: `profile ${last.profile} assumes a role from ${from}`,
    holding: exchangedLater(
      [...source.holding.plan, ...roles.map(hopOf)],
      where,
      triggersOf(last),
      accountInArn(last.arn.text),
    ),
  };
}

const triggersOf = ({ arn, source }: Role): readonly Provenance[] => [arn.provenance, source.provenance];

/** `mfa_serial` and `duration_seconds` are not read (golden `role-mfa`). */
const hopOf = ({ profile, arn }: Role): PlanNode => ({
  kind: "assume-role",
  profile,
  roleArn: arn.text,
  mfaSerial: null,
  durationSeconds: null,
  provenance: arn.provenance,
});

function* exchange(session: RustSession, base: Found, roles: readonly Role[]): Walk<SigningCredentials> {
  const ended = yield* untilRaised(base.freeze());
  let credentials = ended.kind === "raised" ? yield* raise(wrapped(ended.error)) : ended.value;
  for (const role of roles) credentials = yield* assume(session, role, credentials);
  return credentials;
}

function* assume(session: RustSession, role: Role, caller: SigningCredentials): Walk<SigningCredentials> {
  const where = role.arn.provenance;
  const endpoint = yield* stsEndpoint(session, "AssumeRole", true, where);
  return yield* roleCredentials(
    session,
    {
      kind: "assume-role",
      roleArn: role.arn.text,
      caller,
      sessionName: role.sessionName?.text ?? null,
      externalId: role.externalId?.text ?? null,
      mfaSerial: null,
      mfaCode: null,
      durationSeconds: null,
      endpoint,
    },
    where,
  );
}
