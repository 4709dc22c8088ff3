/** A role's trust policy as far as it speaks of identity tokens, or why it was not read. */
export type TrustReading =
  | {
      readonly kind: "policy";
      /** The profile whose keys read it. */
      readonly profile: string;
      readonly statements: readonly TrustStatement[];
    }
  | { readonly kind: "unread"; readonly profile: string; readonly why: string };

export interface TrustStatement {
  readonly effect: "Allow" | "Deny";
  /** Names of the identity providers: `oidc-provider/…` ARNs, or a host such as accounts.google.com. */
  readonly federated: readonly string[];
  readonly actions: readonly string[];
  readonly conditions: readonly TrustCondition[];
}

export interface TrustCondition {
  /** StringLike, ForAnyValue:StringEquals, …: as it is written. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** Reads the trust policy of a role. */
export type TrustReader = (roleArn: string) => Promise<TrustReading>;
