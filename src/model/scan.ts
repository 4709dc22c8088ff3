import type { CodeFault, CodeLanguage, CodeSite } from "./code-site.ts";
import type { Severity } from "./finding.ts";
import type { Resolution, SdkError } from "./resolution.ts";
import type { SdkId } from "./sdk.ts";

/** A site and its file. */
export interface PlacedSite {
  /** As one would type it from where the scan was started. */
  readonly path: string;
  readonly site: CodeSite;
}

/** What the files scanned hold, and which were not read. */
export interface SourceReading {
  /** Files met, whatever they are. */
  readonly files: number;
  /** Opened, since some reader's. */
  readonly opened: number;
  /** Parsed, since a word of the reader's stands in it, and the signs of a site. */
  readonly parsed: number;
  readonly sites: readonly PlacedSite[];
  readonly notRead: readonly NotRead[];
  /** Files that a reader would have read, had a .gitignore not left them out. */
  readonly ignored: readonly string[];
  /** Languages of which there were files, and whose grammar is not installed. */
  readonly withoutGrammar: readonly WithoutGrammar[];
  /** The command that installs grammars for this awswho, but for their names. */
  readonly grammarInstaller: string;
  /** Files of languages that have an AWS SDK and no reader yet. */
  readonly otherLanguages: readonly { readonly name: string; readonly files: number }[];
}

export interface NotRead {
  readonly path: string;
  readonly why:
    | "too-large"
    | "binary"
    | "no-regular-file"
    | "unreadable"
    | "unreadable-folder"
    | "too-many-entries"
    | "absent"
    /** The parser did not come to an end in time, or the reader has no end for it. */
    | "not-parsed"
    /** The run's time was up before it: nothing after it was read. */
    | "time-up"
    /** Named on the command line, and of no language that is read. */
    | "no-reader";
}

export interface WithoutGrammar {
  readonly language: CodeLanguage;
  /** The packages to install. */
  readonly packages: readonly string[];
  readonly files: readonly string[];
}

/** Who a site acts as, as far as it can be told without running it. */
export type SiteActor =
  | {
      readonly kind: "acts";
      /** Two sites of one key are the same principal. */
      readonly key: string;
      readonly resolution: Resolution;
      /** Assumed in code, on top of who the resolution is. */
      readonly role: AssumedInCode | null;
    }
  /** A role whose caller only the run can tell: its keys were fetched elsewhere. */
  | { readonly kind: "role"; readonly key: string; readonly role: AssumedInCode }
  | { readonly kind: "fails"; readonly key: string; readonly error: SdkError; readonly resolution: Resolution }
  /** The call itself is refused. */
  | { readonly kind: "refused"; readonly fault: CodeFault }
  | { readonly kind: "unsigned" }
  /** An emulator on this machine answers it, whoever asks. */
  | { readonly kind: "emulator"; readonly endpoint: string }
  /** Only the run can tell; `because` says why, in a few words. */
  | { readonly kind: "run-decides"; readonly because: string }
  /** A variable or a key written down: who reads it is not known, or it runs on another machine (a pipeline, an image). */
  | {
      readonly kind: "reader-unknown" | "elsewhere";
      readonly profile: string | null;
      readonly accessKeyId: string | null;
      readonly region: string | null;
    };

export interface AssumedInCode {
  readonly arn: string;
  /** Out of the ARN. */
  readonly account: string | null;
  /** The role that assumes it, where the code names several, one after the other. */
  readonly by?: AssumedInCode;
}

export interface ResolvedSite extends PlacedSite {
  readonly actor: SiteActor;
  /** The code itself says who, or takes part in it: it is not left to the machine. */
  readonly pinned: boolean;
  readonly region: { readonly name: string; readonly pinned: boolean } | null;
  /** Acts as somebody else than the same SDK does here without what the code gives. */
  readonly unlikeShell: boolean;
  /** Lists of accounts that Terraform holds against the account, which nobody knows here without asking AWS. */
  readonly accountListsOpen: readonly string[];
}

/** What an SDK does here where the code gives nothing. */
export interface ShellActor {
  readonly sdk: SdkId;
  readonly key: string | null;
  readonly resolution: Resolution;
}

export const SCAN_RULES = [
  "secret-in-code",
  "refused-call",
  "profile-missing-in-code",
  "identities-in-one-folder",
  "stack-account-differs",
  "region-unknown-in-code",
  "local-endpoint",
  "region-differs",
] as const;

export type ScanRule = (typeof SCAN_RULES)[number];

export interface ScanFinding {
  readonly rule: ScanRule;
  readonly severity: Severity;
  readonly message: string;
  /** What to write or do; null: that depends. */
  readonly right: string | null;
  readonly places: readonly CodePlace[];
}

export interface CodePlace {
  readonly kind: "code";
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** All that `awswho scan` has to say. */
export interface Scan {
  readonly reading: SourceReading;
  readonly sites: readonly ResolvedSite[];
  readonly shells: readonly ShellActor[];
  readonly findings: readonly ScanFinding[];
}
