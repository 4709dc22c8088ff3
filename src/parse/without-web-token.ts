/** What stands for a token that was written where its file's path belongs. */
export const TOKEN_ITSELF = "eyJ…";

/** A JSON Web Token is a secret wherever it stands: jobs put it into AWS_WEB_IDENTITY_TOKEN_FILE itself, or its setting. */
export const withoutWebToken = (value: string): string =>
  // Most values hold none, and ten thousand profiles have three each.
  value.includes("eyJ") ? value.replace(/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, TOKEN_ITSELF) : value;
