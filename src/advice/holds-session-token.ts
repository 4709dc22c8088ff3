import type { Winner } from "../model/resolution.ts";

/** Whether requests carry a session token; before an exchange, what the source is known to give. */
export function holdsSessionToken({ credentials, holding }: Pick<Winner, "credentials" | "holding">): boolean {
  if (credentials.sessionToken !== null) return credentials.sessionToken.length > 0;
  return credentials.secretAccessKey === null && holding.hasSessionToken;
}
