import type { Failure } from "./question.ts";

/** What IAM's policy simulator is asked: may this principal do these things to these resources? */
export interface PermissionQuestion {
  readonly actions: readonly string[];
  /** ARNs, or `*`. */
  readonly resources: readonly string[];
}

export type Permissions =
  | {
      readonly kind: "decisions";
      /** Whose policies were looked at: of an assumed role, the role's own ARN. */
      readonly principalArn: string;
      readonly decisions: readonly Decision[];
    }
  /** Nobody whose policies could be looked at: the root user, a federated user. */
  | { readonly kind: "not-possible"; readonly why: string }
  /** The simulator itself may not be asked, or did not answer. */
  | { readonly kind: "refused"; readonly principalArn: string; readonly failure: Failure };

/** IAM API reference, EvaluationResult. */
export interface Decision {
  readonly action: string;
  readonly resource: string;
  readonly effect: "allowed" | "explicit-deny" | "implicit-deny";
  /** The policies whose statements decided. */
  readonly statements: readonly { readonly policy: string; readonly type: string | null }[];
  /** Keys of the request's context that a condition asks for and that were not given. */
  readonly missingContext: readonly string[];
  /** Null: there is no permissions boundary. */
  readonly allowedByBoundary: boolean | null;
  /** Null: no organization's policies were looked at. */
  readonly allowedByOrganization: boolean | null;
}

/** A key as IAM tells of it; null: it does not say. */
export interface KeyUse {
  /** ISO 8601. */
  readonly created: string | null;
  readonly lastUsed: string | null;
  /** Whether IAM said when; if it did, and `lastUsed` is null, the key was never used. */
  readonly isLastUseKnown: boolean;
  readonly service: string | null;
  readonly region: string | null;
}
