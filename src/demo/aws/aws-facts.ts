import type { MadeUpKeys } from "./made-up-keys.ts";
import type { Principal } from "./principal.ts";

/** What the demo's AWS knows; all else it refuses, as AWS does. */
export interface AwsFacts {
  readonly keys?: readonly HeldKeys[];
  readonly roles?: readonly TrustingRole[];
  readonly signIns?: readonly SignIn[];
  readonly webTokens?: readonly WebToken[];
  readonly containers?: readonly ContainerEndpoint[];
  /** ARN of the role that the metadata service gives; left out: there is no such service. */
  readonly instanceRole?: string;
}

export interface HeldKeys {
  readonly keys: MadeUpKeys;
  readonly holder: Principal;
  readonly expired?: true;
}
interface TrustingRole {
  readonly arn: string;
  /** Who may assume it: ARNs of users and roles, subjects of web identity tokens. */
  readonly trusts: readonly string[];
}
/** A sign-in at IAM Identity Center. */
export interface SignIn {
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly person: string;
  /** ARNs of the permission sets' roles, by `account/permission set`. */
  readonly roles: Readonly<Record<string, string>>;
}
interface WebToken {
  readonly token: string;
  readonly subject: string;
}
export interface ContainerEndpoint {
  readonly path: string;
  /** What the Authorization header must be; null: none is asked for. */
  readonly authorization: string | null;
  readonly holder: Principal;
}
