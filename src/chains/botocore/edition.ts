/** In what the copies of botocore part that boto3 and the two CLIs run on. */
export interface Edition {
  /** Names of the profile's variable: the first that is there counts. */
  readonly profileVariables: readonly string[];
  /** Names of the region's variable: the first that is there counts. */
  readonly regionVariables: readonly string[];
  /** A region that nobody names is asked of the metadata service (awscli/utils.py:IMDSRegionProvider). */
  readonly regionFromMetadata: boolean;
  /** `--profile ""` and `--region ""` count as not given (clidriver.py: `if args.profile`). */
  readonly ignoresEmptyArguments: boolean;
  /** The global STS endpoint may be asked for by `sts_regional_endpoints = legacy`. */
  readonly legacySts: boolean;
  /** `defaults_mode` is known, and refused if its value is not. */
  readonly defaultsModes: boolean;
  readonly retryModes: readonly string[];
  /** The mode where none is set. */
  readonly retryMode: "legacy" | "standard";
  /** Mode standard knows a 429 by its status alone, too (ThrottlingStatusCodeChecker, 2026). */
  readonly retriesEach429: boolean;
  /** Whose words its errors are in, where the copies have come apart. */
  readonly wording: "botocore" | "aws-cli-v2";
  /** awscrt signs requests, and takes no empty key (botocore[crt]). */
  readonly crtSigner: boolean;
  readonly login: LoginEdition;
  /** STS's dates are handed on as they are written, and read where they are used (awscli/customizations/scalarparse.py). */
  readonly datesAsWritten: boolean;
  /** Where exchanged credentials are kept between runs; null: in memory only. */
  readonly diskCache: DiskCache | null;
}

/** `aws login` sessions need awscrt; where they are refreshed. */
type LoginEdition = "without-awscrt" | "at-the-sign-in-region" | "at-the-session-region";

export interface DiskCache {
  readonly folder: string;
  /** The web identity token takes part in the entry's name. */
  readonly namedByToken: boolean;
  /** SSO role credentials are kept too. */
  readonly keepsSso: boolean;
}
