import type { CodeKeys } from "../model/code-keys.ts";
import type { SigningCredentials } from "../model/question.ts";
import type { Holding, ProfileChoice, RegionChoice, SdkError, StsConnection } from "../model/resolution.ts";
import type { Provenance } from "../model/provenance.ts";
import type { ProviderBlock } from "../model/provider-block.ts";
import type { SdkId, SourceId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { ChainDocumentation } from "./chain-documentation.ts";
import type { Walk } from "./walk.ts";
import type { WaysOut } from "./ways-out.ts";

/** What the program gives in code, as the person told us by flags. */
export interface CodeArguments {
  readonly profile: string | null;
  readonly region: string | null;
  readonly keys: CodeKeys | null;
  /** Where the program has them from, if from a file or variable of its own (samconfig.toml). Left out: it is its option. */
  readonly namedAt?: Partial<Readonly<Record<"profile" | "region", Provenance>>>;
  /** The variables that the program asks for a profile, in place of the SDK's own. Left out: it asks the SDK's. */
  readonly profileVariables?: readonly string[];
  /** It asks a session without that profile for the region first: `sam list`, Zappa. Left out: it does not. */
  readonly regionFirst?: boolean;
  /** Go v1's `SharedConfigEnable`: as with AWS_SDK_LOAD_CONFIG, whatever that says (copilot, s5cmd). Left out: the variable decides. */
  readonly loadsConfig?: true;
  /** Serverless's `--stage`, by which its variables are called. Left out: what serverless.yml says, else dev. */
  readonly stage?: string;
  /** Would the program have a terminal to ask for an MFA code? */
  readonly terminal: boolean;
  /** Terraform's provider block, which says all of this and more; left out: none is known. */
  readonly block?: ProviderBlock;
}

/**
 * Whether keys in code take the chain's place. Session() counts what is not empty (`any(credentials_kwargs.values())`);
 * client() ignores a token alone.
 */
export const givesKeys = (keys: CodeKeys): boolean =>
  (keys.accessKeyId ?? "") !== "" || keys.secret || (keys.token && keys.givenTo === "session");

/** Values that are to be taken as not there: how a shadowed source is found. */
export type Hidden = ReadonlySet<string>;

/** A source that has something: what it holds now, and how it becomes credentials when first used. */
export interface Found {
  readonly holding: Holding;
  readonly why: string;
  freeze(): Walk<SigningCredentials>;
}

export type StepResult =
  /** This SDK has no such source. */
  | { readonly kind: "not-applicable"; readonly why: string }
  | { readonly kind: "absent"; readonly why: string; readonly provenance?: Provenance }
  | { readonly kind: "skipped"; readonly why: string; readonly provenance?: Provenance }
  | { readonly kind: "found"; readonly found: Found };

export interface Step<Session> {
  readonly source: SourceId;
  /** The SDK's own name for the provider. */
  readonly method: string;
  /** What it is, where that is another thing than the source usually is. */
  readonly says?: string;
  /** Scenario ids (goldens) and source references that this step rests on. */
  readonly evidence: readonly string[];
  /** Where a raise of this step points when it holds nothing: what it would have been. */
  readonly load: (session: Session) => Walk<StepResult>;
}

/** One SDK's ordered steps with their conditions: held as data, one file per SDK. */
export interface Chain<Session> {
  readonly id: SdkId;
  readonly modelledOn: string;
  /** Modelled from source alone: no real one was run, so nothing is proven. Left out: held against records. */
  readonly readNotRun?: true;
  /** A command over an SDK, not an SDK: `compare` has it where it is at hand, or named. Left out: always. */
  readonly whereAtHand?: true;
  /** AWS has ended its support ("AWS SDKs and Tools version lifecycle", AWS SDKs and Tools Reference Guide). */
  readonly endOfSupport?: true;
  /** boto3's guide up to 1.14: the eight documented positions. */
  readonly documentedPositions: Partial<Readonly<Record<SourceId, number>>>;
  /** Its rules in words, beside its steps: for `explain` and `compare --diff`. The engine does not read it. */
  readonly documentation: ChainDocumentation;
  readonly open: (snapshot: Snapshot, code: CodeArguments, hidden: Hidden) => Session;
  readonly profile: (session: Session) => ProfileChoice;
  /** The profiles that its dialect finds in both files, by the names that one would give in code; none where a file is refused. */
  readonly profileNames: (session: Session) => readonly string[];
  /** Faults before any source: boto3's Session(). */
  readonly load: (session: Session) => Walk<void>;
  /** As many steps, in the same order, on every machine. */
  readonly steps: (session: Session) => readonly Step<Session>[];
  /** Whether a step's raise, or that of its exchange, ends the chain (botocore, Go) or is passed over (Java, JS v2). */
  readonly whenStepFails: (error: SdkError, step: Step<Session>, session: Session) => "stops" | "goes-on";
  /** The source that reads a file; null: none of its own. */
  readonly sourceOfFile: (session: Session, path: string) => SourceId | null;
  /** Faults between load and the first step that keys given in code escape. */
  readonly prepare: (session: Session) => Walk<void>;
  /** A walk of its own; it may look at how the credentials were found (Terraform does). */
  readonly region: (session: Session, winner: SourceId | null) => Walk<RegionChoice>;
  /** Credentials are fine, making a client fails. Terraform looks at whose they are. */
  readonly client: (session: Session, holding: Holding | null) => SdkError | null;
  /** What making a client asks, though nothing here depends on the answer; left out: nothing. */
  readonly clientAsks?: (session: Session) => Walk<void>;
  /** Where this SDK would send GetCallerIdentity. */
  readonly sts: (session: Session) => StsConnection;
  /** The proxies it follows; left out: not seen, so AWS is asked as botocore asks it, all else past any. */
  readonly waysOut?: WaysOut;
  /** Those that what is given in code makes of them; null: it says nothing of proxies. */
  readonly waysOutIn?: (code: CodeArguments) => WaysOut | null;
}

/** The key under which a value is hidden. */
export function hideKey(provenance: Provenance): string {
  switch (provenance.kind) {
    case "file":
      return `${provenance.path}:${provenance.line}`;
    case "variable":
      return `$${provenance.name}`;
    case "property":
      return `$${provenance.variable}:${provenance.name}`;
    case "argument":
      return `argument:${provenance.name}`;
    case "metadata":
      return "metadata";
    case "code":
      return `code:${provenance.path}:${provenance.line}`;
    case "default":
      return provenance.kind;
  }
}

/** A chain whose session is its own matter. */
export type AnyChain = Chain<unknown>;

/** The one place where a chain's session type is forgotten: the engine only ever hands back what `open` gave. */
export const anyChain = <Session>(chain: Chain<Session>): AnyChain => chain as unknown as AnyChain;
