import type { ProviderBlock } from "../../model/provider-block.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { backendHere } from "../../parse/commands/terraform/terraform-run.ts";
import type { CodeArguments, Hidden } from "../../walk/chain.ts";
import { type GoSession, openSession as openGoSession } from "../go/session.ts";
import { asProviderBlock } from "./as-provider-block.ts";

export interface BackendSession extends GoSession {
  /** The backend's block as it is written; null: none is known. */
  readonly own: ProviderBlock | null;
}

const open = openGoSession({
  metadata: ["AWS_EC2_METADATA_SERVICE_ENDPOINT"],
  endpoints: { sts: "AWS_ENDPOINT_URL_STS", sso: "AWS_ENDPOINT_URL_SSO" },
  // Go's config 1.29.4 (env_config.go, shared_config.go).
  unchecked: new Set(["AWS_DISABLE_CLOCK_SKEW_CORRECTION", "AWS_RESTRICT_FILE_PERMISSIONS"]),
  unread: new Set(["login_session", "disable_clock_skew_correction"]),
  block: {
    called: "backend block",
    documentation: "https://developer.hashicorp.com/terraform/language/backend/s3",
    article: "A",
    attempts: 5,
  },
});

export function openSession(snapshot: Snapshot, code: CodeArguments, hidden: Hidden): BackendSession {
  const own = code.block ?? backendHere(snapshot)?.block ?? null;
  const block = asProviderBlock(own ?? [], { snapshot, hidden });
  return { ...open(snapshot, { ...code, block }, hidden), own };
}
