import { type Chain, anyChain } from "../walk/chain.ts";
import { asNetHttp } from "./go/as-net-http.ts";
import { stsConnection } from "./go/endpoint.ts";
import { profileChoice, profileNames, sourceOfFile } from "./go/session.ts";
import { proxiesInBlock } from "./terraform/proxies-in-block.ts";
import { stepsOf } from "./terraform/steps.ts";
import { backendAccountFault } from "./terraform-backend/account-fault.ts";
import { backendDocumentation } from "./terraform-backend/documentation.ts";
import { backendRegion, loadBackend } from "./terraform-backend/load-backend.ts";
import { type BackendSession, openSession } from "./terraform-backend/session.ts";

/** Its SDK does not know `login_session` yet (golden `tf-s3-login`). */
const steps = stepsOf("backend block").filter(({ source }) => source !== "login");

/**
 * Terraform's S3 backend (1.11.4, with aws-sdk-go-base 2.0.0-beta.62 on Go's config 1.29.4): as whom `terraform init` opens the
 * state and every command after it reads and writes it. A block of its own, whatever the provider's says; its region is the
 * block's or a variable's, never a profile's; variables of its own. Source: internal/backend/remote-state/s3/backend.go.
 */
export const terraformBackend = anyChain({
  id: "terraform-backend",
  modelledOn: "1.11.4",
  whereAtHand: true,
  documentedPositions: {},
  documentation: backendDocumentation,
  open: openSession,
  profile: profileChoice,
  profileNames,
  load: loadBackend,
  sourceOfFile,
  prepare: function* () {}, // `load` has raised it all
  steps: () => steps,
  // biome-ignore lint/correctness/useYield: a region walk may ask; this one's does not
  *region(session, winner) {
    const region = winner === null ? null : backendRegion(session);
    return { name: region?.text ?? null, provenance: region?.provenance ?? null };
  },
  client: backendAccountFault,
  sts: stsConnection,
  whenStepFails: () => "stops",
  waysOut: asNetHttp,
  waysOutIn: proxiesInBlock,
} satisfies Chain<BackendSession>);
