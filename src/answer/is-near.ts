/** Loopback, and the link-local addresses on which containers are given credentials. */
const NEAR: ReadonlySet<string> = new Set(["localhost", "::1", "169.254.170.2", "169.254.170.23", "fd00:ec2::23"]);

/** A host that plain http may carry a token to: it does not leave the machine. */
export function isNear(url: URL): boolean {
  return isNearHost(url.hostname.replace(/^\[|\]$/g, "").toLowerCase());
}

export const isNearHost = (host: string): boolean => NEAR.has(host) || /^127(?:\.\d{1,3}){3}$/.test(host);
