import { createHash } from "node:crypto";
import type { SignIn } from "../aws/aws-facts.ts";
import { madeUpSecret } from "../aws/made-up-keys.ts";
import { permissionSetRole } from "../aws/principal.ts";
import { DEV } from "./accounts.ts";
import { minutesFrom } from "./moment.ts";

/*
 * A sign-in through IAM Identity Center, as several cases need it: the profile, the token file `aws sso login` leaves
 * behind, and what the portal knows.
 */

const START_URL = "https://example.awsapps.com/start";
const ACCESS_TOKEN = madeUpSecret("SSO access token", 200);

export const SIGN_IN_CONFIG = `[profile dev]
sso_session = corp
sso_account_id = ${DEV}
sso_role_name = DeveloperAccess
region = eu-central-1

[sso-session corp]
sso_start_url = ${START_URL}
sso_region = eu-central-1
sso_registration_scopes = sso:account:access
`;

/** The cache file's name is the sha1 of the session's name. */
export const tokenFile = (home: string): string =>
  `${home}/.aws/sso/cache/${createHash("sha1").update("corp").digest("hex")}.json`;

export const tokenText = (now: number, minutesLeft: number): string =>
  JSON.stringify({
    startUrl: START_URL,
    region: "eu-central-1",
    accessToken: ACCESS_TOKEN,
    expiresAt: minutesFrom(now, minutesLeft),
  });

export const signInOf = (person: string): SignIn => ({
  accessToken: ACCESS_TOKEN,
  person,
  roles: { [`${DEV}/DeveloperAccess`]: permissionSetRole(DEV, "DeveloperAccess") },
});
