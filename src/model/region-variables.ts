/** Variables that set the region, for one SDK or another (complaint S49: few read both). */
export const REGION_VARIABLES: readonly [string, string] = ["AWS_REGION", "AWS_DEFAULT_REGION"];
