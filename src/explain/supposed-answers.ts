import type { Answer, OddReply, Question } from "../model/question.ts";
import { seal } from "../vault/secret.ts";
import { WHOLE, without } from "./supposed-credentials.ts";

/** An answer of AWS's that is odd, or of somebody else in AWS's place, which a text may speak of (set `hand-answered`). */
export interface SupposedAnswer {
  readonly to: "sts" | "portal" | "oidc" | "sign-in";
  readonly answer: Answer;
}

/** To whom a question goes; null: to none of AWS's services. */
export function serviceOf({ kind }: Question): SupposedAnswer["to"] | null {
  switch (kind) {
    case "assume-role":
    case "assume-role-with-web-identity":
      return "sts";
    case "sso-role-credentials":
      return "portal";
    case "sso-refresh-token":
      return "oidc";
    case "login-refresh-token":
      return "sign-in";
    default:
      return null;
  }
}

/** Those that the text's words leave open: most errors leave none. */
export const supposedAnswers = (text: string): readonly SupposedAnswer[] =>
  SUPPOSED.flatMap(([pattern, answers]) => (pattern.test(text) ? answers : []));

const LENDERS = ["sts", "portal", "sign-in"] as const;

const ofEach = (answer: Answer): readonly SupposedAnswer[] => LENDERS.map((to) => ({ to, answer }));

const ending = (expiration: string, kinds?: { readonly Expiration: "text" | "fraction" }): Answer => ({
  kind: "credentials",
  credentials: { ...WHOLE, expiration },
  ...(kinds === undefined ? {} : { kinds }),
});

const lacking = (...missing: readonly string[]): Answer => ({
  kind: "token",
  token: seal(missing.includes("accessToken") ? "" : "supposed"),
  expiresAt: null,
  missing,
});

const unread = (form: OddReply["form"], whole: boolean): Answer => ({
  kind: "failure",
  failure: {
    kind: "bad-answer",
    code: null,
    message: "did not answer as AWS does",
    reply: { status: 200, form, whole, codes: {}, says: null },
  },
});

const refused = (status: number, form: OddReply["form"], codes: OddReply["codes"] = {}): Answer => ({
  kind: "failure",
  failure: {
    kind: status === 429 ? "throttled" : "http-status",
    code: Object.values(codes)[0] ?? String(status),
    message: `answered ${status}, not as AWS does`,
    reply: { status, form, whole: form === "html", codes, says: null },
  },
});

const NOTHING = { accessKeyId: "", secretAccessKey: seal(""), sessionToken: null, expiration: null };

const NO_RESULT: Answer = {
  kind: "incomplete",
  missing: ["Credentials"],
  version: null,
  held: { ...WHOLE, ...NOTHING },
};
const NO_ROLE: Answer = { ...NO_RESULT, missing: ["roleCredentials"] };

const EVERY_WORD =
  /deserial|unmarshal|pars|XML|JSON|Invalid response|did not contain|must be defined|KeyError|^'\w+'$|NoMethodError|undefined method|NullReference|null \(Object|Value cannot be null|Nullable|invalid temporary credential|missing \w+|must contain|expected |unexpected |not as AWS/im;

const SUPPOSED: readonly (readonly [RegExp, readonly SupposedAnswer[]])[] = [
  [
    EVERY_WORD,
    [
      { to: "sts", answer: NO_RESULT },
      { to: "portal", answer: NO_ROLE },
      ...(["html", "json", "empty"] as const).flatMap((form) => [
        ...ofEach(unread(form, form === "html")),
        { to: "oidc" as const, answer: unread(form, false) },
      ]),
    ],
  ],
  [/access_?key_?id/i, ofEach(without("AccessKeyId", { accessKeyId: "" }))],
  [/secret_?access_?key/i, ofEach(without("SecretAccessKey", { secretAccessKey: seal("") }))],
  [/session_?token|'token'/i, ofEach(without("SessionToken", { sessionToken: null }))],
  [
    /expir|date|time|number|int/i,
    [
      ...ofEach(without("Expiration", { expiration: null })),
      ...ofEach(ending("tomorrow", { Expiration: "text" })),
      ...ofEach(ending("2000-01-01T00:00:00Z")),
    ],
  ],
  [
    /access_?token|expires_?in|refresh|SSO ?Token|token has/i,
    [
      { to: "oidc", answer: lacking("accessToken") },
      { to: "oidc", answer: lacking("expiresIn") },
      { to: "oidc", answer: lacking("accessToken", "expiresIn", "refreshToken") },
      { to: "sign-in", answer: without("expiresIn", { expiration: null }) },
      { to: "sign-in", answer: without("refreshToken", {}) },
    ],
  ],
  [
    /\b(?:401|403|404|407|429|50\d)\b|Http\d{3}|Forbidden|Unauthorized|status code/i,
    [401, 403, 404, 429, 503].flatMap((status) => [
      ...ofEach(refused(status, "html")),
      ...ofEach(refused(status, "empty")),
    ]),
  ],
];
