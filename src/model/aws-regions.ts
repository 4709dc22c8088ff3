/**
 * The regions of all partitions. Source: the partitions that the AWS SDK for JavaScript carries
 * (`@aws-sdk/core` 3.981.0, util-endpoints/lib/aws/partitions.js), read in November 2026. A region that is not here may
 * be younger than the list.
 */
export const AWS_REGIONS: ReadonlySet<string> = new Set(
  (
    "af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 " +
    "ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 " +
    "eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 " +
    "me-south-1 me-west-1 mx-central-1 sa-east-1 sa-west-1 us-east-1 us-east-2 us-west-1 us-west-2 cn-north-1 " +
    "cn-northwest-1 eusc-de-east-1 us-iso-east-1 us-iso-west-1 us-isob-east-1 us-isob-west-1 eu-isoe-west-1 " +
    "us-isof-east-1 us-isof-south-1 us-gov-east-1 us-gov-west-1"
  ).split(" "),
);

/** Those of `aws` that an account has from the start: the ones older than 20 March 2019 (AWS General Reference). */
const ALWAYS_ON: ReadonlySet<string> = new Set(
  (
    "ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 " +
    "eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2"
  ).split(" "),
);

/** A region of `aws` that an account has only after somebody has turned it on. */
export const isOptInRegion = (name: string): boolean =>
  AWS_REGIONS.has(name) && !ALWAYS_ON.has(name) && !/^(?:cn|eusc|us-iso|us-gov|eu-iso)/.test(name);
