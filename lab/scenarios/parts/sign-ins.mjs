// What lies in the caches after `aws sso login` and `aws login`, as several sets of scenarios have it.
import { createHash } from "node:crypto";

const hashed = (algorithm, text) => createHash(algorithm).update(text).digest("hex");

export const START = "https://a.awsapps.com/start";
/** Of a session by its name, of a start URL without one by that URL. */
export const ssoCacheOf = (name) => `~/.aws/sso/cache/${hashed("sha1", name)}.json`;
export const TOKEN = { startUrl: START, region: "eu-west-1", accessToken: "at-1", expiresAt: "{{NOW+3600}}" };
/** Over, with all that a refresh needs. */
export const REFRESHABLE = {
  ...TOKEN,
  expiresAt: "{{NOW-60}}",
  refreshToken: "rt-1",
  clientId: "client-1",
  clientSecret: "secret-1",
  registrationExpiresAt: "{{NOW+36000}}",
};

export const LOGIN = "arn:aws:iam::111122223333:user/me";
export const LOGIN_CACHE = `~/.aws/login/cache/${hashed("sha256", LOGIN)}.json`;
/** Made up for the lab; nobody's. */
export const DPOP_KEY =
  "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIPr13TyE5Vuas2fChoviBeoRWNbqHwujTcLjxEHNDgctoAoGCCqGSM49\nAwEHoUQDQgAE9KUWkeQWl+VHoUT8WIf9OvMMSKfQ0jndreFTOrI8mJHyJtry/Inn\nXv9q99u0ppGS+k4jFgnHsYlyghaY1Z92KA==\n-----END EC PRIVATE KEY-----\n";
/** Credentials whose time is over … */
export const ACCESS = {
  accessKeyId: "ASIALOGIN",
  secretAccessKey: "s",
  sessionToken: "t",
  accountId: "111122223333",
  expiresAt: "{{NOW-60}}",
};
/** … and whose time is not. */
export const FRESH = { ...ACCESS, expiresAt: "{{NOW+3600}}" };
export const SIGNED_IN = {
  accessToken: ACCESS,
  refreshToken: "rt-1",
  dpopKey: DPOP_KEY,
  clientId: "client-1",
  tokenType: "aws_sigv4",
  idToken: "i",
};
