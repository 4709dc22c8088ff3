import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { PlanNode } from "../../model/resolution.ts";
import { asciiSecret } from "../../parse/ascii-secret.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { type Configured, configured, setVariable } from "../../walk/configured.ts";
import { endpointFor } from "./endpoint.ts";
import { callFailed, missingParameter, processDies } from "./errors.ts";
import { type JsV2Session, notInTheChain } from "./session.ts";
import { type Profile, type Profiles, cannotRead } from "./shared-files.ts";
import { openProfile } from "./shared-ini-profile.ts";
import { RETRIES } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";
import { credentialsIn } from "../../walk/credentials-in.ts";

interface Hop {
  readonly profile: string;
  readonly roleArn: Configured | null;
  readonly sessionName: Configured | null;
}

interface TokenRole {
  readonly tokenFile: Configured;
  /** The role of the token first, then those that are assumed on from it. */
  readonly hops: readonly [Hop, ...Hop[]];
}

/**
 * TokenFileWebIdentityCredentials: the two variables, both set; else the profile's token file, which may stand at the
 * end of its source profiles: every one on the way is then assumed from the one before.
 */
export function* webIdentity(session: JsV2Session): Walk<StepResult> {
  const exported = fromEnvironment(session);
  const skipped = notInTheChain(session, exported?.tokenFile);
  if (skipped !== null) return skipped;
  const role = exported ?? (yield* fromProfile(session));
  if ("kind" in role) return role;
  const { tokenFile, hops } = role;
  const where = tokenFile.provenance;
  const last = hops[hops.length - 1] as Hop;
  return {
    kind: "found",
    found: {
      why:
        where.kind === "variable"
          ? "a token file named by the environment, for a role"
          : `a token file named by profile ${hops[0].profile}, for a role`,
      holding: exchangedLater(planOf(role), where, [where], accountInArn(last.roleArn?.text ?? "")),
      freeze: () => exchange(session, role),
    },
  };
}

function planOf({ tokenFile, hops }: TokenRole): readonly PlanNode[] {
  const [first, ...more] = hops;
  const base: PlanNode = {
    kind: "web-identity",
    roleArn: first.roleArn?.text ?? "",
    tokenFile: tokenFile.text,
    provenance: tokenFile.provenance,
  };
  const assumed = more.map(
    ({ profile, roleArn }): PlanNode => ({
      kind: "assume-role",
      profile,
      roleArn: roleArn?.text ?? "",
      mfaSerial: null,
      durationSeconds: null,
      provenance: roleArn?.provenance ?? tokenFile.provenance,
    }),
  );
  return [base, ...assumed];
}

function fromEnvironment(session: JsV2Session): TokenRole | null {
  const tokenFile = setVariable(session, "AWS_WEB_IDENTITY_TOKEN_FILE");
  const roleArn = setVariable(session, "AWS_ROLE_ARN");
  if (tokenFile === null || roleArn === null) return null;
  const sessionName = setVariable(session, "AWS_ROLE_SESSION_NAME");
  return { tokenFile, hops: [{ profile: session.ofEnvironment.name, roleArn, sessionName }] };
}

const NO_TOKEN_FILE = "no token file in the environment or the profile";

function* fromProfile(session: JsV2Session): Walk<TokenRole | StepResult> {
  const opened = yield* openProfile(session);
  if (opened.kind === "absent") return opened.result;
  const hops: [Hop, ...Hop[]] = [hopOf(opened.profile)];
  let profile = opened.profile;
  const visited = new Set([profile.name]);
  for (;;) {
    const tokenFile = configured(profile.setting("web_identity_token_file"));
    if (tokenFile !== null) return { tokenFile, hops };
    const source = configured(profile.setting("source_profile"));
    if (source === null) return { kind: "absent", why: NO_TOKEN_FILE };
    const next = opened.profiles.find(source.text);
    if (next === null) return { kind: "absent", why: `source profile ${source.text} is in neither file` };
    if (visited.has(next.name)) return yield* raise(endless(opened.profiles, [...visited], source.provenance));
    visited.add(next.name);
    hops.unshift(hopOf(next));
    profile = next;
  }
}

const hopOf = (profile: Profile): Hop => ({
  profile: profile.name,
  roleArn: configured(profile.setting("role_arn")),
  sessionName: configured(profile.setting("role_session_name")),
});

/** A loop over source profiles without an end: keys on the way do not stop it, they are not looked for. */
function endless(profiles: Profiles, visited: readonly string[], where: Provenance) {
  const lines = visited
    .map((name) => configured(profiles.find(name)?.setting("source_profile") ?? null)?.provenance)
    .filter((line): line is Provenance => line !== undefined);
  const message = `source_profile goes round in a circle (${visited.join(" → ")}): the process runs out of memory`;
  return processDies("hang", message, where, lines);
}

const SESSION_NAME = "token-file-web-identity";

function* exchange(session: JsV2Session, { tokenFile, hops }: TokenRole): Walk<SigningCredentials> {
  const [first, ...more] = hops;
  const { snapshot } = session;
  const view = snapshot.file(fromWorkingFolder(tokenFile.text, snapshot));
  // lib/credentials/token_file_web_identity_credentials.js (2.1693.0): read as ASCII.
  const token = view.state === "text" ? asciiSecret(view.text) : yield* raise(cannotRead(view, tokenFile.text));
  const endpoint = yield* endpointFor(session, "sts", null);
  let { arn, sessionName } = yield* parametersOf(first, tokenFile);
  let credentials = yield* credentialsIn(
    yield* tried(
      { kind: "assume-role-with-web-identity", roleArn: arn.text, token, sessionName, endpoint },
      RETRIES["assume-role-with-web-identity"],
    ),
    // Fields of credentials that are not there are read in a callback, where nobody hears what is thrown (set `hand-answered`).
    (failure) =>
      failure.fault?.how === "missing"
        ? processDies("denied", failure.message, arn.provenance)
        : callFailed(failure, arn.provenance),
  );
  for (const hop of more) {
    ({ arn, sessionName } = yield* parametersOf(hop, tokenFile));
    const caller = credentials;
    const answer = yield* tried(
      {
        kind: "assume-role",
        roleArn: arn.text,
        caller,
        sessionName,
        externalId: null,
        mfaSerial: null,
        mfaCode: null,
        durationSeconds: null,
        endpoint,
      },
      RETRIES["assume-role"],
    );
    credentials = yield* credentialsIn(answer, (failure) => callFailed(failure, arn.provenance));
  }
  return credentials;
}

function* parametersOf({ roleArn, sessionName }: Hop, tokenFile: Configured) {
  const arn = roleArn ?? (yield* raise(missingParameter("RoleArn", tokenFile.provenance)));
  return { arn, sessionName: sessionName?.text ?? SESSION_NAME };
}
