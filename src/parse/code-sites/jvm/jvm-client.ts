import type { Given } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../values/code-value.ts";
import { either, joined, overridden } from "../values/merged-gives.ts";
import type { JvmExpression, JvmFile, JvmStep } from "./jvm-expression.ts";
import { argumentOf, FILLED_IN, type JvmMaking, makingsOf, plainName, stepOf } from "./jvm-making.ts";
import { jvmProvider, providerGives } from "./jvm-provider.ts";
import { jvmGiven } from "./jvm-value.ts";

/** The name of the client that a call makes, in the SDK's spelling; null: it makes none. */
export function clientMade({ made, entry }: JvmMaking): string | null {
  const name = made.name.replace(/Builder$/, "");
  switch (made.sdk) {
    case "java-v2":
      return isClientOfV2(made.package, made.name) && /^(?:crt)?(?:builder|create|Builder|Create)$/.test(entry)
        ? name
        : null;
    case "java-v1":
      if (!/^com\.amazonaws\.services\.\w+(?:\.transfer)?$/.test(made.package)) return null;
      return (/^(?:Amazon|AWS)\w*Client(?:V2)?$/.test(name) && !/LockClient/.test(name)) || name === "TransferManager"
        ? isMadeOfV1(made.name, entry)
          ? name
          : null
        : null;
    case "kotlin": {
      const isClient = /^aws\.sdk\.kotlin\.services\.\w+$/.test(made.package) && /^[A-Z]\w*Client$/.test(made.name);
      return isClient && /^(?:new|invoke|fromEnvironment|builder)$/.test(entry) ? name : null;
    }
    case "cdk":
      return null;
  }
}

/** Presigners and utilities sign with credentials of their own as clients do. */
const isClientOfV2 = (packageName: string, name: string): boolean =>
  (/^software\.amazon\.awssdk\.services\.\w+(?:\.presigner|\.streams)?$/.test(packageName) &&
    /^[A-Z]\w*(?:Client|Presigner)$|^(?:Rds|Dsql)Utilities$/.test(name)) ||
  (packageName === "software.amazon.awssdk.transfer.s3" && name === "S3TransferManager");

const isMadeOfV1 = (name: string, entry: string): boolean =>
  name.endsWith("Builder")
    ? /^(?:standard|defaultClient|defaultTransferManager)$/.test(entry)
    : /^(?:new|builder)$/.test(entry);

/** What a client is given where it is made, and by what is done to it since; null: it comes from elsewhere. */
export const clientGives = (expression: JvmExpression, file: JvmFile): readonly Given[] | null =>
  file.answers.clients.of(expression.node, null, () => lookFor(expression, file));

function lookFor(expression: JvmExpression, file: JvmFile): readonly Given[] | null {
  const makings = makingsOf(expression, file);
  if (makings === null || makings.length === 0 || makings.some((making) => clientMade(making) === null)) return null;
  return makings.map((making) => givesOfMaking(making, file)).reduce(either);
}

export function givesOfMaking(making: JvmMaking, file: JvmFile): readonly Given[] {
  return stepGives(ofConstructor(making, file), making.steps, file);
}

export const stepGives = (before: readonly Given[], steps: readonly JvmStep[], file: JvmFile): readonly Given[] =>
  steps.reduce((gives, step) => {
    const given = ofStep(step, file);
    return step.isSure ? overridden(gives, given) : joined(gives, given);
  }, before);

/** `new AmazonS3Client(credentials)` of the SDK 1; Kotlin's `S3Client { region = … }` and `S3Client(config)`. */
function ofConstructor(making: JvmMaking, file: JvmFile): readonly Given[] {
  const first = making.args[0]?.value;
  if (first === undefined) return [];
  if (making.entry !== "new") return making.made.sdk === "kotlin" ? ofConfiguration(first, file) : [];
  if (making.made.sdk === "kotlin") return ofConfiguration(first, file);
  const makings = makingsOf(first, file);
  if (makings?.some((one) => /ClientConfiguration$/.test(one.made.name))) return [];
  if (makings?.some((one) => clientMade(one) !== null)) return clientGives(first, file) ?? [];
  if (makings?.every((one) => providerGives(one, file) !== null)) return jvmProvider(first, file);
  if (making.made.name === "TransferManager" && makings === null) return [givenAt("arguments", COMPUTED, first.node)];
  // A parameter called so is mostly what it is called.
  return /config/i.test(first.node.text) && !/credential/i.test(first.node.text) ? [] : jvmProvider(first, file);
}

/** Kotlin's `S3Client.Config { … }`. */
function ofConfiguration(expression: JvmExpression, file: JvmFile): readonly Given[] {
  const [only, ...others] = makingsOf(expression, file) ?? [];
  return only === undefined || others.length > 0
    ? [givenAt("arguments", COMPUTED, expression.node)]
    : stepGives([], only.steps, file);
}

function ofStep({ name, args, node }: JvmStep, file: JvmFile): readonly Given[] {
  if (name === FILLED_IN) return [givenAt("arguments", COMPUTED, node)];
  const first = args[0]?.value;
  if (first === undefined) return [];
  switch (plainName(name)) {
    case "account":
      return jvmGiven("account", first, file);
    case "region":
      return jvmGiven("region", first, file);
    case "credentials":
    case "credentialsProvider":
      return jvmProvider(first, file);
    case "endpointOverride":
    case "endpoint":
    case "endpointUrl":
      return jvmGiven("endpoint", first, file);
    case "endpointConfiguration":
      return ofEndpoint(first, file);
    case "s3Client":
      return first.kind === "nothing" ? [] : (clientGives(first, file) ?? [givenAt("arguments", COMPUTED, first.node)]);
    case "overrideConfiguration":
      return jvmGiven("profile", profileIn(first, file), file);
    default:
      return [];
  }
}

/** `new EndpointConfiguration("http://localhost:4566", "us-east-1")` of the SDK 1. */
function ofEndpoint(expression: JvmExpression, file: JvmFile): readonly Given[] {
  const [only, ...others] = makingsOf(expression, file) ?? [];
  if (only === undefined || others.length > 0)
    return expression.kind === "nothing" ? [] : [givenAt("endpoint", COMPUTED, expression.node)];
  return [
    ...jvmGiven("endpoint", argumentOf(only.args, 0, "serviceEndpoint"), file),
    ...jvmGiven("region", argumentOf(only.args, 1, "signingRegion"), file),
  ];
}

/** `c -> c.defaultProfileName("prod")`: the profile of a client of the SDK for Java 2. */
function profileIn(expression: JvmExpression, file: JvmFile): JvmExpression | null {
  if (expression.kind === "function") return stepOf(expression, "defaultProfileName");
  const [only] = makingsOf(expression, file) ?? [];
  return only === undefined ? null : stepOf(only, "defaultProfileName");
}
