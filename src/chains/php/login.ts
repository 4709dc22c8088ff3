import { createHash } from "node:crypto";
import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import { isEcPrivateKey } from "../../parse/ec-private-key.ts";
import { phpTime } from "../../parse/php-time.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Configured } from "../../walk/configured.ts";
import { exchangedLater } from "../../walk/holdings.ts";
import { textIn } from "../flat/session.ts";
import { clientRegionOrNull, exchanged, made } from "./client.ts";
import { type PhpSession, notEmpty, profilesIn, trueVariable } from "./session.ts";
import { settingsSection } from "./settings.ts";

/** What is left of a sign-in when it is refreshed (LoginCredentialProvider::DEFAULT_REFRESH_THRESHOLD, 3.376.2). */
const AHEAD = 180_000;

/** CredentialProvider::login: behind sso. A region is wanted before anything else is looked at. */
export function* login(session: PhpSession): Walk<StepResult> {
  const profiles = profilesIn(session, session.configPath);
  const { name } = session.profile;
  const section = name === "default" ? profiles?.get(name) : (profiles?.get(name) ?? profiles?.get(`profile ${name}`));
  const signIn = notEmpty(textIn(session, section ?? null, "login_session"));
  if (signIn === null) return { kind: "absent", why: `no login_session in profile ${name}` };
  const where = signIn.provenance;
  const region = regionFor(session);
  if (region === null)
    return yield* raise(
      session.fault("region-missing", "Unable to determine region for the Sign-In service client", where),
    );
  yield* made({ session, service: "signin", region });
  const folder = trueVariable(session, "AWS_LOGIN_CACHE_DIRECTORY")?.text ?? `${session.home}/.aws/login/cache`;
  const cachePath = `${folder}/${createHash("sha256").update(signIn.text.trim()).digest("hex")}.json`;
  const cached = cachedIn(readCacheFile(session.snapshot.file(cachePath)));
  if (typeof cached === "string") {
    const message = `${cached} Please reauthenticate using \`aws login\`.`;
    return yield* raise(session.fault("token-missing", message, where));
  }
  const { credentials } = cached;
  const node = { kind: "login" as const, session: signIn.text, cachePath, provenance: where };
  return {
    kind: "found",
    found: {
      why: `profile ${name} signed in with aws login`,
      holding: exchangedLater([node], where, [where], { id: credentials.accountId ?? "", known: "setting" }),
      freeze: () => use(session, cached, { region, cachePath, where }),
    },
  };
}

/** The client's, AWS_REGION, the settings of the profile, by either of its names. */
const regionFor = (session: PhpSession): Configured | null =>
  clientRegionOrNull(session) ??
  trueVariable(session, "AWS_REGION") ??
  notEmpty(textIn(session, settingsSection(session, session.profile.name), "region")) ??
  notEmpty(textIn(session, settingsSection(session, `profile ${session.profile.name}`), "region"));

interface Cached {
  readonly credentials: SigningCredentials;
  readonly until: number;
  readonly clientId: string;
  readonly refreshToken: NonNullable<ReturnType<typeof secretField>>;
  readonly dpopKey: NonNullable<ReturnType<typeof secretField>>;
}

/** LoginCredentialProvider::loadToken: whole, its key for signing and all, though nothing is to be refreshed. */
function cachedIn(cache: ReturnType<typeof readCacheFile>): Cached | string {
  if (cache.state === "absent") return "Failed to load cached credentials.";
  const fields: CacheFields = cache.state === "object" ? cache.fields : new Map();
  const token = fields.get("accessToken");
  const within: CacheFields = token?.kind === "object" ? token.fields : new Map();
  const accessKeyId = textField(within, "accessKeyId");
  const secretAccessKey = secretField(within, "secretAccessKey");
  const sessionToken = secretField(within, "sessionToken");
  const accountId = textField(within, "accountId");
  const expiration = textField(within, "expiresAt");
  const clientId = textField(fields, "clientId");
  const refreshToken = secretField(fields, "refreshToken");
  const dpopKey = secretField(fields, "dpopKey");
  if (!accessKeyId || !secretAccessKey?.length || !sessionToken?.length || !accountId || !expiration || !clientId)
    return "Missing required keys in cached token.";
  if (!refreshToken?.length || !dpopKey?.length) return "Missing required keys in cached token.";
  const until = phpTime(expiration);
  if (until === null) return "Invalid expiration date format in cached token `expiresAt` field.";
  if (isEcPrivateKey(dpopKey) !== "valid") return "Failed to load DPoP private key from cached token.";
  const credentials = { accessKeyId, secretAccessKey, sessionToken, expiration, accountId };
  return { credentials, until, clientId, refreshToken, dpopKey };
}

interface Place {
  readonly region: Configured;
  readonly cachePath: string;
  readonly where: Provenance;
}

function* use(
  session: PhpSession,
  { credentials, until, clientId, refreshToken, dpopKey }: Cached,
  { region, cachePath, where }: Place,
): Walk<SigningCredentials> {
  if (until - session.snapshot.now > AHEAD) return credentials;
  return yield* exchanged(
    { session, service: "signin", region },
    (endpoint) => ({ kind: "login-refresh-token", cachePath, clientId, refreshToken, dpopKey, endpoint }),
    where,
    // An answer that is no JSON is passed over, and the expired ones are signed with (set `hand-answered`).
    { kept: credentials },
  );
}
