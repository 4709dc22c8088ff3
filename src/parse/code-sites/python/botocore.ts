import type { CodeFault, Given } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../values/code-value.ts";
import { argument } from "./arguments.ts";
import { boto2Call } from "./boto2.ts";
import { cdkCall } from "./cdk.ts";
import { type Call, siteAt, withVariables } from "./call.ts";
import { patchEnvironment, readVariable, setenv } from "./environment.ts";
import { SIGNATURES, type Signature, faultOf, givesOf, textOf } from "./signature.ts";
import { NONE, type Session, UNKNOWN, type Value, added, givenOf } from "./value.ts";

/** The call of a name that is imported; null: none that matters here. */
export function namedCall(path: string, call: Call): Value | null {
  switch (path) {
    case "boto3.client":
    case "boto3.resource":
    case "aioboto3.client":
    case "aioboto3.resource":
      return clientOf(
        path,
        path.endsWith("client") ? "Session.client" : "Session.resource",
        call.scope.defaultSession,
        call,
      );
    case "boto3.Session":
    case "boto3.session.Session":
    case "aioboto3.Session":
    case "aioboto3.session.Session":
      return sessionOf(path.replace(".session", ""), SIGNATURES["boto3.Session"], "boto3", call);
    case "boto3.setup_default_session":
    case "aioboto3.setup_default_session": {
      const session = sessionOf(path, SIGNATURES["boto3.Session"], "boto3", call);
      call.scope.defaultSession = session;
      return NONE;
    }
    case "botocore.session.Session":
    case "aiobotocore.session.AioSession":
      return sessionOf(path, SIGNATURES["botocore.Session"], "botocore", call);
    case "botocore.session.get_session":
    case "aiobotocore.session.get_session":
    case "aiobotocore.get_session":
      return sessionOf(path, SIGNATURES["botocore.get_session"], "botocore", call);
    case "botocore.config.Config":
    case "botocore.client.Config":
    case "boto3.session.Config":
    case "aiobotocore.config.AioConfig":
      return { kind: "config", gives: configGives(call) };
    case "os.getenv":
      return readVariable(call);
    case "os.putenv":
      setenv("os.putenv", call);
      return NONE;
    case "unittest.mock.patch.dict":
    case "mock.patch.dict":
      patchEnvironment(call);
      return UNKNOWN;
    default:
      return providerCall(path, call) ?? boto2Call(path, call) ?? cdkCall(path, call);
  }
}

/** A method of a session or a client; null: none that matters here. */
export function methodCall(receiver: Value, method: string, call: Call): Value | null {
  if (receiver.kind === "session") return sessionMethod(receiver, method, call);
  if (receiver.kind === "client" && method in ROLES) return roleCall(receiver.service, method, receiver.gives, call);
  return null;
}

function sessionMethod(session: Session, method: string, call: Call): Value | null {
  switch (method) {
    case "client":
    case "resource":
      return session.library === "boto3"
        ? clientOf(`Session.${method}`, method === "client" ? "Session.client" : "Session.resource", session, call)
        : null;
    case "create_client":
      return session.library === "botocore"
        ? clientOf("Session.create_client", "Session.create_client", session, call)
        : null;
    case "set_config_variable":
      return configVariable(session, call);
    case "set_credentials": {
      const gives = (["access-key-id", "secret-access-key", "session-token"] as const).flatMap((setting, place) => {
        const given = argument(call.args, place, ["access_key", "secret_key", "token"][place] ?? "");
        const made = given === null ? null : givenOf(setting, given);
        return made === null ? [] : [made];
      });
      session.gives = added(session.gives, gives);
      call.add(siteAt(call.node, { kind: "session", call: "Session.set_credentials", gives }));
      return NONE;
    }
    default:
      return null;
  }
}

/** botocore 1.44.5, `configprovider.BOTOCORE_DEFAUT_SESSION_VARIABLES`: the logical names that say who acts, and where. */
const CONFIG_VARIABLES = {
  profile: "profile",
  region: "region",
  config_file: "config-file",
  credentials_file: "credentials-file",
} as const;

function configVariable(session: Session, call: Call): Value {
  const name = textOf(argument(call.args, 0, "logical_name"));
  const value = argument(call.args, 1, "value");
  if (name === null || value === null || !Object.hasOwn(CONFIG_VARIABLES, name)) return NONE;
  const given = givenOf(CONFIG_VARIABLES[name as keyof typeof CONFIG_VARIABLES], value);
  if (given === null) return NONE;
  session.gives = added(session.gives, [given]);
  call.add(siteAt(call.node, { kind: "session", call: "Session.set_config_variable", gives: [given] }));
  return NONE;
}

/** A client or resource is made: of a session, or of what `boto3.client()` makes for itself. */
export function clientOf(
  name: string,
  signature: keyof typeof SIGNATURES,
  session: Pick<Session, "gives"> | null,
  call: Call,
): Value {
  const { args, node, scope, add } = call;
  const gives = added(session?.gives ?? [], givesOf(SIGNATURES[signature], args));
  const service = textOf(argument(args, 0, "service_name"));
  const fault: CodeFault | null = faultOf(name, SIGNATURES[signature], args, node);
  add(siteAt(node, { kind: "client", call: name, service, gives: withVariables(scope, gives), fault }));
  return { kind: "client", service, gives };
}

function sessionOf(name: string, signature: Signature, library: Session["library"], call: Call): Session {
  const gives = givesOf(signature, call.args);
  const fault = faultOf(name, signature, call.args, call.node);
  call.add(siteAt(call.node, { kind: "session", call: name, gives: withVariables(call.scope, gives), fault }));
  return { kind: "session", library, gives };
}

function configGives({ args }: Call): readonly Given[] {
  const region = argument(args, null, "region_name");
  const signature = argument(args, null, "signature_version");
  const given = region === null ? null : givenOf("region", region);
  const isUnsigned = signature?.value.kind === "name" && signature.value.path === "botocore.UNSIGNED";
  return [
    ...(given === null ? [] : [given]),
    ...(isUnsigned ? [givenAt("unsigned", { kind: "text", text: "UNSIGNED" }, signature.node)] : []),
    ...(args.open === null ? [] : [givenAt("arguments", COMPUTED, args.open)]),
  ];
}

/** Calls of STS that answer with keys of a role, or of oneself. */
const ROLES = {
  assume_role: true,
  assume_role_with_web_identity: true,
  assume_role_with_saml: true,
} as const;

export const isRoleCall = (method: string): boolean => Object.hasOwn(ROLES, method);

/** `sts.assume_role(RoleArn=…)`: what asks is who acts before, what is answered acts as the role. */
export function roleCall(service: string | null, method: string, base: readonly Given[], call: Call): Value | null {
  const role = argument(call.args, null, "RoleArn");
  if (role === null && call.args.open === null) return null;
  const given = role === null ? givenAt("role", COMPUTED, call.node) : givenOf("role", role);
  if (given === null) return null;
  const gives = [given];
  call.add(
    siteAt(call.node, {
      kind: "provider",
      call: `sts.${method}`,
      service: service ?? "sts",
      gives: withVariables(call.scope, added(base, gives)),
    }),
  );
  return { kind: "assumed", gives };
}

/** Providers of botocore that a program puts in the chain's place (`botocore.credentials`). */
function providerCall(path: string, call: Call): Value | null {
  const name = /^(?:aio)?botocore\.credentials\.(?:Aio)?(\w+)(?:\.create_from_metadata)?$/.exec(path)?.[1];
  const places = name === undefined ? undefined : PROVIDERS[name];
  if (places === undefined) return null;
  const { role_arn, access_key, secret_key, token } = Object.fromEntries(
    ["role_arn", "access_key", "secret_key", "token"].map((key) => [
      key,
      places.includes(key) ? argument(call.args, places.indexOf(key), key) : null,
    ]),
  );
  const gives = (
    [
      ["role", role_arn],
      ["access-key-id", access_key],
      ["secret-access-key", secret_key],
      ["session-token", token],
    ] as const
  ).flatMap(([setting, given]) => {
    const made = given === null || given === undefined ? null : givenOf(setting, given);
    return made === null ? [] : [made];
  });
  const named = givenAt("provider", { kind: "text", text: name ?? "" }, call.node);
  call.add(siteAt(call.node, { kind: "provider", call: path, gives: [named, ...gives] }));
  return UNKNOWN;
}

/** By class, its first parameters (botocore 1.44.5). */
const PROVIDERS: Readonly<Record<string, readonly string[]>> = {
  Credentials: ["access_key", "secret_key", "token"],
  ReadOnlyCredentials: ["access_key", "secret_key", "token"],
  RefreshableCredentials: ["access_key", "secret_key", "token"],
  DeferredRefreshableCredentials: [],
  AssumeRoleCredentialFetcher: ["client_creator", "source_credentials", "role_arn"],
  AssumeRoleWithWebIdentityCredentialFetcher: ["client_creator", "web_identity_token_loader", "role_arn"],
  InstanceMetadataProvider: [],
  ContainerProvider: [],
  ProcessProvider: [],
};
