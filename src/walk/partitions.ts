/** botocore/data/partitions.json (1.44.5), and the STS names of botocore/data/endpoints.json. */
interface Partition {
  readonly id: string;
  readonly regions: RegExp;
  readonly suffix: string;
  readonly dualStackSuffix: string;
  /** The sign-in's host below a region (rule set of signin, 1.44.5; goldens `mut-c-login-eusc-de-east-1`, `-us-iso-east-1`). */
  readonly signIn: string;
}

const PARTITIONS: readonly Partition[] = [
  {
    id: "aws",
    regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
    suffix: "amazonaws.com",
    dualStackSuffix: "api.aws",
    signIn: "signin.aws.amazon.com",
  },
  {
    id: "aws-cn",
    regions: /^cn-\w+-\d+$/,
    suffix: "amazonaws.com.cn",
    dualStackSuffix: "api.amazonwebservices.com.cn",
    signIn: "signin.amazonaws.cn",
  },
  {
    id: "aws-us-gov",
    regions: /^us-gov-\w+-\d+$/,
    suffix: "amazonaws.com",
    dualStackSuffix: "api.aws",
    signIn: "signin.amazonaws-us-gov.com",
  },
  {
    id: "aws-eusc",
    regions: /^eusc-(de)-\w+-\d+$/,
    suffix: "amazonaws.eu",
    dualStackSuffix: "api.amazonwebservices.eu",
    signIn: "signin.amazonaws-eusc.eu",
  },
  {
    id: "aws-iso",
    regions: /^us-iso-\w+-\d+$/,
    suffix: "c2s.ic.gov",
    dualStackSuffix: "api.aws.ic.gov",
    signIn: "signin.c2shome.ic.gov",
  },
  {
    id: "aws-iso-b",
    regions: /^us-isob-\w+-\d+$/,
    suffix: "sc2s.sgov.gov",
    dualStackSuffix: "api.aws.scloud",
    signIn: "signin.sc2shome.sgov.gov",
  },
  {
    id: "aws-iso-e",
    regions: /^eu-isoe-\w+-\d+$/,
    suffix: "cloud.adc-e.uk",
    dualStackSuffix: "api.cloud-aws.adc-e.uk",
    signIn: "signin.csphome.adc-e.uk",
  },
  {
    id: "aws-iso-f",
    regions: /^us-isof-\w+-\d+$/,
    suffix: "csp.hci.ic.gov",
    dualStackSuffix: "api.aws.hci.ic.gov",
    signIn: "signin.csphome.hci.ic.gov",
  },
];

const AWS = PARTITIONS[0] as Partition;

/** The partition of a region; an unknown region counts as one of `aws`, as botocore's rule sets have it. */
export const partitionOf = (region: string): Partition => PARTITIONS.find(({ regions }) => regions.test(region)) ?? AWS;

/** Regions whose `sts_regional_endpoints = legacy` means sts.amazonaws.com (botocore/args.py LEGACY_GLOBAL_STS_REGIONS). */
export const LEGACY_GLOBAL_STS_REGIONS: ReadonlySet<string> = new Set([
  "ap-northeast-1",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "aws-global",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
]);
