import { COMMAND_IDS, SDK_IDS } from "./sdk-ids.ts";

export { COMMAND_IDS, SDK_IDS };

export type SdkId = (typeof SDK_IDS)[number];

/** A command over an SDK, not an SDK. */
export const isCommand = (id: SdkId): boolean => COMMAND_IDS.some((command) => command === id);

export const SOURCE_IDS = [
  "explicit",
  "session",
  "environment",
  "shared-credentials",
  "shared-config",
  "assume-role",
  "boto2-config",
  "instance-metadata",
  "web-identity",
  "sso",
  "login",
  "process",
  "aws-credential-file",
  "container",
] as const;

export type SourceId = (typeof SOURCE_IDS)[number];

/** What kind of fault an SDK's error is, in the same words for every SDK. Scripts read it: a word that is there stays. */
export type ErrorKind =
  | "profile-missing"
  | "parse"
  | "partial"
  | "loop"
  | "no-source"
  | "two-sources"
  | "bad-setting"
  | "token-missing"
  | "token-expired"
  | "token-refused"
  | "denied"
  | "unreachable"
  | "process-failed"
  | "mfa"
  | "region-missing"
  | "refused-key"
  | "dependency-missing"
  /** Roles upon roles, too many for the stack of the SDK. */
  | "too-deep"
  | "not-read"
  | "hang";
