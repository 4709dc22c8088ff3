import type { SigningCredentials } from "../../model/question.ts";
import type { PlanNode } from "../../model/resolution.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, deeper, raise } from "../../walk/walk.ts";
import { containerSource } from "./container.ts";
import { endpointOf } from "./endpoint.ts";
import { exportedKeys } from "./environment-keys.ts";
import { type JsError, passedOn, thrown } from "./errors.ts";
import { exchanged } from "./exchanged.ts";
import { instanceSource } from "./instance-metadata.ts";
import { loginSource } from "./login.ts";
import { processSource } from "./process.ts";
import { kindOf, namesSourceOnly, sourceKindOf } from "./profile-kind.ts";
import { autoModeRegion, clientRegion } from "./region.ts";
import { type JsV3Session, chosenProfile, textSetting } from "./session.ts";
import type { Profile } from "./shared-files.ts";
import { ssoSource } from "./sso.ts";
import { staticKeys } from "./static-keys.ts";
import { stsAnswer } from "./sts-answer.ts";
import { webIdentitySource } from "./web-identity.ts";
import type { Configured } from "../../walk/configured.ts";
import type { Secret } from "../../vault/secret.ts";
import { accountInArn } from "../../walk/holdings.ts";

/** A role in the chosen profile comes before the profile's own keys (golden `role-static-same-with-source`). */
export function* assumeRole(session: JsV3Session): Walk<StepResult> {
  const profile = chosenProfile(session);
  if (profile === null || kindOf(profile) !== "assume-role") return { kind: "absent", why: whyNot(session, profile) };
  // One role assumer serves the whole chain of roles, made for the outermost profile's region.
  const found = yield* roleOf(session, profile, [], textSetting(profile, "region"));
  return { kind: "found", found };
}

function whyNot(session: JsV3Session, profile: Profile | null): string {
  if (profile === null) return `profile ${session.profileName} is in neither file`;
  if (profile.setting("role_arn") === null) return `no role_arn in profile ${profile.name}`;
  return profile.setting("source_profile") === null
    ? `role_arn without source_profile or credential_source in profile ${profile.name}`
    : `both source_profile and credential_source in profile ${profile.name}: its role is no role`;
}

function* roleOf(
  session: JsV3Session,
  profile: Profile,
  visited: readonly string[],
  region: Configured | null,
): Walk<Found> {
  const sourceName = textSetting(profile, "source_profile");
  const refused = sourceName === null ? unsupported(profile) : cycle(session, visited, sourceName);
  if (refused !== null) yield* raise(refused);
  const mfa = namesSourceOnly(profile) ? null : textSetting(profile, "mfa_serial");
  // A source profile is not waited for before the MFA code is asked for: who asked hears nothing of it. Where it fails in a
  // program that lives on, nobody hears its rejection, and Node ends the program (run: 3.1169.0 on Node 20).
  const code = mfa === null ? null : yield* session.mfaCode(profile, mfa);
  const source =
    sourceName === null ? yield* namedSource(session, profile) : yield* sourceOf(session, sourceName, visited, region);
  return namesSourceOnly(profile) ? source : assumed(session, profile, source, region, code);
}

/** The chosen profile itself is not on the list of the visited: it may be its own source, once. */
function* sourceOf(
  session: JsV3Session,
  { text: name, provenance: where }: Configured,
  visited: readonly string[],
  region: Configured | null,
): Walk<Found> {
  if (visited.length >= MOST_SOURCES) return yield* raise(stackExceeded(session));
  const profile = session.files.profile(name);
  const kind = sourceKindOf(profile);
  if (profile === null || kind === null)
    return yield* raise(
      passedOn({
        kind: "no-source",
        message: `Could not resolve credentials using profile: [${name}] in configuration/credentials file(s).`,
        where,
      }),
    );
  switch (kind) {
    case "static":
      return staticKeys(profile);
    case "assume-role":
      return yield* deeper(roleOf(session, profile, [...visited, name], region));
    case "web-identity":
      return webIdentitySource(session, profile);
    case "process":
      return processSource(session, profile);
    case "sso":
      return yield* ssoSource(session, profile);
    case "login":
      return loginSource(session, profile);
  }
}

/** Each source is a call within the last one: 1,600 are followed, 1,800 are not (3.1169.0, Node 20, its stack as it is). */
const MOST_SOURCES = 1700;

const stackExceeded = (session: JsV3Session) =>
  thrown("RangeError", {
    kind: "too-deep",
    message: "Maximum call stack size exceeded",
    where: textSetting(chosenProfile(session), "source_profile")?.provenance ?? null,
  });

const cycle = (session: JsV3Session, visited: readonly string[], source: Configured): JsError | null =>
  visited.includes(source.text)
    ? passedOn({
        kind: "loop",
        message:
          `Detected a cycle attempting to resolve credentials for profile ${session.profileName}. ` +
          `Profiles visited: ${visited.join(", ")}`,
        where: source.provenance,
        related: visited
          .map((name) => textSetting(session.files.profile(name), "source_profile")?.provenance)
          .filter((place) => place !== undefined),
      })
    : null;

/** resolveCredentialSource: case counts. */
const NAMED_SOURCES: readonly string[] = ["EcsContainer", "Ec2InstanceMetadata", "Environment"];

function unsupported(profile: Profile): JsError | null {
  const { text: name, provenance: where } = textSetting(profile, "credential_source") as Configured;
  if (NAMED_SOURCES.includes(name)) return null;
  const message =
    `Unsupported credential source in profile ${profile.name}. Got ${name}, ` +
    "expected EcsContainer or Ec2InstanceMetadata or Environment.";
  return passedOn({ kind: "bad-setting", message, where });
}

function* namedSource(session: JsV3Session, profile: Profile): Walk<Found> {
  const { text: name, provenance: where } = textSetting(profile, "credential_source") as Configured;
  if (name === "EcsContainer") return containerSource(session, where);
  if (name === "Ec2InstanceMetadata") return instanceSource(session);
  const message = "Unable to find environment variable credentials.";
  return exportedKeys(session) ?? (yield* raise(passedOn({ kind: "no-source", message, where })));
}

function assumed(
  session: JsV3Session,
  profile: Profile,
  source: Found,
  region: Configured | null,
  code: Secret | "assumed" | null,
): Found {
  const arn = textSetting(profile, "role_arn") as Configured;
  const from = textSetting(profile, "source_profile") ?? (textSetting(profile, "credential_source") as Configured);
  const hop: PlanNode = {
    kind: "assume-role",
    profile: profile.name,
    roleArn: arn.text,
    mfaSerial: textSetting(profile, "mfa_serial")?.text ?? null,
    durationSeconds: durationOf(profile),
    provenance: arn.provenance,
  };
  return exchanged({
    why: `profile ${profile.name} assumes a role from ${from.text}`,
    where: arn.provenance,
    plan: [...source.holding.plan, hop],
    account: accountInArn(arn.text),
    triggers: [arn.provenance, from.provenance],
    freeze: () => exchange(session, profile, arn, source, region, code),
  });
}

/** `parseInt(duration_seconds || "3600", 10)`: what is no number is sent as NaN. */
function durationOf(profile: Profile): number | null {
  const duration = textSetting(profile, "duration_seconds");
  return duration === null ? null : Number.parseInt(duration.text, 10);
}

function* exchange(
  session: JsV3Session,
  profile: Profile,
  arn: Configured,
  source: Found,
  outermost: Configured | null,
  code: Secret | "assumed" | null,
): Walk<SigningCredentials> {
  const caller = yield* deeper(source.freeze());
  const region = outermost ?? (yield* clientRegion(session));
  const endpoint = yield* endpointOf(session, "sts", region);
  yield* autoModeRegion(session);
  return yield* stsAnswer(
    session,
    {
      kind: "assume-role",
      roleArn: arn.text,
      caller,
      sessionName: textSetting(profile, "role_session_name")?.text ?? null,
      externalId: textSetting(profile, "external_id")?.text ?? null,
      mfaSerial: code === null ? null : (textSetting(profile, "mfa_serial")?.text ?? null),
      mfaCode: code === "assumed" ? null : code,
      durationSeconds: durationOf(profile),
      endpoint,
    },
    arn.provenance,
  );
}
