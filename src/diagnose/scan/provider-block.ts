import type { BlockGiven, CodeSite } from "../../model/code-site.ts";
import type { BlockArgument, ProviderBlock } from "../../model/provider-block.ts";
import type { AssumedInCode, PlacedSite } from "../../model/scan.ts";
import { accountOfArn } from "../../parse/arn.ts";
import { seal } from "../../vault/secret.ts";
import { type LookUp, knownValue, whyUnknown } from "./given-values.ts";

/** What a Terraform block says here, each argument at its line. What only the run can tell is left out. */
export const providerBlock = ({ path, site }: PlacedSite, lookUp: LookUp): ProviderBlock =>
  (site.block ?? []).flatMap((given): readonly BlockArgument[] => {
    const value = valueGiven(given, lookUp);
    const provenance = { kind: "code", path, line: given.line } as const;
    return value === null ? [] : [{ path: given.path, value, provenance }];
  });

function valueGiven({ path, value }: BlockGiven, lookUp: LookUp): BlockArgument["value"] | null {
  const isSecret = SECRETS.has(path.at(-1) ?? "");
  const known = knownValue(value, lookUp);
  // A secret is there, whatever it is: nobody is asked with it.
  if (known.kind !== "value") return isSecret ? seal("not known here") : null;
  return isSecret && typeof known.value === "string" ? seal(known.value) : known.value;
}

const SECRETS: ReadonlySet<string> = new Set(["secret_key", "token", "web_identity_token"]);

/** What decides who the block acts as, and only the run can tell; null: all that decides is known. Beside what `gives` tells. */
export function blockUnknown({ block = [] }: CodeSite, lookUp: LookUp): string | null {
  for (const given of block) {
    const what = DECIDES[given.path.at(-1) ?? ""];
    const why = what === undefined ? null : whyUnknown(what, { ...given, setting: "role" }, lookUp);
    if (why !== null) return why;
  }
  return null;
}

const DECIDES: Readonly<Record<string, string>> = {
  role_arn: "its role",
  web_identity_token_file: "its token file",
};

/** The roles of a block that are taken one after the other, the last first; only the run can tell one: unknown. */
export function rolesOfBlock({ block = [] }: CodeSite, lookUp: LookUp): AssumedInCode | null | "unknown" {
  const arns = block.filter(({ path }) => path[0] === "assume_role" && path[2] === "role_arn").toSorted(byNumber);
  let role: AssumedInCode | null = null;
  for (const given of arns) {
    const known = knownValue(given.value, lookUp);
    if (known.kind !== "value" || typeof known.value !== "string") return "unknown";
    role = { arn: known.value, account: accountOfArn(known.value), ...(role === null ? {} : { by: role }) };
  }
  return role;
}

const byNumber = (a: BlockGiven, b: BlockGiven): number => Number(a.path[1]) - Number(b.path[1]);

/** The role of a web identity, whose token the run alone may have. */
export function tokensRole({ block = [] }: CodeSite, lookUp: LookUp): AssumedInCode | null {
  const given = block.findLast(({ path }) => path[0] === "assume_role_with_web_identity" && path[2] === "role_arn");
  const known = given === undefined ? null : knownValue(given.value, lookUp);
  return known?.kind === "value" && typeof known.value === "string" && known.value !== ""
    ? { arn: known.value, account: accountOfArn(known.value) }
    : null;
}

/** What lies beneath the roles; which accounts may be used is said of the last role's. */
export const withoutRoles = (block: ProviderBlock): ProviderBlock =>
  block.filter(({ path }) => !OF_ROLES.has(path[0] ?? ""));

const OF_ROLES: ReadonlySet<string> = new Set(["assume_role", "allowed_account_ids", "forbidden_account_ids"]);
