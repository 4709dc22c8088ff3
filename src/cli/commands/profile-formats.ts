export const PROFILE_FORMATS = ["text", "json", "csv", "markdown"] as const;
