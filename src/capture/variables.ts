import { JAVA_OPTIONS, isJavaOptions } from "../model/java-options.ts";
import type { VariableValue } from "../model/snapshot.ts";
import { awsJavaOptions } from "../parse/aws-java-options.ts";
import type { ReadOptions } from "../parse/java-option-words.ts";
import { withoutWebToken } from "../parse/without-web-token.ts";
import { seal } from "../vault/secret.ts";

/** Variables whose values no output may carry. */
const SECRET_VARIABLES: ReadonlySet<string> = new Set([
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SECRET_KEY",
  "AWS_SESSION_TOKEN",
  "AWS_SECURITY_TOKEN",
  "AMAZON_SECRET_ACCESS_KEY",
  "AMAZON_SESSION_TOKEN",
  "AWS_CONTAINER_AUTHORIZATION_TOKEN",
  "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
  "S3_SECRET_KEY",
]);

/** Names that AWS tools read, or by which a place or a wrapper is known, begin so … */
const PREFIXES = ["AWS", "AMAZON_", "GRANTED_", "BOTO_", "CODEBUILD_", "ECS_", "TF_AWS_", "TF_CLI_ARGS"];

/** … or are these. */
const NAMES: ReadonlySet<string> = new Set(
  (
    "HOME USERPROFILE HOMEDRIVE HOMEPATH USER LOGNAME SUDO_USER SHELL PSModulePath COMSPEC FISH_VERSION CI GITHUB_ACTIONS " +
    "GITLAB_CI BUILDKITE JENKINS_URL KUBERNETES_SERVICE_HOST WSL_DISTRO_NAME WSL_INTEROP REMOTE_CONTAINERS CODESPACES " +
    "DEVCONTAINER REQUESTS_CA_BUNDLE SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS VIRTUAL_ENV PATH LANG LC_ALL LC_CTYPE " +
    "SECRET_ACCESS_KEY ACTIONS_ID_TOKEN_REQUEST_TOKEN GATEWAY_INTERFACE REQUEST_METHOD " +
    "proxy DBT_PROFILE DBT_PROFILES_DIR DBT_PROJECT_DIR DBT_TARGET S3_ACCESS_KEY S3_SECRET_KEY TF_DATA_DIR"
  ).split(" "),
);

/** Python reads these in capitals and small letters mixed (hand-no-proxy: case-mixed). */
const PROXIES: ReadonlySet<string> = new Set(["http_proxy", "https_proxy", "no_proxy", "all_proxy"]);

const isOfInterest = (name: string): boolean =>
  NAMES.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix)) || PROXIES.has(name.toLowerCase());

/** Values that are themselves open, but hold secrets in part. A token's file is no token. */
const NEVER_OPEN = ["SECRET", "PASSWORD", "PRIVATE", "TF_CLI_ARGS"];
const TOKEN = /TOKEN(?!_FILE)/;

/** Names in which a path may be written with another variable. */
const PATHS = ["FILE", "CONFIG", "DIRECTORY"];

/** `readOptions`: the text of a file that a JVM's options name. */
export function captureVariables(
  environment: Readonly<Record<string, string | undefined>>,
  readOptions: ReadOptions,
): ReadonlyMap<string, VariableValue> {
  const captured = new Map<string, VariableValue>();
  const take = (name: string): void => {
    const value = environment[name];
    if (value !== undefined) captured.set(name, isSecret(name) ? seal(value) : withoutWebToken(value));
  };
  for (const name of Object.keys(environment)) if (isOfInterest(name)) take(name);
  for (const name of JAVA_OPTIONS) {
    const value = environment[name];
    const options = value === undefined ? null : awsJavaOptions(name, value, readOptions);
    if (options !== null) captured.set(name, seal(options));
  }
  // A path may be written with any variable: what it names is taken too.
  for (const [name, value] of [...captured]) {
    if (typeof value !== "string" || !holdsOne(name, PATHS)) continue;
    for (const match of value.matchAll(/\$(\w+|\{[^}]*\})/g)) take((match[1] as string).replace(/^\{|\}$/g, ""));
  }
  return captured;
}

const isSecret = (name: string): boolean =>
  SECRET_VARIABLES.has(name) || holdsOne(name, NEVER_OPEN) || (name.includes("TOKEN") && TOKEN.test(name));

const holdsOne = (name: string, words: readonly string[]): boolean => words.some((word) => name.includes(word));

/** Any variable, as code may read it; null: it is not set. */
export function variableNamed(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
): VariableValue | null {
  const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
  return value === undefined ? null : isSecret(name.toUpperCase()) || isJavaOptions(name) ? seal(value) : value;
}
