import type { Secret } from "../vault/secret.ts";
import type { SdkId } from "./sdk.ts";

/** What a file of a project is written in; one reader each (`parse/code-sites/<language>.ts`). */
export const CODE_LANGUAGES = [
  "python",
  "javascript",
  "go",
  "java",
  "kotlin",
  "ruby",
  "rust",
  "terraform",
  "workflow",
  "dockerfile",
  "compose",
  "serverless",
  "sam",
  "cdk",
  "dotenv",
  "shell",
  "mcp",
] as const;

export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

/** A place of a project that makes an AWS client, or that gives what will make one its keys, profile, region or endpoint. */
export interface CodeSite {
  readonly language: CodeLanguage;
  /** Whose chain it is resolved with; null: what will read it is not known (a variable in a Dockerfile). */
  readonly sdk: SdkId | null;
  readonly kind: CodeSiteKind;
  /** The call or block by name and without values: `boto3.client`, `new S3Client`, `provider "aws"`. */
  readonly call: string;
  /** The service asked for, in the SDK's own spelling: `s3`, `S3Client`; null: none is named. */
  readonly service: string | null;
  /** From 1, of the call's first character. */
  readonly line: number;
  readonly column: number;
  /** All that it is given, its session's or configuration's included; in the order written. */
  readonly gives: readonly Given[];
  /** Of a Terraform provider or backend: every argument that has a say in who it acts as, `gives` or not. */
  readonly block?: readonly BlockGiven[];
  /** What is wrong with the call itself. */
  readonly fault: CodeFault | null;
}

export type CodeSiteKind =
  /** A client or resource is made: something acts here. */
  | "client"
  /** A session or configuration is made, for the clients made of it. */
  | "session"
  /** A credential provider is chosen: what it names comes before, or in place of, the chain. */
  | "provider"
  /** A variable is set for this process or those it starts. */
  | "variable"
  /** A tool's own block or command: Terraform's provider and backend, a workflow's sign-in step, `aws --profile`. */
  | "tool";

/** What code gives, in the words of AWS. */
export const GIVEN_SETTINGS = [
  "profile",
  "region",
  "access-key-id",
  "secret-access-key",
  "session-token",
  "role",
  "endpoint",
  "credentials-file",
  "config-file",
  "account",
  /** A provider that passes the chain over: `fromInstanceMetadata()`, `EnvironmentVariableCredentialsProvider`. */
  "provider",
  /** `AnonymousCredentials`, `UNSIGNED`: nothing is signed. */
  "unsigned",
  /** Arguments given as a whole that is not written out (`**kwargs`), or a session from elsewhere: only the run can tell. */
  "arguments",
] as const;

export type GivenSetting = (typeof GIVEN_SETTINGS)[number];

export interface Given {
  readonly setting: GivenSetting;
  readonly value: CodeValue;
  /**
   * The environment variable that the code sets: keys in the environment come before `AWS_PROFILE`, and not every SDK reads
   * `AWS_DEFAULT_REGION`. Left out: it is given to the SDK itself.
   */
  readonly variable?: string;
  /** From 1, of the value's first character. */
  readonly line: number;
  readonly column: number;
}

/** One argument of a block (`model/provider-block.ts`). */
export interface BlockGiven {
  readonly path: readonly string[];
  readonly value: CodeValue;
  /** From 1, of the value's first character. */
  readonly line: number;
  readonly column: number;
}

export type CodeValue =
  | { readonly kind: "text"; readonly text: string }
  /** A secret written out; `looksReal`: no placeholder and no emulator's word. */
  | { readonly kind: "secret"; readonly secret: Secret; readonly looksReal: boolean }
  /** Read from an environment variable when it runs; `otherwise`: the default given with it. */
  | { readonly kind: "variable"; readonly name: string; readonly otherwise: string | null }
  /** Computed, a parameter, or out of a store: only the run can tell. */
  | { readonly kind: "computed" };

/** A call that this SDK refuses whatever the machine. */
export interface CodeFault {
  /** The SDK's or language's own name: `TypeError`. */
  readonly error: string;
  /** What is said, as far as it is the same on every run. */
  readonly message: string;
  /** What to write in its place. */
  readonly right: string;
  readonly line: number;
}
