import type { ExemptBy, ProxyWord } from "../parse/proxy-variable.ts";

/**
 * Which calls of an SDK go through which proxy of the environment, without anything in code. Seen in the lab with a proxy
 * at which nothing listens: a role, an SSO profile, an instance and a container, by each variable in turn.
 */
export interface WaysOut {
  readonly aws: readonly ProxyWord[];
  readonly metadata: readonly ProxyWord[];
  readonly container: readonly ProxyWord[];
  readonly exemptBy: ExemptBy;
}

/** botocore 1.44.8 asks a container past any proxy, the metadata service as any other URL. */
export const AS_BOTOCORE: WaysOut = {
  aws: ["scheme"],
  metadata: ["scheme"],
  container: [],
  exemptBy: { name: "ending" },
};

/** By net/http's own ProxyFromEnvironment, whatever is asked: Go v1 and v2, Terraform. */
export const ALL_BY_SCHEME: WaysOut = {
  aws: ["scheme"],
  metadata: ["scheme"],
  container: ["scheme"],
  exemptBy: { name: "ending", ranges: true, stars: true },
};

/** JavaScript v2 and v3 know a proxy only from code: an agent in `httpOptions`, or in the request handler. */
export const PAST_ANY_PROXY: WaysOut = { aws: [], metadata: [], container: [], exemptBy: { name: "ending" } };
