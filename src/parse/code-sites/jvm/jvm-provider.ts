import type { Given, GivenSetting } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../values/code-value.ts";
import { oneOf } from "../values/merged-gives.ts";
import type { JvmExpression, JvmFile, JvmFunction } from "./jvm-expression.ts";
import { clientGives } from "./jvm-client.ts";
import { argumentOf, type JvmMaking, makingsOf, stepOf } from "./jvm-making.ts";
import { jvmGiven } from "./jvm-value.ts";

/** What a credential provider, or credentials themselves, stand for; one from elsewhere is said to be computed. */
export const jvmProvider = (expression: JvmExpression, file: JvmFile): readonly Given[] =>
  provided(expression, file) ?? [givenAt("provider", COMPUTED, expression.node)];

const provided = (expression: JvmExpression, file: JvmFile): readonly Given[] | null =>
  file.answers.providers.of(expression.node, null, () => lookFor(expression, file));

function lookFor(expression: JvmExpression, file: JvmFile): readonly Given[] | null {
  // A provider has one method, and may be written as a function: `() -> AwsBasicCredentials.create(…)`.
  if (expression.kind === "function") return expression.result === null ? null : provided(expression.result, file);
  const makings = makingsOf(expression, file);
  const each = makings?.map((making) => providerGives(making, file)) ?? [null];
  if (each.some((gives) => gives === null)) return null;
  return oneOf(each as readonly (readonly Given[])[], expression.node);
}

/** null: no provider that we know. */
export function providerGives(making: JvmMaking, file: JvmFile): readonly Given[] | null {
  const kind = PROVIDERS.get(outerName(making));
  return kind === undefined ? null : GIVES[kind](making, file);
}

export const isJvmProvider = (making: JvmMaking): boolean => PROVIDERS.has(outerName(making)) && isMade(making);

/** `BasicAWSCredentials` is made by `new`, `StaticCredentialsProvider` by one of its methods; its constants make none. */
const isMade = ({ entry }: JvmMaking): boolean =>
  /^(?:new|builder|create|getInstance|createAsyncRefreshingProvider|of|invoke)$/.test(entry);

/** `ProfileCredentialsProvider.Builder` makes the provider too. */
const outerName = ({ made }: JvmMaking): string => made.name.split(".")[0] ?? "";

const named = (setting: GivenSetting, making: JvmMaking): Given =>
  givenAt(setting, { kind: "text", text: outerName(making) }, making.expression.node);

type Gives = (making: JvmMaking, file: JvmFile) => readonly Given[];

type ProviderKind =
  | "keys"
  | "static"
  | "wrapped"
  | "chain"
  | "profile"
  | "anonymous"
  | "named"
  | "ownChain"
  | "role"
  | "webIdentity"
  | "sso";

const GIVES: Record<ProviderKind, Gives> = {
  /** Keys, as they are or within what holds them. */
  keys: (making, file) => [
    ...jvmGiven("access-key-id", argumentOf(making.args, 0, "accessKeyId") ?? stepOf(making, "accessKeyId"), file),
    ...jvmGiven(
      "secret-access-key",
      argumentOf(making.args, 1, "secretAccessKey") ?? stepOf(making, "secretAccessKey"),
      file,
    ),
    ...jvmGiven("session-token", argumentOf(making.args, 2, "sessionToken") ?? stepOf(making, "sessionToken"), file),
  ],
  /** A provider of keys: those of the credentials that it is given, or (Kotlin) its own properties. */
  static: (making, file) => {
    const credentials = argumentOf(making.args, 0, "credentials");
    return credentials === null ? GIVES.keys(making, file) : jvmProvider(credentials, file);
  },
  /** Another one, kept for a while. */
  wrapped: (making, file) => {
    const inner = argumentOf(making.args, 0, "source", "delegate");
    return inner === null ? [] : jvmProvider(inner, file);
  },
  /** The SDK's own chain, with a profile where one is named. */
  chain: (making, file) => [
    ...jvmGiven("profile", stepOf(making, "profileName") ?? argumentOf(making.args, 0, "profileName"), file),
    ...ownFile(making, file),
  ],
  profile: (making, file) => {
    const { args } = making;
    const isOfFile = making.made.sdk === "java-v1" && args.length > 1;
    const profile = stepOf(making, "profileName") ?? argumentOf(args, isOfFile ? 1 : 0, "profileName");
    return [
      named("provider", making),
      ...(isOfFile ? jvmGiven("credentials-file", argumentOf(args, 0), file) : []),
      ...jvmGiven("profile", profile, file),
      ...ownFile(making, file),
    ];
  },
  anonymous: (making) => [named("unsigned", making)],
  named: (making) => [named("provider", making)],
  /** A list of providers, in the code's own order: which acts, only the run can tell. */
  ownChain: (making) => [givenAt("provider", COMPUTED, making.expression.node)],
  role: (making, file) => [...roleBase(making, file), ...roleOf(making, file)],
  webIdentity: (making, file) => [named("provider", making), ...roleOf(making, file)],
  sso: (making, file) => [
    named("provider", making),
    ...jvmGiven("account", argumentOf(making.args, 9, "accountId"), file),
    ...jvmGiven("role", argumentOf(making.args, 9, "roleName"), file),
  ],
};

/** Java 2: a file that the code has read or written itself; the one of the machine is no other. */
function ownFile(making: JvmMaking, file: JvmFile): readonly Given[] {
  const given = stepOf(making, "profileFile");
  return given === null || /\bdefaultProfileFile\(/.test(given.node.text)
    ? []
    : jvmGiven("credentials-file", given, file);
}

/** Of the client that assumes the role, not of the one that acts by it. */
const PLACE: ReadonlySet<GivenSetting> = new Set(["region", "endpoint", "role"]);

/** As whom the role is assumed. */
function roleBase(making: JvmMaking, file: JvmFile): readonly Given[] {
  const client = stepOf(making, "stsClient");
  if (client !== null) {
    const base = clientGives(client, file) ?? [givenAt("arguments", COMPUTED, client.node)];
    return base.filter(({ setting }) => !PLACE.has(setting));
  }
  const provider =
    stepOf(making, "longLivedCredentials", "longLivedCredentialsProvider") ??
    making.args.find(({ name }) => name === "bootstrapCredentialsProvider" || name === "credentialsProvider")?.value ??
    (making.made.sdk === "kotlin"
      ? argumentOf(making.args, 0)
      : isLongLived(making)
        ? argumentOf(making.args, 0)
        : null);
  return provider === null ? [] : jvmProvider(provider, file);
}

/** `new STSAssumeRoleSessionCredentialsProvider(credentials, roleArn, session)`: without credentials there are two. */
const isLongLived = ({ made, args }: JvmMaking): boolean => made.sdk === "java-v1" && args.length > 2;

function roleOf(making: JvmMaking, file: JvmFile): readonly Given[] {
  const request =
    stepOf(making, "refreshRequest") ?? argumentOf(making.args, 9, "assumeRoleParameters", "webIdentityParameters");
  if (request !== null) return jvmGiven("role", roleInRequest(request, file), file);
  const named = stepOf(making, "roleArn") ?? argumentOf(making.args, 9, "roleArn");
  if (named !== null) return jvmGiven("role", named, file);
  if (making.made.sdk === "java-v1")
    return jvmGiven("role", argumentOf(making.args, isLongLived(making) ? 1 : 0), file);
  const placed = making.made.sdk === "kotlin" ? argumentOf(making.args, 1) : null;
  if (placed === null) return [];
  return jvmGiven("role", makingsOf(placed, file) === null ? placed : roleInRequest(placed, file), file);
}

/** `AssumeRoleRequest.builder().roleArn(…)`, or a function that fills one in; one from elsewhere is computed. */
function roleInRequest(request: JvmExpression, file: JvmFile): JvmExpression {
  if (request.kind === "function") return stepOf(request satisfies JvmFunction, "roleArn") ?? request;
  const [only, ...others] = makingsOf(request, file) ?? [];
  if (only === undefined || others.length > 0) return request;
  return stepOf(only, "roleArn") ?? argumentOf(only.args, 0, "roleArn") ?? request;
}

/** Providers and credentials of the three SDKs, by the class's name. */
const PROVIDERS: ReadonlyMap<string, ProviderKind> = new Map([
  ["AwsBasicCredentials", "keys"],
  ["AwsSessionCredentials", "keys"],
  ["BasicAWSCredentials", "keys"],
  ["BasicSessionCredentials", "keys"],
  ["Credentials", "keys"],
  ["StaticCredentialsProvider", "static"],
  ["AWSStaticCredentialsProvider", "static"],
  ["LazyAwsCredentialsProvider", "wrapped"],
  ["CachedCredentialsProvider", "wrapped"],
  ["DefaultCredentialsProvider", "chain"],
  ["DefaultAWSCredentialsProviderChain", "chain"],
  ["DefaultChainCredentialsProvider", "chain"],
  ["ProfileCredentialsProvider", "profile"],
  ["AnonymousCredentialsProvider", "anonymous"],
  ["AnonymousAWSCredentials", "anonymous"],
  ["StsAssumeRoleCredentialsProvider", "role"],
  ["STSAssumeRoleSessionCredentialsProvider", "role"],
  ["StsAssumeRoleWithWebIdentityCredentialsProvider", "webIdentity"],
  ["StsWebIdentityTokenFileCredentialsProvider", "webIdentity"],
  ["STSAssumeRoleWithWebIdentitySessionCredentialsProvider", "webIdentity"],
  ["WebIdentityTokenFileCredentialsProvider", "webIdentity"],
  ["WebIdentityTokenCredentialsProvider", "named"],
  ["StsWebIdentityCredentialsProvider", "webIdentity"],
  ["SsoCredentialsProvider", "sso"],
  ["StsGetSessionTokenCredentialsProvider", "named"],
  ["StsAssumeRoleWithSamlCredentialsProvider", "named"],
  ["StsGetFederationTokenCredentialsProvider", "named"],
  ["STSSessionCredentialsProvider", "named"],
  ["AwsCredentialsProviderChain", "ownChain"],
  ["AWSCredentialsProviderChain", "ownChain"],
  ["CredentialsProviderChain", "ownChain"],
  ["EnvironmentVariableCredentialsProvider", "named"],
  ["EnvironmentCredentialsProvider", "named"],
  ["SystemPropertyCredentialsProvider", "named"],
  ["SystemPropertiesCredentialsProvider", "named"],
  ["InstanceProfileCredentialsProvider", "named"],
  ["ImdsCredentialsProvider", "named"],
  ["ContainerCredentialsProvider", "named"],
  ["EC2ContainerCredentialsProviderWrapper", "named"],
  ["EcsCredentialsProvider", "named"],
  ["ProcessCredentialsProvider", "named"],
  ["PropertiesFileCredentialsProvider", "named"],
  ["ClasspathPropertiesFileCredentialsProvider", "named"],
  ["PropertiesCredentials", "named"],
]);
