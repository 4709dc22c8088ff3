import { type Provenance, variable } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { roleCredentials } from "./assume-role.ts";
import { createClient, validatesParameters } from "./client.ts";
import { cachedOnDisk } from "./disk-cache.ts";
import type { DiskCache } from "./edition.ts";
import { invalidConfig, paramValidation } from "./errors.ts";
import { openedText } from "./opened-text.ts";
import { type BotocoreSession, type Configured, textSetting } from "./session.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";
import { bundleForCall } from "./ca-bundle.ts";
import { plainVariable } from "../../walk/configured.ts";

/**
 * AssumeRoleWithWebIdentityProvider: each of token file, role and session name from the environment if it is set there,
 * else from the profile, one by one (golden `py-webid-profile-env-mix`). An empty variable hides the profile's setting.
 */
export function webIdentity(profileName: string, ignoresEnvironment: boolean, cache: DiskCache | null) {
  return function* (session: BotocoreSession): Walk<StepResult> {
    const profile = session.config.profile(profileName);
    const value = (name: string, setting: string): Configured | null =>
      (ignoresEnvironment ? null : plainVariable(session, name)) ?? textSetting(profile, setting);
    const tokenFile = value("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file");
    if (tokenFile === null || tokenFile.text === "") return absent(session, tokenFile, ignoresEnvironment);
    const role = value("AWS_ROLE_ARN", "role_arn");
    if (role === null || role.text === "") return yield* raise(noRole(tokenFile));
    const sessionName = value("AWS_ROLE_SESSION_NAME", "role_session_name");
    const where = tokenFile.provenance;
    return {
      kind: "found",
      found: {
        why:
          where.kind === "variable"
            ? "a token file named by the environment, for a role"
            : `a token file named by profile ${profileName}, for a role`,
        holding: exchangedLater(
          [{ kind: "web-identity", roleArn: role.text, tokenFile: tokenFile.text, provenance: where }],
          where,
          triggersOf(session, tokenFile, role, ignoresEnvironment),
          accountInArn(role.text),
        ),
        freeze: () => exchange(session, cache, tokenFile, role, sessionName),
      },
    };
  };
}

function absent(session: BotocoreSession, tokenFile: Configured | null, ignoresEnvironment: boolean): StepResult {
  if (tokenFile !== null)
    return { kind: "absent", why: "the token file's name is empty", provenance: tokenFile.provenance };
  const exported = plainVariable(session, "AWS_WEB_IDENTITY_TOKEN_FILE");
  if (ignoresEnvironment && exported !== null)
    return {
      kind: "skipped",
      why: "a profile named in code takes AWS_WEB_IDENTITY_TOKEN_FILE out of the chain",
      provenance: exported.provenance,
    };
  return { kind: "absent", why: "no token file in the environment or the profile" };
}

/**
 * What to take away so that this source is gone. In a profile that is the role too: left alone it would be asked as a
 * role without a source. With the profile's setting gone the variable may speak, so it goes as well.
 */
function triggersOf(
  session: BotocoreSession,
  tokenFile: Configured,
  role: Configured,
  ignoresEnvironment: boolean,
): readonly Provenance[] {
  const { provenance: where } = tokenFile;
  if (where.kind !== "file") return [where];
  const withVariable = !ignoresEnvironment && session.snapshot.variables.has("AWS_WEB_IDENTITY_TOKEN_FILE");
  return [
    where,
    ...(role.provenance.kind === "file" ? [role.provenance] : []),
    ...(withVariable ? [variable("AWS_WEB_IDENTITY_TOKEN_FILE")] : []),
  ];
}

const noRole = (tokenFile: Configured) =>
  invalidConfig(
    "no-source",
    "The provided profile or the current environment is configured to assume role with web identity but has no role " +
      "ARN configured. Ensure that the profile has the role_arnconfiguration set or the AWS_ROLE_ARN env var is set.",
    tokenFile.provenance,
  );

function* exchange(
  session: BotocoreSession,
  cache: DiskCache | null,
  tokenFile: Configured,
  role: Configured,
  sessionName: Configured | null,
): Walk<SigningCredentials> {
  const named = cache?.namedByToken === true ? { WebIdentityToken: yield* tokenIn(session, tokenFile) } : {};
  const cached = yield* cachedOnDisk(session, cache, {
    fields: {
      RoleArn: role.text,
      ...(sessionName === null || sessionName.text === "" ? {} : { RoleSessionName: sessionName.text }),
      ...named,
    },
    spacing: "spaced",
  });
  if (cached !== null) return cached;
  const token = yield* tokenIn(session, tokenFile);
  const endpoint = yield* createClient(session, "sts", null);
  const reports = validatesParameters(session) ? validationReports(role, sessionName, token) : [];
  if (reports.length > 0) yield* raise(paramValidation(reports, role.provenance));
  yield* bundleForCall(session, `${endpoint.url}/`);
  return yield* roleCredentials(
    session,
    {
      kind: "assume-role-with-web-identity",
      roleArn: role.text,
      token,
      sessionName: sessionName?.text || null,
      endpoint,
    },
    "AssumeRoleWithWebIdentity",
    role.provenance,
  );
}

/** Opened as it is written: no `~`, and the line end at its end is sent too (golden `py-webid-env-newline`). */
function* tokenIn(session: BotocoreSession, tokenFile: Configured): Walk<Secret> {
  const view = session.snapshot.file(fromWorkingFolder(tokenFile.text, session.snapshot));
  return yield* openedText(view, tokenFile);
}

function validationReports(role: Configured, sessionName: Configured | null, token: Secret): readonly string[] {
  const reports: string[] = [];
  const shortest = (name: string, length: number, least: number): void => {
    if (length < least)
      reports.push(`Invalid length for parameter ${name}, value: ${length}, valid min length: ${least}`);
  };
  if (sessionName !== null && sessionName.text !== "") shortest("RoleSessionName", [...sessionName.text].length, 2);
  shortest("RoleArn", [...role.text].length, 20);
  shortest("WebIdentityToken", token.length, 4);
  return reports;
}
