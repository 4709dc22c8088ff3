import type { CodeSite } from "../../model/code-site.ts";
import type { Holding } from "../../model/resolution.ts";
import type { SiteActor } from "../../model/scan.ts";

const LISTS: ReadonlySet<string> = new Set(["allowed_account_ids", "forbidden_account_ids"]);

/**
 * The lists of accounts of a Terraform block that cannot be held against the account here, as only AWS knows it: of the keys
 * that the provider ends with, or of the role. Terraform asks (chains/terraform/account-fault.ts).
 */
export function accountListsOpen({ block = [] }: CodeSite, actor: SiteActor): readonly string[] {
  if (actor.kind !== "acts" || isAccountKnown(actor)) return [];
  return [...new Set(block.flatMap(({ path: [name = ""] }) => (LISTS.has(name) ? [name] : [])))];
}

const isAccountKnown = ({ role, resolution }: Extract<SiteActor, { kind: "acts" }>): boolean =>
  role === null ? resolution.winner === null || isProven(resolution.winner.holding) : role.account !== null;

/** What a file says of its keys' account may be wrong. */
const isProven = ({ account, plan }: Holding): boolean =>
  account !== null && !(account.known === "setting" && plan.at(-1)?.kind === "static");
