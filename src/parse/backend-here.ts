import type { ProviderBlock } from "../model/provider-block.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { backendOfFolder } from "./backend-of-folder.ts";
import { terraformRun } from "./commands/terraform/terraform-run.ts";

/** The backend by which Terraform reads the state here: what the last init has kept, else what is written. Null: none. */
export const backendHere = (snapshot: Snapshot): ProviderBlock | null =>
  (terraformRun(["state", "list"], snapshot).backend ?? backendOfFolder(snapshot, snapshot.cwd))?.block ?? null;
