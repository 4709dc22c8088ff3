import type { CodeSite } from "../../model/code-site.ts";
import { type LookUp, knownText } from "./given-values.ts";

/** Names of this machine, and those under which containers reach an emulator beside them. */
const LOCAL =
  /^(?:https?:\/\/)?(?:[^/@\s]*@)?(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1\]|::1|host\.docker\.internal|(?:[\w-]+\.)*localstack(?:\.cloud)?|minio|dynamodb(?:-local)?|elasticmq|moto(?:server)?)(?::\d+)?(?:\/|$)/i;

/** The endpoint of an emulator that a site is pinned to; null: it is not. */
export function localEndpoint({ gives }: CodeSite, lookUp: LookUp): string | null {
  const given = gives.findLast(({ setting }) => setting === "endpoint") ?? null;
  const endpoint = knownText(given, lookUp);
  return endpoint !== null && LOCAL.test(endpoint) ? endpoint : null;
}
