import type { Answer, Failure, OddReply, PrintedKind, PrintedKinds, SigningCredentials } from "../model/question.ts";
import { seal } from "../vault/secret.ts";
import { jsonKind } from "./json-kind.ts";
import type { JsonObject } from "./json-object.ts";
import type { ReadBody } from "./odd-reply.ts";
import { isoSeconds } from "./plain-credentials.ts";

/*
 * What STS, the portal, OIDC and sign-in answer with, field by field, under STS's names: what is missing in it, or of
 * another kind, each SDK minds in its own way (set `hand-answered`).
 */

export const ISSUED_FIELDS = ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"] as const;

/** A value as it stands there, null where it is a null; not there at all: it is missing. */
type Values = Readonly<Record<string, unknown>>;

/** Null: it is no document of STS's. */
export function issuedBySts({ xml }: ReadBody, action: string): Answer | null {
  if (xml === null || xml.root !== `${action}Response`) return null;
  const result = `${action}Result`;
  const place = `${result}/Credentials`;
  if (!xml.opened.has(place)) return nothingIn([xml.opened.has(result) ? "Credentials" : result]);
  const values = ISSUED_FIELDS.flatMap((name) => {
    const text = xml.texts.get(`${place}/${name}`);
    return text === undefined ? [] : [[name, text] as const];
  });
  return documentOf(Object.fromEntries(values), { cut: !xml.whole, accountId: null, end: "text" });
}

const PORTAL_NAMES = {
  AccessKeyId: "accessKeyId",
  SecretAccessKey: "secretAccessKey",
  SessionToken: "sessionToken",
  Expiration: "expiration",
} as const;

const SMALL_NAMES = Object.fromEntries(
  Object.entries(PORTAL_NAMES).map(([ours, theirs]) => [ours, theirs.toLowerCase()]),
);

const inSmall = (object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name.toLowerCase(), value]));

export function lentByPortal({ json }: ReadBody, accountId: string): Answer | null {
  if (json === null) return null;
  const kept = { cut: false, accountId, end: "number" } as const;
  const given = objectIn(json.roleCredentials);
  if (given !== null) return documentOf(renamed(given, PORTAL_NAMES), kept);
  const other = objectIn(inSmall(json).rolecredentials);
  return {
    ...nothingIn(["roleCredentials"]),
    ...(other === null ? {} : { inAnyCase: documentOf(renamed(inSmall(other), SMALL_NAMES), kept) }),
  };
}

/** CreateOAuth2Token: it ends so many seconds from `now`. */
export function lentBySignIn({ json }: ReadBody, accountId: string | null, now: number): Answer | null {
  if (json === null) return null;
  const given = objectIn(json.accessToken);
  const { expiresIn } = json;
  const { seconds, kind } = secondsIn(json);
  const expiration = seconds === null ? {} : { Expiration: isoSeconds(new Date(now + seconds * 1000)) };
  const values = given === null ? {} : { ...renamed(given, PORTAL_NAMES), ...expiration };
  const missing = [
    ...(expiresIn == null ? ["expiresIn"] : []),
    ...(given === null ? ["accessToken"] : missingIn({ ...values, Expiration: "" })),
    ...(typeof json.refreshToken === "string" ? [] : ["refreshToken"]),
  ];
  const kinds = { ...kindsIn(values, "text"), ...(kind === null ? {} : { Expiration: kind }) };
  return stated({ values, missing, accountId, kinds, cut: false });
}

/** CreateToken of OIDC. */
export function tokenOf({ json }: ReadBody, now: number): Answer | null {
  if (json === null) return null;
  const { seconds, kind } = secondsIn(json);
  const missing = ["accessToken", "expiresIn", "refreshToken"].filter((name) => json[name] == null);
  return {
    kind: "token",
    token: seal(typeof json.accessToken === "string" ? json.accessToken : ""),
    expiresAt: seconds === null ? null : isoSeconds(new Date(now + seconds * 1000)),
    ...(seconds === null ? {} : { lasts: seconds }),
    ...(missing.length > 0 ? { missing } : {}),
    ...(kind === null ? {} : { kinds: { expiresIn: kind } }),
  };
}

/** `kind`: null where it is the whole number that it should be. */
function secondsIn({ expiresIn }: JsonObject): { readonly seconds: number | null; readonly kind: PrintedKind | null } {
  if (expiresIn === undefined) return { seconds: null, kind: null };
  if (typeof expiresIn === "number")
    return { seconds: expiresIn, kind: Number.isInteger(expiresIn) ? null : "fraction" };
  const seconds = typeof expiresIn === "string" && /^\d+$/.test(expiresIn) ? Number(expiresIn) : null;
  return { seconds, kind: jsonKind(expiresIn) };
}

const nothingIn = (missing: readonly string[]): Extract<Answer, { kind: "incomplete" }> => ({
  kind: "incomplete",
  missing,
  version: null,
  held: heldIn({}, null),
});

interface Kept {
  readonly cut: boolean;
  readonly accountId: string | null;
  /** What kind of a value its end is. */
  readonly end: "text" | "number";
}

const documentOf = (values: Values, { cut, accountId, end }: Kept): Answer =>
  stated({ values, missing: missingIn(values), accountId, kinds: kindsIn(values, end), cut });

interface Stated {
  readonly values: Values;
  readonly missing: readonly string[];
  readonly accountId: string | null;
  readonly kinds: PrintedKinds;
  readonly cut: boolean;
}

function stated({ values, missing, accountId, kinds, cut }: Stated): Answer {
  const held = heldIn(values, accountId);
  const told = Object.keys(kinds).length === 0 ? {} : { kinds };
  return missing.length === 0 && !cut
    ? { kind: "credentials", credentials: held, ...told }
    : { kind: "incomplete", missing, version: null, held, ...told, ...(cut ? { cut } : {}) };
}

const missingIn = (values: Values): readonly string[] => ISSUED_FIELDS.filter((name) => !(name in values));

const heldIn = (values: Values, accountId: string | null): SigningCredentials => ({
  accessKeyId: text(values.AccessKeyId),
  secretAccessKey: seal(text(values.SecretAccessKey)),
  sessionToken: typeof values.SessionToken === "string" ? seal(values.SessionToken) : null,
  expiration: dateIn(values.Expiration),
  accountId,
});

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** The portal's is a number of milliseconds. */
const dateIn = (value: unknown): string | null => {
  if (typeof value === "string") return value;
  return typeof value === "number" && Math.abs(value) < 8.64e15 ? isoSeconds(new Date(value)) : null;
};

/** Those that are of another kind than they should be. */
const kindsIn = (values: Values, end: Kept["end"]): PrintedKinds =>
  Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, kindOf(value)] as const)
      .filter(([name, kind]) => kind !== (name === "Expiration" ? end : "text")),
  );

const kindOf = (value: unknown): PrintedKind =>
  typeof value === "number" && !Number.isInteger(value) ? "fraction" : jsonKind(value);

const renamed = (given: JsonObject, names: Readonly<Record<string, string>>): Values =>
  Object.fromEntries(
    Object.entries(names).flatMap(([ours, theirs]) => (theirs in given ? [[ours, given[theirs]]] : [])),
  );

const objectIn = (value: unknown): JsonObject | null =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;

/** An answer of whatever else, which nothing could be read from. */
export const unread = (reply: OddReply, host: string): Failure => ({
  kind: "bad-answer",
  code: null,
  message: `${host} did not answer as AWS does`,
  reply,
});
