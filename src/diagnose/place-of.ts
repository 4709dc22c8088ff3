import type { Place, Wrapper } from "../model/place.ts";
import type { Snapshot } from "../model/snapshot.ts";

const text = (snapshot: Snapshot, name: string): string | null => {
  const value = snapshot.variables.get(name);
  return typeof value === "string" && value !== "" ? value : null;
};

/** Marks that the places set themselves, the most telling first. */
const MARKS: readonly (readonly [Place, (snapshot: Snapshot) => boolean])[] = [
  ["lambda", (s) => text(s, "AWS_LAMBDA_FUNCTION_NAME") !== null],
  ["codebuild", (s) => text(s, "CODEBUILD_BUILD_ID") !== null],
  ["cloudshell", (s) => text(s, "AWS_EXECUTION_ENV") === "CloudShell"],
  ["github-actions", (s) => text(s, "GITHUB_ACTIONS") === "true"],
  ["eks", (s) => text(s, "KUBERNETES_SERVICE_HOST") !== null],
  ["ecs", (s) => text(s, "ECS_CONTAINER_METADATA_URI_V4") !== null || text(s, "ECS_CONTAINER_METADATA_URI") !== null],
  ["codespaces", (s) => text(s, "CODESPACES") === "true"],
  ["dev-container", (s) => text(s, "REMOTE_CONTAINERS") === "true" || text(s, "DEVCONTAINER") !== null],
  ["wsl", (s) => text(s, "WSL_DISTRO_NAME") !== null],
  ["ci", (s) => text(s, "CI") === "true"],
];

export const placeOf = (snapshot: Snapshot): Place => MARKS.find(([, holds]) => holds(snapshot))?.[0] ?? "machine";

interface WrapperMark {
  readonly name: Wrapper["name"];
  readonly mark: string;
  readonly profile: string;
  readonly expiration: string;
}

/** aws-vault 7, granted 0.2x, awsume 4.5, aws-sso-cli 1.x: the variables that each exports beside the keys. */
const WRAPPERS: readonly WrapperMark[] = [
  { name: "aws-vault", mark: "AWS_VAULT", profile: "AWS_VAULT", expiration: "AWS_CREDENTIAL_EXPIRATION" },
  { name: "granted", mark: "GRANTED_SSO", profile: "AWS_PROFILE", expiration: "AWS_SESSION_EXPIRATION" },
  { name: "awsume", mark: "AWSUME_PROFILE", profile: "AWSUME_PROFILE", expiration: "AWSUME_EXPIRATION" },
  { name: "aws-sso", mark: "AWS_SSO_PROFILE", profile: "AWS_SSO_PROFILE", expiration: "AWS_SSO_SESSION_EXPIRATION" },
];

export function wrapperOf(snapshot: Snapshot): Wrapper | null {
  for (const { name, mark, profile, expiration } of WRAPPERS) {
    if (text(snapshot, mark) === null) continue;
    return { name, profile: text(snapshot, profile), variable: mark, expiration: text(snapshot, expiration) };
  }
  return null;
}
