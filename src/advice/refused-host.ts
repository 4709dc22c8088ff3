import type { Resolution } from "../model/resolution.ts";
import { hideKey } from "../walk/chain.ts";

export const FULL_URI = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

/** What mends it. */
export const OTHER_ADDRESS = "give the endpoint an https address, or one on localhost";

/** Whether an SDK refuses the endpoint before it puts any question to it: each has a list of hosts of its own. */
export const refusesHost = ({ asked, sources, error }: Resolution): boolean =>
  !asked.some(({ question }) => question.kind === "container") &&
  [error, ...sources.map((row) => row.error)].some(
    (fault) => fault?.provenance != null && hideKey(fault.provenance) === `$${FULL_URI}`,
  );

/** "host.docker.internal: boto3 does not ask that host over plain http", without its end. */
export const refusedHostWords = (url: string, refusing: string): string =>
  `${FULL_URI} names ${hostOf(url)}: ${refusing} not ask that host${url.startsWith("http:") ? " over plain http" : ""}`;

const hostOf = (url: string): string => {
  try {
    return new URL(url).hostname || "no host";
  } catch {
    return "no URL";
  }
};
