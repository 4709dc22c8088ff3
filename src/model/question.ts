import type { StsConnection } from "./resolution.ts";
import type { Secret } from "../vault/secret.ts";

/** Credentials in the form a request is signed with. */
export interface SigningCredentials {
  /** Null: taken for granted (offline), not known. */
  readonly accessKeyId: string | null;
  readonly secretAccessKey: Secret | null;
  readonly sessionToken: Secret | null;
  /** ISO 8601 as the issuer wrote it; null: none given. */
  readonly expiration: string | null;
  readonly accountId: string | null;
}

/** Where a request goes and for which region it is signed. */
export interface Endpoint {
  readonly url: string;
  readonly signingRegion: string;
  /** "global": the partition's one endpoint (sts.amazonaws.com); "custom": an endpoint URL setting. */
  readonly reach: "regional" | "global" | "custom";
}

/** What a walk needs from outside. Its identity (`identityOf`) is all that can change its answer. */
export type Question =
  | AssumeRoleQuestion
  | WebIdentityQuestion
  | SsoRoleQuestion
  | SsoRefreshQuestion
  | LoginRefreshQuestion
  | ProcessQuestion
  | ContainerQuestion
  | MetadataQuestion
  | MfaCodeQuestion
  | AddressesQuestion;

export interface AssumeRoleQuestion {
  readonly kind: "assume-role";
  readonly roleArn: string;
  readonly caller: SigningCredentials;
  /** Null: the SDK makes one up. */
  readonly sessionName: string | null;
  readonly externalId: string | null;
  readonly mfaSerial: string | null;
  readonly mfaCode: Secret | null;
  /** Seconds; null: STS's default of 3600. */
  readonly durationSeconds: number | null;
  readonly bounds?: SessionBounds;
  /** Seconds by which the client's clock was found to be ahead of STS's, and corrected; left out: it is taken as it is. */
  readonly clockSkew?: number;
  readonly endpoint: Endpoint;
  /** The CA certificates that the client made for this call trusts, where it is not the program's own. */
  readonly caBundle?: StsConnection["caBundle"];
  /**
   * The variable that names the proxy which this SDK sends it through, or the proxy's URL where code gives it; null: past
   * any. Left out: as botocore would.
   */
  readonly proxy?: string | null;
}
/** What else a role's session is given, each as it is sent; what is left out is not sent. */
export interface SessionBounds {
  readonly sourceIdentity?: string;
  readonly policy?: string;
  readonly policyArns?: readonly string[];
  readonly tags?: readonly { readonly key: string; readonly value: string }[];
  readonly transitiveTagKeys?: readonly string[];
}
export interface WebIdentityQuestion {
  readonly kind: "assume-role-with-web-identity";
  readonly roleArn: string;
  readonly token: Secret;
  readonly sessionName: string | null;
  /** Seconds; left out: STS's default of 3600. */
  readonly durationSeconds?: number;
  readonly bounds?: Pick<SessionBounds, "policy" | "policyArns">;
  readonly endpoint: Endpoint;
  /** The CA certificates that the client made for this call trusts, where it is not the program's own. */
  readonly caBundle?: StsConnection["caBundle"];
  /**
   * The variable that names the proxy which this SDK sends it through, or the proxy's URL where code gives it; null: past
   * any. Left out: as botocore would.
   */
  readonly proxy?: string | null;
}
export interface SsoRoleQuestion {
  readonly kind: "sso-role-credentials";
  readonly accountId: string;
  readonly roleName: string;
  readonly accessToken: Secret;
  readonly endpoint: Endpoint;
  /**
   * The variable that names the proxy which this SDK sends it through, or the proxy's URL where code gives it; null: past
   * any. Left out: as botocore would.
   */
  readonly proxy?: string | null;
}
export interface SsoRefreshQuestion {
  readonly kind: "sso-refresh-token";
  readonly cachePath: string;
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly refreshToken: Secret;
  readonly endpoint: Endpoint;
  /**
   * The variable that names the proxy which this SDK sends it through, or the proxy's URL where code gives it; null: past
   * any. Left out: as botocore would.
   */
  readonly proxy?: string | null;
}
export interface LoginRefreshQuestion {
  readonly kind: "login-refresh-token";
  readonly cachePath: string;
  readonly clientId: string;
  readonly refreshToken: Secret;
  readonly dpopKey: Secret;
  readonly endpoint: Endpoint;
  /**
   * The variable that names the proxy which this SDK sends it through, or the proxy's URL where code gives it; null: past
   * any. Left out: as botocore would.
   */
  readonly proxy?: string | null;
}
export interface ProcessQuestion {
  readonly kind: "process";
  /** Given: the whole command is one line for a shell, and `argv` is empty. Null: no shell. */
  readonly shell: Secret | null;
  /** The program and its arguments, sealed: people put secrets on the command line. */
  readonly argv: readonly Secret[];
  /** The program's name: safe to show. */
  readonly program: string;
}
export interface ContainerQuestion {
  readonly kind: "container";
  readonly url: string;
  readonly authorization: Secret | null;
  /** How often an endpoint that refuses is asked; not given: three times, as botocore does. */
  readonly attempts?: number;
  /** As of the others; left out: past any. */
  readonly proxy?: string | null;
}
export interface MetadataQuestion {
  readonly kind: "metadata";
  readonly ask: "token" | "role" | "credentials" | "region" | "zone" | "document";
  readonly baseUrl: string;
  /** For `credentials`: the role's name. */
  readonly role: string | null;
  /** From the answer to `token`; null: IMDSv1. */
  readonly token: Secret | null;
  /** Seconds. */
  readonly timeout: number;
  readonly attempts: number;
  /** As of the others; left out: past any. */
  readonly proxy?: string | null;
}
export interface MfaCodeQuestion {
  readonly kind: "mfa-code";
  readonly serial: string;
}

/** What a name leads to: plain http goes to a container only where that is near. The answer is a text, its addresses in one line. */
export interface AddressesQuestion {
  readonly kind: "addresses";
  readonly host: string;
}

/** Why something that was asked was not had. */
export type FailureKind =
  | "denied"
  | "expired"
  | "invalid-key"
  | "clock-skew"
  | "wrong-region"
  | "invalid-request"
  | "throttled"
  | "unknown-host"
  | "no-route"
  | "refused"
  | "proxy"
  | "tls"
  | "timeout"
  | "http-status"
  | "bad-answer"
  | "no-terminal"
  | "not-found"
  | "exit-status"
  | "no-refresh-allowed"
  | "bad-key"
  | "aws-error";

export interface Failure {
  readonly kind: FailureKind;
  /** AWS's error code, an errno name, an HTTP or exit status: whatever names it best. */
  readonly code: string | null;
  /** Safe to show: the answerer takes secrets out. */
  readonly message: string;
  /** HTTP status of an AWS error that may pass; left out: of others it may be. */
  readonly status?: number;
  /** Of a proxy that could not be reached: its scheme, host and port, without user and password. */
  readonly proxy?: string;
  /** What was heard, where it is not what AWS usually says. */
  readonly reply?: OddReply;
  /** Of a document that was lent: what this SDK minds in it. */
  readonly fault?: DocumentFault;
  /** Of a `clock-skew`: seconds by which this machine is ahead of the service's own clock. */
  readonly clockSkew?: number;
}

/** What came from where a service of AWS is asked, and is not as that service answers: each SDK reads it its own way. */
export interface OddReply {
  readonly status: number;
  readonly form: "empty" | "html" | "xml" | "json" | "text";
  /** It can be read to its end: a page may be XML by chance. */
  readonly whole: boolean;
  /** An error's code, by the place where it stands. */
  readonly codes: Readonly<Partial<Record<CodePlace, string>>>;
  /** What it says of the error; a page's text as it is. Safe to show. */
  readonly says: string | null;
}

/** `field`: under STS's name, or CreateToken's own; null: of none of them. */
export interface DocumentFault {
  readonly how: "missing" | "empty" | "unreadable" | "cut" | "over";
  readonly field: string | null;
  /** What stands there, where that is no secret. */
  readonly value: string | null;
}

/** A header; STS's XML, or an XML whose root is the error; a field of JSON. */
export type CodePlace = "x-amzn-errortype" | "xml" | "xml-root" | "__type" | "code" | "Code" | "error";

/** `canary`: a key of a canary-token account is not used, as using it sets off an alarm. */
export type Assumption = "offline" | "refresh" | "mfa" | "process" | "canary";

/** The code of a `bad-answer` of a process, or of a metadata service, that says nothing. */
export const NOTHING_PRINTED = "nothing-printed";

export type Answer =
  | {
      readonly kind: "credentials";
      readonly credentials: SigningCredentials;
      readonly kinds?: PrintedKinds;
      readonly verdict?: LentVerdict;
    }
  /** A process's, a metadata service's or AWS's own answer that lacks what it should hold. */
  | {
      readonly kind: "incomplete";
      readonly missing: readonly string[];
      readonly version: string | null;
      /** Of AWS's own answer: it breaks off, and this much could be read. */
      readonly cut?: true;
      /** What stands there all the same: JavaScript v2 makes do with it. */
      readonly held?: SigningCredentials;
      readonly kinds?: PrintedKinds;
      readonly verdict?: LentVerdict;
      /** What it is to those who take a field's name in any case, where that is something else. */
      readonly inAnyCase?: Answer;
    }
  | {
      readonly kind: "token";
      readonly token: Secret;
      readonly expiresAt: string | null;
      /** Of CreateToken's document: seconds that it lasts, as it says. */
      readonly lasts?: number;
      /** Of CreateToken's document: what is not in it, or is null. */
      readonly missing?: readonly string[];
      readonly kinds?: PrintedKinds;
    }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "assumed"; readonly because: Assumption }
  | {
      readonly kind: "failure";
      readonly failure: Failure;
      /** What a process printed first, to those who pass over a byte order mark and what follows the first object. */
      readonly firstObject?: Answer;
    };

/** What a metadata service's document says of itself; left out where that is `"Code": "Success"`. */
export interface LentVerdict {
  /** Null: it has no `Code`, as a container's has none. */
  readonly code: string | null;
  readonly message: string | null;
}

/** `fraction`: a number written with a point, as 1.0. */
export type PrintedKind = "null" | "text" | "number" | "fraction" | "boolean" | "object" | "array";

/**
 * Which fields of a process's output are of another JSON kind than the documented one (`Version` a number, the others
 * texts), and of which; `""`: the output itself is no object. Each SDK minds others of them (set `hand-process`).
 */
export type PrintedKinds = Readonly<Record<string, PrintedKind>>;

export interface Asked {
  readonly question: Question;
  readonly answer: Answer;
}
