import type { Asked, Assumption, Endpoint, SigningCredentials } from "./question.ts";
import type { Provenance } from "./provenance.ts";
import type { ErrorKind, SdkId, SourceId } from "./sdk.ts";

/** An error as the SDK raises it. */
export interface SdkError {
  readonly kind: ErrorKind;
  /** The SDK's own name for it: `PartialCredentialsError`. */
  readonly type: string;
  readonly message: string;
  readonly provenance: Provenance | null;
  /** Other lines that take part, such as the first of two duplicates or the hops of a loop. */
  readonly related: readonly Provenance[];
}

export interface Account {
  readonly id: string;
  readonly known: "key-id" | "arn" | "setting" | "sts";
}

/** How the winner's credentials come to be: a base, then hops. */
export type PlanNode =
  | { readonly kind: "static"; readonly provenance: Provenance }
  | {
      readonly kind: "assume-role";
      /** Null: a Terraform provider block names the role. */
      readonly profile: string | null;
      readonly roleArn: string;
      readonly mfaSerial: string | null;
      readonly durationSeconds: number | null;
      readonly provenance: Provenance;
    }
  | {
      readonly kind: "web-identity";
      readonly roleArn: string;
      /** Null: a Terraform provider block holds the token itself. */
      readonly tokenFile: string | null;
      readonly provenance: Provenance;
    }
  | {
      readonly kind: "sso";
      readonly accountId: string;
      readonly roleName: string;
      readonly startUrl: string;
      readonly session: string | null;
      readonly cachePath: string;
      readonly provenance: Provenance;
    }
  | { readonly kind: "login"; readonly session: string; readonly cachePath: string; readonly provenance: Provenance }
  | { readonly kind: "process"; readonly program: string; readonly provenance: Provenance }
  | { readonly kind: "container"; readonly url: string; readonly provenance: Provenance }
  | {
      readonly kind: "instance-metadata";
      readonly url: string;
      readonly role: string | null;
      readonly provenance: Provenance;
    };

/** What a step has found, before any exchange. */
export interface Holding {
  /** Known without a call: static keys. */
  readonly accessKeyId: string | null;
  readonly hasSessionToken: boolean;
  readonly account: Account | null;
  readonly plan: readonly PlanNode[];
  readonly provenance: {
    readonly accessKeyId: Provenance;
    readonly secretAccessKey: Provenance | null;
    readonly sessionToken: Provenance | null;
  };
  /** The values that make this source speak: with them gone it is absent. */
  readonly triggers: readonly Provenance[];
  /** ISO 8601, where the source itself says so. */
  readonly expiration: string | null;
}

/** What an SDK makes of one source. */
export type Verdict =
  | "winner"
  /** It would give credentials, were the winner's not there. */
  | "shadowed"
  | "absent"
  /** Half of what it takes is there: an id without a secret. */
  | "incomplete"
  /** What is there cannot be read. */
  | "malformed"
  /** The SDK does not look: something says not to. */
  | "skipped"
  /** It failed, and the SDK goes on to the next. */
  | "failed-went-on"
  /** It failed, and that is the SDK's answer. */
  | "stops"
  /** An earlier one stopped the SDK. */
  | "not-reached"
  /** This SDK has no such source. */
  | "not-applicable"
  /** What decides could not be asked. */
  | "unknown";

export interface SourceRow {
  /** Place in boto3's guide up to 1.14; null: not one of the eight. */
  readonly position: number | null;
  /** Place in the SDK's code, from 1. */
  readonly order: number;
  readonly id: SourceId;
  readonly method: string;
  readonly verdict: Verdict;
  readonly why: string;
  readonly holding: Holding | null;
  /** What the same source would give next: a profile's token file behind the environment's. */
  readonly behind: readonly Holding[];
  readonly provenance: Provenance | null;
  readonly error: SdkError | null;
}

export interface ProfileChoice {
  readonly name: string;
  readonly exists: boolean;
  readonly binding: "code" | "variable" | "default";
  readonly provenance: Provenance;
  /** Where the profile's section stands in each file. */
  readonly sections: readonly Provenance[];
  readonly nearest: readonly string[];
}

export interface RegionChoice {
  readonly name: string | null;
  readonly provenance: Provenance | null;
}

export interface Winner {
  readonly source: SourceId;
  readonly method: string;
  readonly holding: Holding;
  readonly credentials: SigningCredentials;
}

export interface Assumed {
  readonly question: string;
  readonly answer: string;
  readonly because: Assumption;
}

export interface Resolution {
  readonly sdk: {
    readonly id: SdkId;
    readonly modelledOn: string;
    /** Held against records of the real one, or modelled from source alone. */
    readonly evidence: "run" | "read";
  };
  readonly outcome: "credentials" | "none" | "error" | "unknown";
  readonly profile: ProfileChoice;
  readonly winner: Winner | null;
  readonly error: SdkError | null;
  readonly clientError: SdkError | null;
  readonly region: RegionChoice;
  readonly sources: readonly SourceRow[];
  readonly asked: readonly Asked[];
  readonly assumed: readonly Assumed[];
  /** How this SDK would ask STS who it is. */
  readonly sts: StsConnection;
}

/** What an SDK would do on a changed machine. Its rows of sources would keep the machine, and all that was read of it. */
export type Foreseen = Omit<Resolution, "sources">;

export interface StsConnection {
  /** Null: this SDK cannot even make an STS client; `clientError` says why. */
  readonly endpoint: Endpoint | null;
  /** A file of CA certificates to trust instead of the built-in ones. */
  readonly caBundle: { readonly path: string; readonly provenance: Provenance } | null;
  /** The variable that names the proxy which this SDK sends it through; null: past any. Left out: as botocore would. */
  readonly proxy?: string | null;
}
