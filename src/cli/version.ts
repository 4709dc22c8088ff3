/** Set from package.json when the CLI is bundled. */
declare const AWSWHO_VERSION: string | undefined;

export const VERSION: string = typeof AWSWHO_VERSION === "string" ? AWSWHO_VERSION : "0.0.0";
