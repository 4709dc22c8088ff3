import type { Given } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../values/code-value.ts";
import { inDoubt } from "../values/options.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { configGiven } from "./config-gives.ts";
import { type Source, argumentsOf, bare, methodCalled } from "./source.ts";
import { givenBy } from "./values.ts";

const MAX_STEPS = 12;

/** A provider of credentials, and how it is begun; null: a call of something else. */
export function providerMade(path: readonly string[]): string | null {
  const [crate = "", ...names] = path;
  if (!/^(?:aws_config|aws_types|aws_credential_types|aws_sdk_\w+)$/.test(crate)) return null;
  const [name = "", how = ""] = names.slice(-2);
  if (name === "Credentials") return /^(?:new|from_keys|builder)$/.test(how) ? name : null;
  if (name === "CredentialsProviderChain") return how === "first_try" ? name : null;
  return PROVIDERS.has(name) && /^(?:new|builder|default)$/.test(how) ? name : null;
}

const PROVIDERS = new Set([
  "AssumeRoleProvider",
  "CredentialProcessProvider",
  "DefaultCredentialsChain",
  "EcsCredentialsProvider",
  "EnvironmentVariableCredentialsProvider",
  "ImdsCredentialsProvider",
  "LoginCredentialsProvider",
  "ProfileFileCredentialsProvider",
  "SsoCredentialsProvider",
  "WebIdentityTokenCredentialsProvider",
]);
/** What only holds a provider: by its last two names. */
const HOLDS = /^(?:SharedCredentialsProvider|Arc|Box|CachingCredentialsProvider)::new$|^Some$/;

/** What `credentials_provider(…)` gives. */
export function credentialsGiven(source: Source, given: SyntaxNode | undefined, steps = MAX_STEPS): readonly Given[] {
  if (given === undefined) return [];
  const node = bare(given);
  const unknown = [givenAt("provider", COMPUTED, node)];
  if (steps <= 0 || !source.spend()) return unknown;
  switch (node.type) {
    case "identifier": {
      if (node.text === "None") return [];
      const binding = source.bindingOf(node);
      return binding?.declared.kind !== "value" || source.assignmentsTo(binding).length > 0
        ? unknown
        : credentialsGiven(source, binding.declared.value, steps - 1);
    }
    case "call_expression": {
      const { base, methods } = chainOf(node);
      const called = base.type === "call_expression" ? base.childForFieldName("function") : null;
      const path = called === null ? [] : source.pathOf(called);
      if (called !== null && HOLDS.test(path.slice(-2).join("::"))) {
        return credentialsGiven(source, argumentsOf(base)[0], steps - 1);
      }
      const name = providerMade(path);
      if (name !== null) return providerGiven(source, name, base, methods, steps - 1);
      if (base.type === "identifier" && methods.length > 0) return continued(source, base, methods, steps - 1);
      const returned = base.type === "call_expression" ? source.returnedBy(base) : null;
      return returned === null ? unknown : credentialsGiven(source, returned, steps - 1).map(inDoubt);
    }
    default:
      return unknown;
  }
}

/** `builder.profile_name("dev").build()`, where `builder` is begun above. */
function continued(source: Source, name: SyntaxNode, methods: readonly SyntaxNode[], steps: number): readonly Given[] {
  const binding = source.bindingOf(name);
  const begun = binding?.declared.kind === "value" ? chainOf(binding.declared.value) : null;
  const called = begun?.base.type === "call_expression" ? begun.base.childForFieldName("function") : null;
  const made = called === null ? null : providerMade(source.pathOf(called));
  if (begun === null || made === null || binding === null || source.assignmentsTo(binding).length > 0) {
    return credentialsGiven(source, name, steps);
  }
  return providerGiven(source, made, begun.base, [...begun.methods, ...methods], steps);
}

/** What a chain of calls begins with, and its methods from the first to the last. */
export function chainOf(last: SyntaxNode): { readonly base: SyntaxNode; readonly methods: readonly SyntaxNode[] } {
  const methods: SyntaxNode[] = [];
  let base = bare(last);
  for (let method = methodCalled(base); method !== null; method = methodCalled(base)) {
    methods.unshift(base);
    base = method.receiver;
  }
  return { base, methods };
}

/** What a provider is given where it is made. */
export function providerGiven(
  source: Source,
  name: string,
  base: SyntaxNode,
  methods: readonly SyntaxNode[],
  steps = MAX_STEPS,
): readonly Given[] {
  const [first, second, third] = argumentsOf(base);
  const itself = givenAt("provider", { kind: "text", text: name }, base);
  const profile = methods
    .filter((call) => methodCalled(call)?.name === "profile_name")
    .flatMap((call) => givenBy(source, "profile", argumentsOf(call)[0]));
  const files = methods
    .filter((call) => methodCalled(call)?.name === "profile_files")
    .flatMap((call) => givenBy(source, "credentials-file", argumentsOf(call)[0]));
  switch (name) {
    case "Credentials":
      if (first === undefined) return builtKeys(source, methods);
      return [
        ...givenBy(source, "access-key-id", first),
        ...givenBy(source, "secret-access-key", second),
        ...givenBy(source, "session-token", third),
      ];
    case "AssumeRoleProvider": {
      const configured = methods.find((call) => methodCalled(call)?.name === "configure");
      const base =
        configured === undefined || steps <= 0 ? [] : configGiven(source, argumentsOf(configured)[0], steps - 1);
      const from = methods.find((call) => methodCalled(call)?.name === "build_from_provider");
      const provided =
        from === undefined || steps <= 0 ? [] : credentialsGiven(source, argumentsOf(from)[0], steps - 1);
      return [
        ...givenBy(source, "role", first),
        ...[...base, ...provided].filter(({ setting }) => setting !== "region" && setting !== "endpoint"),
      ];
    }
    // A list of providers, in the code's own order: which acts, only the run can tell.
    case "CredentialsProviderChain":
      return [givenAt("provider", COMPUTED, base)];
    // The chain itself.
    case "DefaultCredentialsChain":
      return [...profile, ...files];
    // Unlike a profile of the configuration, it passes exported keys over.
    default:
      return [...profile, ...files, itself];
  }
}

/** `Credentials::builder().access_key_id(…)`. */
const builtKeys = (source: Source, methods: readonly SyntaxNode[]): readonly Given[] =>
  methods.flatMap((call) => {
    const [first] = argumentsOf(call);
    switch (methodCalled(call)?.name) {
      case "access_key_id":
        return givenBy(source, "access-key-id", first);
      case "secret_access_key":
        return givenBy(source, "secret-access-key", first);
      case "session_token":
        return givenBy(source, "session-token", first);
      default:
        return [];
    }
  });
