import type { ProfileProblem } from "./profile-list.ts";
import type { FileProvenance, Provenance } from "./provenance.ts";
import type { Account } from "./resolution.ts";

/** What the profiles of a machine are made of: which is assumed from which, and what lies at the bottom of each. */
export interface ProfileGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly loops: readonly GraphLoop[];
  /** The profiles that were asked for, or, where all were, those that are no other's source; a loop's first member. */
  readonly roots: readonly string[];
  /** For `~` in what is shown. */
  readonly home: string;
}

export type GraphNode = ProfileNode | SourceNode;

export interface ProfileNode {
  readonly kind: "profile";
  /** `profile:NAME` */
  readonly id: string;
  readonly name: string;
  /** False: named as a source, and not there. */
  readonly exists: boolean;
  readonly role: GraphRole | null;
  readonly problems: readonly ProfileProblem[];
  readonly provenance: Provenance | null;
}

export interface GraphRole {
  /** Null: IAM Identity Center makes the role, and the settings do not have its ARN. */
  readonly arn: string | null;
  /** With its path; the whole ARN where it is none of a role. */
  readonly name: string;
  readonly account: string | null;
}

/** Where a chain begins. */
export interface SourceNode {
  readonly kind: "keys" | "sso-session" | "login" | "process" | "web-identity" | "credential-source";
  readonly id: string;
  /** The key id, the session's name or start URL, the token file, the credential source; a process's is not told. */
  readonly name: string;
  readonly account: Account | null;
  /** ISO 8601, as it is written: when a cached sign-in ends. */
  readonly expires: string | null;
  readonly provenance: FileProvenance | null;
}

export interface GraphEdge {
  /** The profile that needs … */
  readonly from: string;
  /** … this. */
  readonly to: string;
  readonly kind: "source_profile" | "credential_source" | "keys" | "sso" | "login" | "process" | "web-identity";
  readonly provenance: FileProvenance | null;
  /** What is done with it; null: it is used as it is. */
  readonly hop: Hop | null;
  /** Part of a circle; `self`: a profile that is its own source, legal with keys of its own. */
  readonly loop: "loop" | "self" | null;
}

export interface Hop {
  readonly mfaSerial: string | null;
  /** Seconds; null: not set, and STS gives an hour. */
  readonly durationSeconds: number | null;
  /** A role assumed by a role's session: STS gives it an hour at most. */
  readonly chained: boolean;
  /** Chained, and more than an hour is asked for: STS refuses. */
  readonly tooLong: boolean;
}

export interface GraphLoop {
  /** Names, in order; the last is followed by the first. */
  readonly profiles: readonly string[];
  /** The `source_profile` line of each. */
  readonly lines: readonly FileProvenance[];
}
