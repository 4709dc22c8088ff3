import { CANARY } from "../aws/made-up-keys.ts";

/** A web identity token by its shape: a JWT whose signature is none. */
export function webTokenFor(issuer: string, subject: string, expires: number): string {
  const part = (fields: object): string => Buffer.from(JSON.stringify(fields)).toString("base64url");
  const header = part({ alg: "RS256", kid: "demo", typ: "JWT" });
  const payload = part({ iss: issuer, sub: subject, aud: ["sts.amazonaws.com"], exp: Math.floor(expires / 1000) });
  return `${header}.${payload}.${CANARY}-signature`;
}
