import type { BlockGiven, GivenSetting } from "../../../model/code-site.ts";
import { type TerraformEntry, type TerraformValue, bodyOf } from "./terraform-entry.ts";
import type { Names } from "./terraform-names.ts";

/**
 * The arguments of a provider (hashicorp/aws 6) or an S3 backend (Terraform 1.13) that have a say in who it acts as, the
 * backend's older names put under the newer.
 */
export function blockIn(body: readonly TerraformEntry[], names: Names): readonly BlockGiven[] {
  return [
    ...body.flatMap((entry) => argumentsOf(entry, names)),
    ...ROLES.flatMap((name) => rolesIn(name, body, names)),
    ...olderRole(body, names),
  ];
}

const TEXTS: ReadonlySet<string> = new Set([
  "profile",
  "region",
  "access_key",
  "secret_key",
  "token",
  "sts_region",
  "custom_ca_bundle",
  "ec2_metadata_service_endpoint",
  "ec2_metadata_service_endpoint_mode",
  "skip_metadata_api_check",
  "skip_credentials_validation",
  "skip_requesting_account_id",
  "use_fips_endpoint",
  "use_dualstack_endpoint",
  "max_retries",
  "http_proxy",
  "https_proxy",
  "no_proxy",
]);

/** Empty, these switch off what the environment says. */
const OFF_WHERE_EMPTY: ReadonlySet<string> = new Set(["http_proxy", "https_proxy"]);

const LISTS: ReadonlySet<string> = new Set([
  "shared_config_files",
  "shared_credentials_files",
  "allowed_account_ids",
  "forbidden_account_ids",
]);

const ROLES = ["assume_role", "assume_role_with_web_identity"] as const;

const OLDER: Readonly<Record<string, readonly string[]>> = {
  shared_credentials_file: ["shared_credentials_files", "0"],
  sts_endpoint: ["endpoints", "sts"],
};

/** The backend's role, as it was written before Terraform 1.6. */
const OLDER_ROLE: Readonly<Record<string, string>> = {
  role_arn: "role_arn",
  session_name: "session_name",
  external_id: "external_id",
  assume_role_policy: "policy",
  assume_role_policy_arns: "policy_arns",
  assume_role_tags: "tags",
  assume_role_transitive_tag_keys: "transitive_tag_keys",
};

function olderRole(body: readonly TerraformEntry[], names: Names): readonly BlockGiven[] {
  const given = body.flatMap(({ name, value }) => {
    const argument = OLDER_ROLE[name];
    return argument === undefined ? [] : valuesAt(["assume_role", "0", argument], value, names);
  });
  return given.some(({ path }) => path[2] === "role_arn") ? given : [];
}

function argumentsOf({ name, value }: TerraformEntry, names: Names): readonly BlockGiven[] {
  if (OFF_WHERE_EMPTY.has(name) && value.kind === "text" && value.text === "")
    return [{ path: [name], value, line: value.line, column: value.column }];
  if (TEXTS.has(name) || LISTS.has(name)) return valuesAt([name], value, names);
  if (name === "endpoints") return bodyOf(value).flatMap((one) => valuesAt([name, one.name], one.value, names));
  const older = OLDER[name];
  return older === undefined ? [] : valuesAt(older, value, names);
}

/** Blocks of one name, or the list that stands for them, in their order. */
const rolesIn = (name: string, body: readonly TerraformEntry[], names: Names): readonly BlockGiven[] =>
  body
    .filter((entry) => entry.name === name)
    .flatMap(({ value }) => (value.kind === "list" ? value.items : [value]))
    .filter(({ kind }) => kind !== "null")
    .flatMap((item, index) => roleIn([name, `${index}`], item, names));

function roleIn(path: readonly string[], item: TerraformValue, names: Names): readonly BlockGiven[] {
  const { line, column } = item;
  const role = [...path, "role_arn"];
  if (item.kind !== "object") return [{ path: role, value: { kind: "computed" }, line, column }];
  const given = item.entries.flatMap((entry) => valuesAt([...path, entry.name], entry.value, names));
  // A block without the role's name is a role all the same, and the provider refuses it.
  return given.some((one) => one.path.at(-1) === "role_arn")
    ? given
    : [{ path: role, value: { kind: "text", text: "" }, line, column }, ...given];
}

function valuesAt(path: readonly string[], value: TerraformValue, names: Names): readonly BlockGiven[] {
  if (value.kind === "list") return value.items.flatMap((item, index) => valuesAt([...path, `${index}`], item, names));
  if (value.kind === "object") return value.entries.flatMap((one) => valuesAt([...path, one.name], one.value, names));
  const { line, column } = value;
  const known = names.valueOf(SECRETS[path.at(-1) ?? ""] ?? "profile", value);
  // A list that stands elsewhere is one of an unknown number.
  const place = LISTS.has(path.at(-1) ?? "") ? [...path, "0"] : path;
  return known === null ? [] : [{ path: place, line, column, ...known }];
}

/** By their kind they are sealed. */
const SECRETS: Readonly<Record<string, GivenSetting>> = {
  secret_key: "secret-access-key",
  token: "session-token",
  web_identity_token: "session-token",
};
