import type { BlockArgument, ProviderBlock } from "../../model/provider-block.ts";
import { type Environment, setVariable } from "../../walk/configured.ts";

/*
 * The backend's block and the variables that stand in for its arguments (Terraform 1.11.4, internal/backend/remote-state/s3,
 * Configure), in the words of the provider's block: both go to aws-sdk-go-base then.
 */

export function asProviderBlock(block: ProviderBlock, environment: Environment): ProviderBlock {
  const own = inSetOrder(block.map(renamed));
  return [...own, ...STAND_INS.flatMap((one) => standIn(one, own, environment))];
}

/** What the provider has as blocks, and what they were called before Terraform 1.6. */
function renamed(argument: BlockArgument): BlockArgument {
  const [name = "", next = ""] = argument.path;
  if (name.startsWith("assume_role") && !/^\d+$/.test(next))
    return { ...argument, path: [name, "0", ...argument.path.slice(1)] };
  return name === "sts_endpoint" ? { ...argument, path: ["endpoints", "sts"] } : argument;
}

/** Lists of files are sets here, which are read in the order of their words (golden `tf-s3-credentials-files-sorted`). */
function inSetOrder(block: ProviderBlock): ProviderBlock {
  const isFile = ({ path: [name = ""] }: BlockArgument): boolean => FILES.has(name);
  const sorted = block
    .filter(isFile)
    .toSorted((a, b) => (String(a.value) < String(b.value) ? -1 : 1))
    .map((argument, index) => ({ ...argument, path: [argument.path[0] ?? "", `${index}`] }));
  return [...block.filter((argument) => !isFile(argument)), ...sorted];
}

const FILES: ReadonlySet<string> = new Set(["shared_config_files", "shared_credentials_files"]);

interface StandIn {
  readonly path: readonly string[];
  /** The argument's older name, behind the first variable. */
  readonly older?: string;
  readonly variables: readonly string[];
  /** Whatever the variable says, it is this. */
  readonly value?: string;
}

const STAND_INS: readonly StandIn[] = [
  {
    path: ["shared_credentials_files", "0"],
    older: "shared_credentials_file",
    variables: ["AWS_SHARED_CREDENTIALS_FILE"],
  },
  { path: ["shared_config_files", "0"], variables: ["AWS_SHARED_CONFIG_FILE"] },
  { path: ["custom_ca_bundle"], variables: ["AWS_CA_BUNDLE"] },
  { path: ["endpoints", "sts"], variables: ["AWS_ENDPOINT_URL_STS", "AWS_STS_ENDPOINT"] },
  { path: ["endpoints", "sso"], variables: ["AWS_ENDPOINT_URL_SSO"] },
  {
    path: ["ec2_metadata_service_endpoint"],
    variables: ["AWS_EC2_METADATA_SERVICE_ENDPOINT", "AWS_METADATA_URL"],
  },
  { path: ["ec2_metadata_service_endpoint_mode"], variables: ["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"] },
  // Set to anything, false too (golden `tf-s3-fips-variable-off`).
  { path: ["use_fips_endpoint"], variables: ["AWS_USE_FIPS_ENDPOINT"], value: "true" },
  { path: ["use_dualstack_endpoint"], variables: ["AWS_USE_DUALSTACK_ENDPOINT"], value: "true" },
];

function standIn(
  { path, older, variables, value }: StandIn,
  own: ProviderBlock,
  environment: Environment,
): ProviderBlock {
  if (own.some((argument) => argument.path[0] === path[0] && (path[0] !== "endpoints" || argument.path[1] === path[1])))
    return [];
  const set = variables.map((name) => setVariable(environment, name)).find((one) => one !== null);
  if (set != null) return [{ path, value: value ?? set.text, provenance: set.provenance }];
  const before = own.find((argument) => argument.path[0] === older);
  return before === undefined ? [] : [{ ...before, path }];
}
