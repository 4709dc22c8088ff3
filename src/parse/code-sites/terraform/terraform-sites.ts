import type { CodeSite, Given, GivenSetting } from "../../../model/code-site.ts";
import { namesOf } from "../shell/assigned-variables.ts";
import { commandSite } from "../shell/command-site.ts";
import { textWord } from "../shell/command-word.ts";
import { variableSetting } from "../values/variable-setting.ts";
import { blockIn } from "./block-in.ts";
import { type TerraformEntry, type TerraformValue, bodyOf } from "./terraform-entry.ts";
import { Names } from "./terraform-names.ts";

/** What acts in a file of a Terraform configuration, whose names may be those of the whole folder: providers, backends, other states that are read, and commands it starts. */
export function terraformSites(
  entries: readonly TerraformEntry[],
  names: Names = new Names(entries),
): readonly CodeSite[] {
  return entries.flatMap((entry) => [
    ...sitesOf(entry, names),
    ...commandsIn(entry, names),
    ...environmentsIn(entry, names),
  ]);
}

function sitesOf(entry: TerraformEntry, names: Names): readonly CodeSite[] {
  const body = bodyOf(entry.value);
  switch (entry.name) {
    case "provider":
      return PROVIDERS.has(entry.labels[0] ?? "") ? [providerSite(entry, body, names)] : [];
    case "terraform":
      return body
        .filter(({ name, labels }) => name === "backend" && labels[0] === "s3")
        .map((backend) => blockSite(backend, 'backend "s3"', "s3", bodyOf(backend.value), names));
    case "data":
      return entry.labels[0] === "terraform_remote_state" ? remoteState(entry, body, names) : [];
    case "remote_state":
      return remoteState(entry, body, names);
    case "variable":
      return secretDefault(entry, body, names);
    default:
      return [];
  }
}

/** A secret that stands as the default of a variable named for it. */
function secretDefault(entry: TerraformEntry, body: readonly TerraformEntry[], names: Names): readonly CodeSite[] {
  const setting = NAMED_FOR_SECRET.find(([name]) => name.test(entry.labels[0] ?? ""))?.[1];
  const value = body.find(({ name }) => name === "default")?.value;
  if (setting === undefined || value?.kind !== "text") return [];
  const gives = valuesOf(setting, value, names);
  const call = `variable "${entry.labels[0]}"`;
  return gives.length === 0 ? [] : [{ ...toolSite(entry, call, null, gives), kind: "variable" }];
}

const NAMED_FOR_SECRET: readonly (readonly [RegExp, GivenSetting])[] = [
  [/^(?:aws_)?(?:access_key(?:_id)?)$/i, "access-key-id"],
  [/^(?:aws_)?(?:secret_(?:access_)?key)$/i, "secret-access-key"],
  [/^(?:aws_)?session_token$/i, "session-token"],
];

/** Commands that Terraform starts: a Kubernetes provider's `exec`, and `external` data. */
function commandsIn(entry: TerraformEntry, names: Names): readonly CodeSite[] {
  return bodyOf(entry.value).flatMap((inner) => {
    const body = bodyOf(inner.value);
    const command = body.find(({ name }) => name === "command")?.value;
    if (inner.name !== "exec" || command?.kind !== "text") return commandsIn(inner, names);
    const args = body.find(({ name }) => name === "args")?.value;
    const own = body.filter(({ name }) => name === "env").flatMap(({ value }) => variablesOf(bodyOf(value), names));
    const words = [
      textWord(command.text, command),
      ...(args?.kind === "list" ? args.items : []).map((item) => names.word(item)),
    ];
    const site = commandSite({
      language: "terraform",
      words,
      environment: [],
      own,
      line: inner.line,
      column: inner.column,
    });
    return site === null ? [] : [site];
  });
}

/** `env = { AWS_PROFILE = "dev" }`, in a task's or function's settings too. */
const variablesOf = (entries: readonly TerraformEntry[], names: Names): readonly Given[] =>
  entries.flatMap(({ name, value }) => {
    const setting = variableSetting(name);
    return setting === null ? [] : valuesOf(setting, value, names).map((given) => ({ ...given, variable: name }));
  });

/** AWS's variables wherever an object sets them: a function's `environment { variables = { … } }`, a provisioner's. */
function environmentsIn(entry: TerraformEntry, names: Names): readonly CodeSite[] {
  return bodyOf(entry.value).flatMap((inner): readonly CodeSite[] => {
    if (inner.name === "exec") return [];
    const gives = variablesOf(bodyOf(inner.value), names);
    if (gives.length === 0) return environmentsIn(inner, names);
    return [{ ...toolSite(inner, `${inner.name} ${namesOf(gives)}`, null, gives), sdk: null, kind: "variable" }];
  });
}

/** awscc is AWS's second provider; both read credentials by aws-sdk-go-base. */
const PROVIDERS: ReadonlySet<string> = new Set(["aws", "awscc"]);

function providerSite(entry: TerraformEntry, body: readonly TerraformEntry[], names: Names): CodeSite {
  const [provider] = entry.labels;
  const alias = body.find(({ name }) => name === "alias")?.value;
  const call = alias?.kind === "text" ? `provider ${provider}.${alias.text}` : `provider "${provider}"`;
  return blockSite(entry, call, null, body, names);
}

/** `data "terraform_remote_state"`, and Terragrunt's `remote_state`: a backend's settings in `config`. */
function remoteState(entry: TerraformEntry, body: readonly TerraformEntry[], names: Names): readonly CodeSite[] {
  const backend = body.find(({ name }) => name === "backend")?.value;
  if (backend?.kind !== "text" || backend.text !== "s3") return [];
  const config = body.filter(({ name }) => name === "config").flatMap(({ value }) => bodyOf(value));
  const call = entry.name === "data" ? `data.${entry.labels.join(".")}` : "remote_state";
  return [blockSite(entry, call, "s3", config, names)];
}

/** What aws-sdk-go-base is given by it. */
const blockSite = (
  entry: TerraformEntry,
  call: string,
  service: string | null,
  body: readonly TerraformEntry[],
  names: Names,
): CodeSite => ({
  ...toolSite(entry, call, service, givenIn(body, names)),
  // Of the two, the backend alone names its service.
  ...(service === null ? {} : { sdk: "terraform-backend" }),
  block: blockIn(body, names),
});

const toolSite = (
  { line, column }: TerraformEntry,
  call: string,
  service: string | null,
  gives: readonly Given[],
): CodeSite => ({
  language: "terraform",
  sdk: "terraform",
  kind: "tool",
  call,
  service,
  line,
  column,
  gives,
  fault: null,
});

/** Of the provider (hashicorp/aws 6) and the S3 backend (Terraform 1.13), the older names included. */
const SETTINGS: Readonly<Record<string, GivenSetting>> = {
  profile: "profile",
  region: "region",
  access_key: "access-key-id",
  secret_key: "secret-access-key",
  token: "session-token",
  role_arn: "role",
  shared_credentials_files: "credentials-file",
  shared_credentials_file: "credentials-file",
  shared_config_files: "config-file",
  allowed_account_ids: "account",
  endpoint: "endpoint",
  sts_endpoint: "endpoint",
  iam_endpoint: "endpoint",
  dynamodb_endpoint: "endpoint",
};

const ROLES: ReadonlySet<string> = new Set(["assume_role", "assume_role_with_web_identity"]);

function givenIn(body: readonly TerraformEntry[], names: Names): readonly Given[] {
  return body.flatMap(({ name, value }) => {
    const setting = SETTINGS[name];
    if (setting !== undefined) return valuesOf(setting, value, names);
    if (name === "endpoints") return bodyOf(value).flatMap((endpoint) => valuesOf("endpoint", endpoint.value, names));
    if (!ROLES.has(name)) return [];
    return bodyOf(value)
      .filter((entry) => entry.name === "role_arn")
      .flatMap((entry) => valuesOf("role", entry.value, names));
  });
}

function valuesOf(setting: GivenSetting, value: TerraformValue, names: Names): readonly Given[] {
  if (value.kind === "list") return value.items.flatMap((item) => valuesOf(setting, item, names));
  const { line, column } = value;
  const known = names.valueOf(setting, value);
  return known === null ? [] : [{ setting, line, column, ...known }];
}
