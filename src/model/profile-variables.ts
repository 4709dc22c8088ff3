/** Variables that choose a profile, for one SDK or another. */
export const PROFILE_VARIABLES: readonly string[] = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"];
