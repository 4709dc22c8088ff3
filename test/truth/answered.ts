import type { HttpReply } from "../../src/answer/http-request.ts";

/*
 * lab/world/answers.py in-process: what STS, the SSO portal, OIDC and sign-in answer where a name asks for an oddity.
 * Null: the connection is closed without an answer.
 */

export interface AnsweredReply extends HttpReply {
  /** Seconds that its clock is ahead of the lab's. */
  readonly ahead: number;
}

type Document = Readonly<Record<string, unknown>>;

const HTML = "<html><head><title>Sign in</title></head><body><p>Sign in to continue</p></body></html>";
const NS = ' xmlns="https://sts.amazonaws.com/doc/2011-06-15/"';
const AHEAD = 7200;

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(".000Z", "Z");

const errorXml = (code: string, message: string): string =>
  `<ErrorResponse${NS}><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`;

/** When it ends: of STS a date, of the portal milliseconds since 1970, of OIDC and sign-in seconds from now. */
const ENDS: Readonly<
  Record<"date" | "millis" | "seconds" | "none", Readonly<Record<string, (now: number) => unknown>>>
> = {
  date: {
    over: (now) => iso(now - 3_600_000),
    offset: (now) => iso(now + 10_800_000).replace("Z", "+02:00"),
    fraction: (now) => iso(now + 3_600_000).replace("Z", ".123Z"),
    epoch: (now) => now / 1000 + 3600,
    words: () => "tomorrow",
  },
  millis: {
    over: (now) => now - 3_600_000,
    zero: () => 0,
    seconds: (now) => now / 1000 + 3600,
    numeral: (now) => String(now + 3_600_000),
    iso: (now) => iso(now + 3_600_000),
    fraction: (now) => now + 3_600_000.5,
  },
  seconds: { zero: () => 0, over: () => -3600, numeral: () => "3600", fraction: () => 3600.5 },
  none: {},
};

interface Names {
  readonly id?: string;
  readonly secret?: string;
  readonly token?: string;
  readonly end?: string;
  readonly refresh?: string;
}

/** The document with one of its fields odd; null: no kind of field. */
function fields(kind: string, names: Names, document: Document, ends: keyof typeof ENDS, now: number): Document | null {
  const [, before, word, after] = /^(blank|null)?(id|secret|token|end|refresh)(less)?$/.exec(kind) ?? [];
  const name = word === undefined ? undefined : names[word as keyof Names];
  if (name !== undefined && (before === undefined) !== (after === undefined)) {
    if (after !== undefined) return Object.fromEntries(Object.entries(document).filter(([key]) => key !== name));
    return { ...document, [name]: before === "blank" ? "" : null };
  }
  const end = ENDS[ends][kind];
  return end === undefined ? null : { ...document, [names.end ?? ""]: end(now) };
}

const replied = (
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
  ahead = 0,
): AnsweredReply => ({
  status,
  headers,
  body: Buffer.from(body),
  ahead,
});

function anybody(kind: string, good: string, code: string): AnsweredReply | null {
  if (kind === "closed") return null;
  if (kind === "cut") return replied(200, good.slice(0, Math.floor(good.length / 2)));
  const [, word, digits] = /^(html|empty|json|moved|header|typed|lower|upper|oauth|xml)(\d{3})?$/.exec(kind) ?? [];
  const status = Number(digits ?? 200);
  switch (word) {
    case "html":
      return replied(status, HTML);
    case "empty":
      return replied(status, "");
    case "json":
      return replied(status, JSON.stringify({ message: "Forbidden" }));
    case "moved":
      return replied(status, "", { location: "/captive" });
    case "header":
      return replied(status, "", { "x-amzn-errortype": code });
    case "typed":
      return replied(status, JSON.stringify({ __type: `com.amazonaws.lab#${code}`, message: "refused" }));
    case "lower":
      return replied(status, JSON.stringify({ code, message: "refused" }));
    case "upper":
      return replied(status, JSON.stringify({ Code: code, Message: "refused" }));
    case "oauth":
      return replied(status, JSON.stringify({ error: "invalid_grant", error_description: "refused" }));
    case "xml":
      return replied(status, errorXml(code, "refused"));
    default:
      return replied(200, good);
  }
}

/** STS by a clock that is off from this machine's. */
function skewed(kind: string, corrected: boolean, good: string, now: number): AnsweredReply | null {
  const [, way, what] = /^(ahead|behind)(signed|expired|good|token)$/.exec(kind) ?? [];
  if (way === undefined) return null;
  const off = way === "ahead" ? AHEAD : -AHEAD;
  const says = (status: number, code: string, message: string) => replied(status, errorXml(code, message), {}, off);
  if (what === "token")
    return says(
      400,
      "ExpiredTokenException",
      "Token expired: current date/time must be before the expiration date/time",
    );
  if (what === "good" || corrected) return replied(200, good, {}, off);
  if (what === "expired") return says(400, "RequestExpired", "Request has expired.");
  const stamp = (milliseconds: number): string => iso(milliseconds).replaceAll(/[-:]/g, "");
  const theirs = now + off * 1000;
  const earlier = `Signature expired: ${stamp(now)} is now earlier than ${stamp(theirs - 300_000)} (${stamp(theirs)} - 5 min.)`;
  const later = `Signature not yet current: ${stamp(now)} is still later than ${stamp(theirs + 300_000)} (${stamp(theirs)} + 5 min.)`;
  return says(403, "SignatureDoesNotMatch", off > 0 ? earlier : later);
}

const STS_NAMES = { id: "AccessKeyId", secret: "SecretAccessKey", token: "SessionToken", end: "Expiration" };
const JSON_NAMES = { id: "accessKeyId", secret: "secretAccessKey", token: "sessionToken", end: "expiration" };

/** @param asks what is asked for, and whether its client has corrected its clock. */
export function ofSts(
  kind: string,
  { action, corrected }: { readonly action: string; readonly corrected: boolean },
  key: string,
  now: number,
): AnsweredReply | null {
  const role = "arn:aws:sts::111122223333:assumed-role/Deploy/session";
  const assumed =
    (action === "AssumeRole" ? "" : "<SubjectFromWebIdentityToken>s</SubjectFromWebIdentityToken>") +
    `<AssumedRoleUser><AssumedRoleId>AROAX:session</AssumedRoleId><Arn>${role}</Arn></AssumedRoleUser>`;
  const document = {
    AccessKeyId: key,
    SecretAccessKey: `secret-for-${key}`,
    SessionToken: `token-for-${key}`,
    Expiration: iso(now + 3_600_000),
  };
  const response = (given: Document, { ns = NS, around = "", before = "" } = {}): string => {
    const inner = Object.entries(given).map(([name, value]) => `${around}<${name}>${String(value)}</${name}>`);
    return `${before}<${action}Response${ns}>${around}<${action}Result>${around}<Credentials>${inner.join("")}${around}</Credentials>${assumed}</${action}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${action}Response>`;
  };
  const odd = fields(kind, STS_NAMES, document, "date", now);
  if (odd !== null) return replied(200, response(odd));
  switch (kind) {
    case "bare":
      return replied(200, `<${action}Response${NS}><${action}Result></${action}Result></${action}Response>`);
    case "plain":
      return replied(200, response(document, { ns: "" }));
    case "pretty":
      return replied(200, response(document, { around: "\n    ", before: '<?xml version="1.0" encoding="UTF-8"?>\n' }));
    case "asjson":
      return replied(
        200,
        JSON.stringify({ [`${action}Response`]: { [`${action}Result`]: { Credentials: document } } }),
      );
    case "error200":
      return replied(200, errorXml("AccessDenied", "refused"));
    case "root403":
      return replied(
        403,
        '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>r</RequestId></Error>',
      );
    default:
      return skewed(kind, corrected, response(document), now) ?? anybody(kind, response(document), "AccessDenied");
  }
}

export function ofPortal(kind: string, key: string, now: number): AnsweredReply | null {
  const document = {
    accessKeyId: key,
    secretAccessKey: `secret-for-${key}`,
    sessionToken: `token-for-${key}`,
    expiration: now + 3_600_000,
  };
  const code = "UnauthorizedException";
  const capital = (given: Document): Document =>
    Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name.replace(/^./, (c) => c.toUpperCase()), value]),
    );
  const bodies: Readonly<Record<string, Document>> = {
    bare: {},
    null: { roleCredentials: null },
    capital: capital({ roleCredentials: capital(document) }),
    error200: { __type: code, message: "refused" },
  };
  const body = bodies[kind] ?? { roleCredentials: fields(kind, JSON_NAMES, document, "millis", now) ?? document };
  return anybody(kind, JSON.stringify(body), code);
}

export function ofOidc(kind: string, now: number): AnsweredReply | null {
  const names = { token: "accessToken", end: "expiresIn", refresh: "refreshToken" };
  const token = `refreshed-lends-${kind}`;
  const document = { accessToken: token, expiresIn: 3600, refreshToken: `lends-${kind}`, tokenType: "Bearer" };
  const bodies: Readonly<Record<string, Document>> = {
    bare: {},
    snake: { access_token: token, expires_in: 3600, token_type: "Bearer" },
  };
  const body = bodies[kind] ?? fields(kind, names, document, "seconds", now) ?? document;
  return anybody(kind, JSON.stringify(body), "InvalidGrantException");
}

export function ofSignIn(kind: string, key: string, now: number): AnsweredReply | null {
  const { id, secret, token } = JSON_NAMES;
  const keys = { accessKeyId: key, secretAccessKey: `secret-for-${key}`, sessionToken: `token-for-${key}` };
  const document = { accessToken: keys, tokenType: "aws_sigv4", expiresIn: 900, refreshToken: `lends-${kind}` };
  const odd = fields(kind, { id, secret, token }, keys, "none", now);
  const names = { end: "expiresIn", refresh: "refreshToken" };
  const whole = odd === null ? fields(kind, names, document, "seconds", now) : { ...document, accessToken: odd };
  const refused = { error: "TOKEN_EXPIRED", message: "refused" };
  if (kind === "oauth400") return replied(400, JSON.stringify(refused));
  const bodies: Readonly<Record<string, Document>> = { bare: {}, error200: refused };
  return anybody(kind, JSON.stringify(bodies[kind] ?? whole ?? document), "AccessDeniedException");
}
