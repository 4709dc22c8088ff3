/** Where a program runs, as its environment tells. */
export type Place =
  | "lambda"
  | "codebuild"
  | "cloudshell"
  | "github-actions"
  | "ecs"
  | "eks"
  | "codespaces"
  | "dev-container"
  | "wsl"
  | "ci"
  | "machine";

/** A tool that exports temporary keys for a profile, known by its own mark. */
export interface Wrapper {
  readonly name: "aws-vault" | "granted" | "awsume" | "aws-sso";
  /** The profile it says it exported. */
  readonly profile: string | null;
  readonly variable: string;
  /** ISO 8601, where it says so. */
  readonly expiration: string | null;
}
