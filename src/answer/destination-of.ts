import type { Endpoint } from "../model/question.ts";
import type { Variables } from "./proxy-for.ts";

export type AwsService = "sts" | "sso" | "sso-oidc" | "signin" | "iam";

export interface Destination {
  readonly url: string;
  /** Sent elsewhere by a variable of ours: a test or the demo. Never through a proxy. */
  readonly redirected: boolean;
}

/** Where a call really goes: where the SDK would send it, unless a variable of ours says otherwise. */
export function destinationOf(service: AwsService, endpoint: Endpoint, variables: Variables): Destination {
  for (const name of [`AWSWHO_ENDPOINT_URL_${service.toUpperCase().replace("-", "_")}`, "AWSWHO_ENDPOINT_URL"]) {
    const url = variables.get(name);
    if (typeof url === "string" && url !== "") return { url, redirected: true };
  }
  return { url: endpoint.url, redirected: false };
}
