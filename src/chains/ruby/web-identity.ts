import { Buffer } from "node:buffer";
import { variable } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import { beyondAscii } from "../../parse/beyond-ascii.ts";
import { localeOf } from "../../parse/locale-of.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { aws, missingCredentials, ruby } from "./errors.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";
import type { RubySession } from "./session.ts";
import { roleCredentials, stsClient } from "./sts-client.ts";
import { type Configured, plainVariable } from "../../walk/configured.ts";

/** AssumeRoleWebIdentityCredentials: both variables, even empty, or else a profile of the config file. */
export function* webIdentity(session: RubySession): Walk<StepResult> {
  const role = plainVariable(session, "AWS_ROLE_ARN");
  const tokenFile = plainVariable(session, "AWS_WEB_IDENTITY_TOKEN_FILE");
  if (role !== null && tokenFile !== null) {
    const sessionName = plainVariable(session, "AWS_ROLE_SESSION_NAME");
    return { kind: "found", found: tokenForRole(session, { role, tokenFile, sessionName }, "the environment") };
  }
  // AWS_DEFAULT_PROFILE is not looked at here.
  return yield* webIdentityOf(session.code.profile ?? session.sharedProfile)(session);
}

export function webIdentityOf(profileName: string) {
  // biome-ignore lint/correctness/useYield: every step is a walk
  return function* (session: RubySession): Walk<StepResult> {
    const found = tokenOfProfile(session, profileName);
    return found === null
      ? { kind: "absent", why: `no token file in the environment or in profile ${profileName}` }
      : { kind: "found", found };
  };
}

/** `assume_role_web_identity_credentials_from_config`: the config file alone. */
export function tokenOfProfile(session: RubySession, profileName: string): Found | null {
  const profile = session.shared.config?.profile(profileName) ?? null;
  const tokenFile = profile?.text("web_identity_token_file") ?? null;
  const role = profile?.text("role_arn") ?? null;
  if (profile === null || tokenFile === null || role === null) return null;
  const sessionName = profile.text("role_session_name");
  return tokenForRole(session, { role, tokenFile, sessionName }, `profile ${profileName}`);
}

interface WebIdentityRole {
  readonly tokenFile: Configured;
  readonly role: Configured;
  readonly sessionName: Configured | null;
}

function tokenForRole(session: RubySession, given: WebIdentityRole, from: string): Found {
  const { role, tokenFile } = given;
  const where = tokenFile.provenance;
  const node = {
    kind: "web-identity" as const,
    roleArn: role.text,
    tokenFile: tokenFile.text,
    provenance: where,
  };
  const triggers = where.kind === "variable" ? [variable(where.name)] : [where, role.provenance];
  return {
    why: `a token file named by ${from}, for a role`,
    holding: exchangedLater([node], where, triggers, accountInArn(role.text)),
    freeze: () => exchange(session, given),
  };
}

function* exchange(session: RubySession, given: WebIdentityRole): Walk<SigningCredentials> {
  const { endpoint, signsAll, trust, retries } = yield* stsClient(session, null);
  const token = yield* tokenIn(session, given.tokenFile);
  yield* writableInLocale(session, given, token);
  // The client was made without keys, as the call needs none.
  if (signsAll) yield* raise(missingCredentials(given.role.provenance));
  return yield* roleCredentials(
    {
      kind: "assume-role-with-web-identity",
      roleArn: given.role.text,
      token,
      sessionName: given.sessionName?.text ?? null,
      endpoint,
      ...trust,
    },
    retries,
    given.role.provenance,
  );
}

/** The request is written in UTF-8, which no byte of a text beyond ASCII can be made (goldens `letters-*-unset`). */
function* writableInLocale({ snapshot }: RubySession, given: WebIdentityRole, token: Secret): Walk<void> {
  if (localeOf(snapshot).charset !== "US-ASCII") return;
  for (const said of [given.role, given.sessionName]) {
    const byte = Buffer.from(said?.text ?? "").find((each) => each > 0x7f);
    if (said === null || byte === undefined) continue;
    const message = `"\\x${byte.toString(16).toUpperCase()}" from ASCII-8BIT to UTF-8`;
    yield* raise(ruby("bad-setting", "Encoding::UndefinedConversionError", message, said.provenance));
  }
  // Ruby shows the byte; we do not.
  if (beyondAscii(token) !== null) {
    const message = "a byte of the token on US-ASCII";
    yield* raise(ruby("bad-setting", "Encoding::InvalidByteSequenceError", message, given.tokenFile.provenance));
  }
}

/** File.read: the line end at its end is sent too (golden `webid-env-newline`). */
function* tokenIn(session: RubySession, { text, provenance }: Configured): Walk<Secret> {
  const view = session.snapshot.file(fromWorkingFolder(text, session.snapshot));
  switch (view.state) {
    case "text":
      return view.text;
    case "absent":
      return yield* raise(
        aws(
          "token-missing",
          "MissingWebIdentityTokenFile",
          "Missing :web_identity_token_file parameter or invalid file path provided for " +
            "Aws::AssumeRoleWebIdentityCredentials provider",
          provenance,
        ),
      );
    case "directory":
      return yield* raise(ruby("token-missing", "Errno::EISDIR", `Is a directory @ io_fread - ${text}`, provenance));
    case "unreadable":
      return yield* raise(
        ruby("token-missing", "Errno::EACCES", `Permission denied @ rb_sysopen - ${text}`, provenance),
      );
    case "not-utf8":
    case "too-large":
      return yield* raise(ruby("not-read", "NotRead", `awswho does not read ${text}`, provenance));
  }
}
