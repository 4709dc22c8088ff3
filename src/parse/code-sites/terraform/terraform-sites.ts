import type { CodeSite, CodeValue, Given, GivenSetting } from "../../../model/code-site.ts";
import { namesOf } from "../shell/assigned-variables.ts";
import { commandSite } from "../shell/command-site.ts";
import { type CommandWord, type WordPart, textWord } from "../shell/command-word.ts";
import { variableSetting } from "../values/variable-setting.ts";
import type { Place } from "../values/placed-value.ts";
import type { TerraformEntry, TerraformValue } from "./terraform-entry.ts";
import { valueOrDefault } from "../values/value-or-default.ts";
import { writtenValue } from "../values/written-value.ts";

/** What acts in a Terraform configuration: providers, backends, other states that are read, and commands it starts. */
export function terraformSites(entries: readonly TerraformEntry[]): readonly CodeSite[] {
  const names = new Names(entries);
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
        .map((backend) => toolSite(backend, 'backend "s3"', "s3", givenIn(bodyOf(backend.value), names)));
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
  return toolSite(entry, call, null, givenIn(body, names));
}

/** `data "terraform_remote_state"`, and Terragrunt's `remote_state`: a backend's settings in `config`. */
function remoteState(entry: TerraformEntry, body: readonly TerraformEntry[], names: Names): readonly CodeSite[] {
  const backend = body.find(({ name }) => name === "backend")?.value;
  if (backend?.kind !== "text" || backend.text !== "s3") return [];
  const config = body.filter(({ name }) => name === "config").flatMap(({ value }) => bodyOf(value));
  const call = entry.name === "data" ? `data.${entry.labels.join(".")}` : "remote_state";
  return [toolSite(entry, call, "s3", givenIn(config, names))];
}

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

/** `assume_role = [{ … }]` holds what `assume_role { … }` does. */
function bodyOf(value: TerraformValue): readonly TerraformEntry[] {
  if (value.kind === "object") return value.entries;
  return value.kind === "list" ? value.items.flatMap(bodyOf) : [];
}

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

/** What a name stands for, as far as this file says. */
class Names {
  readonly #variables = new Map<string, TerraformValue | null>();
  readonly #locals = new Map<string, TerraformValue>();

  constructor(entries: readonly TerraformEntry[]) {
    for (const { name, labels, value } of entries) {
      const body = bodyOf(value);
      if (name === "variable")
        this.#variables.set(labels[0] ?? "", body.find((one) => one.name === "default")?.value ?? null);
      if (name === "locals") for (const local of body) this.#locals.set(local.name, local.value);
    }
  }

  /** null: nothing is given (`null` and `""` are as good as left out). */
  valueOf(setting: GivenSetting, value: TerraformValue, seen: readonly string[] = []): Written | null {
    switch (value.kind) {
      case "text":
        return value.text === "" ? null : { value: writtenValue(setting, value.text) };
      case "null":
        return null;
      case "reference":
        return this.#named(setting, value.names, seen);
      case "environment":
        return valueOrDefault(setting, value.name, nonEmpty(value.otherwise));
      case "object":
      case "list":
      case "computed":
        return { value: { kind: "computed" } };
    }
  }

  #named(
    setting: GivenSetting,
    [scope, name = "", ...inner]: readonly string[],
    seen: readonly string[],
  ): Written | null {
    if (scope === "var" && inner.length === 0) {
      return valueOrDefault(setting, `TF_VAR_${name}`, nonEmpty(this.#variables.get(name)));
    }
    const path = [name, ...inner].join(".");
    const local = scope === "local" && !seen.includes(path) ? this.#local(name, inner) : undefined;
    return local === undefined ? { value: { kind: "computed" } } : this.valueOf(setting, local, [...seen, path]);
  }

  /** A value as a word of a command. */
  word(value: TerraformValue): CommandWord {
    const { line, column } = value;
    const known = this.valueOf("profile", value)?.value ?? { kind: "text", text: "" };
    return { parts: [partOf(known, { line, column })], splits: false, line, column };
  }

  #local(name: string, inner: readonly string[]): TerraformValue | undefined {
    return inner.reduce<TerraformValue | undefined>(
      (value, key) => (value?.kind === "object" ? value.entries.find((entry) => entry.name === key)?.value : undefined),
      this.#locals.get(name),
    );
  }
}

function partOf(value: CodeValue, place: Place): WordPart {
  if (value.kind === "text") return value;
  if (value.kind !== "variable") return { kind: "computed" };
  const { name, otherwise } = value;
  return { kind: "variable", name, otherwise: otherwise === null ? null : { ...place, text: otherwise } };
}

const nonEmpty = (value: TerraformValue | null | undefined) =>
  value?.kind === "text" && value.text !== "" ? value : null;

/** A value, and its place where that is not the place it is used at. */
type Written = { readonly value: CodeValue } & ({ readonly line: number; readonly column: number } | object);
