import type { Assignments } from "./assignments.ts";
import type { Identity } from "./identity.ts";
import type { KeyUse, PermissionQuestion, Permissions } from "./permission.ts";
import type { Answer, Failure, Question, SigningCredentials, SsoRoleQuestion } from "./question.ts";
import type { StsConnection } from "./resolution.ts";
import type { TrustStatement } from "./trust.ts";

/** All that lies beyond the machine's files: who answers a walk's questions and says whose the credentials are. */
export interface Outside {
  /**
   * @param caBundle the CA certificates that the asking SDK trusts: what one cannot reach for want of a file, another can.
   * Left out: those of whoever made this.
   */
  answer(question: Question, caBundle?: StsConnection["caBundle"]): Promise<Answer>;
  whoIs(credentials: SigningCredentials, connection: StsConnection): Promise<Identity>;
  /** IAM, for the winner's own principal. Left out: nobody can be asked (a replay). */
  readonly iam?: Iam;
  /** What the SSO portal that refused a role lends instead. Left out: nobody can be asked. */
  assignments?(refused: SsoRoleQuestion): Promise<Assignments>;
}

/** Each a call that changes nothing. */
export interface Iam {
  may(caller: Caller, question: PermissionQuestion): Promise<Permissions>;
  keyUse(caller: Caller): Promise<KeyUse | null>;
  /** Whom a role of the caller's own account lets in. */
  trust(caller: Caller, roleArn: string): Promise<Trust>;
}

export type Trust =
  | { readonly kind: "statements"; readonly statements: readonly TrustStatement[] }
  | { readonly kind: "failure"; readonly failure: Failure };

export interface Caller {
  readonly credentials: SigningCredentials;
  readonly identity: Extract<Identity, { kind: "known" }>;
  readonly connection: StsConnection;
}
