import type { Provenance } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { ErrorKind } from "../../model/sdk.ts";
import type { Configured } from "../../walk/configured.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import { textIn } from "../flat/session.ts";
import { type Service, configuredEndpoint } from "./configured-endpoint.ts";
import { type PhpSession, notEmpty, trueVariable } from "./session.ts";
import { booleanOf, settingOf, settingsSection } from "./settings.ts";

/** A client that is about to be made: the program's own, or a link's for itself. */
export interface Making {
  readonly session: PhpSession;
  readonly service: Service;
  /** What it is given, or what it has found itself; empty counts as none. */
  readonly region: Configured | null;
}

type Option = (making: Making) => SdkError | null;

const illegal = (message: string, where: Provenance | null = null, kind: ErrorKind = "bad-setting"): SdkError =>
  sdkError(kind, "InvalidArgumentException", message, where);

/**
 * A word that a provider of its own looks up: one in a variable is judged, whatever it is; of a setting only a known one
 * counts (ConfigurationProvider::env, ::ini, ::fallback of each, 3.376.2).
 */
export function wordOf(
  { session }: Pick<Making, "session">,
  key: string,
  isKnown: (text: string) => boolean,
): { readonly word: string; readonly odd: boolean; readonly provenance: Provenance } | null {
  const exported = trueVariable(session, `AWS_${key.toUpperCase()}`);
  if (exported !== null) return { word: exported.text, odd: !isKnown(exported.text), provenance: exported.provenance };
  const setting = textIn(session, settingsSection(session), key);
  return setting !== null && isKnown(setting.text)
    ? { word: setting.text, odd: false, provenance: setting.provenance }
    : null;
}

const oneOf =
  (...words: readonly string[]) =>
  (text: string): boolean =>
    words.includes(text.toLowerCase());

export const STS_ENDPOINTS = oneOf("legacy", "regional");
export const DEFAULTS_MODES = oneOf("legacy", "standard", "cross-region", "in-region", "mobile", "auto");
/** `legacy`, to the letter: Aws\Retry\Configuration lowers no letters of a word that a variable has. */
export const RETRY_MODES = oneOf("legacy", "standard", "adaptive");
/** In a file, what PHP's normal mode takes for no is empty. */
export const FLAGS = (text: string): boolean => text === "" || booleanOf(text) !== "odd";

/** StsClient's constructor, before all else. */
const stsRegionalEndpoints: Option = (making) => {
  if (making.service !== "sts") return null;
  const said = wordOf(making, "sts_regional_endpoints", STS_ENDPOINTS);
  return said?.odd === true
    ? illegal("Configuration parameter must either be 'legacy' or 'regional'.", said.provenance)
    : null;
};

/** An option that is looked up by its name: a word that is none of its type is refused by ClientResolver::invalidType. */
const typed =
  (name: string, expected: string, fits: (value: Configured) => boolean): Option =>
  ({ session }) => {
    const value = settingOf(session, name);
    if (value === null || fits(value)) return null;
    const got = `string(${value.text.length}) "${value.text}"`;
    const message = `Invalid configuration value provided for "${name}". Expected ${expected}, but got ${got}`;
    return illegal(message, value.provenance);
  };

const isBoolean = ({ text }: Configured): boolean => FLAGS(text);

/** ClientResolver::_missing_region: no client is made, so no credentials are ever asked for. */
const region: Option = ({ service, region: given }) =>
  notEmpty(given) === null
    ? illegal(
        `Missing required client configuration options:\n\nregion: (string)\n\nA "region" configuration value is required for ` +
          `the "${service}" service\n(e.g., "us-west-2"). A list of available public regions and endpoints can be\nfound at ` +
          "http://docs.aws.amazon.com/general/latest/gr/rande.html.",
        given?.provenance ?? null,
        "region-missing",
      )
    : null;

const defaultsMode: Option = (making) => {
  const said = wordOf(making, "defaults_mode", DEFAULTS_MODES);
  return said?.odd === true
    ? illegal(
        `'${said.word.toLowerCase()}' is not a valid mode. The mode has to be 'legacy', 'standard', 'cross-region', ` +
          "'in-region', 'mobile', or 'auto'.",
        said.provenance,
      )
    : null;
};

const endpointFlag =
  (key: string, kind: string, name: string): Option =>
  (making) => {
    const said = wordOf(making, key, FLAGS);
    const type = `Aws\\Endpoint\\${kind}\\Exception\\ConfigurationException`;
    return said?.odd === true
      ? sdkError("bad-setting", type, `'${name}' config option must be a boolean value.`, said.provenance)
      : null;
  };

const dualStackRegion: Option = ({ session, region: given }) => {
  const said = wordOf({ session }, "use_dualstack_endpoint", FLAGS);
  if (said === null || booleanOf(said.word) !== true || !/iso-|-iso/.test(given?.text ?? "")) return null;
  const type = "Aws\\Endpoint\\UseDualstackEndpoint\\Exception\\ConfigurationException";
  return sdkError("bad-setting", type, "Dual-stack is not supported in ISO regions", said.provenance);
};

/** ClientResolver::_apply_endpoint_provider, where no endpoint is configured. */
const regionLabel: Option = ({ session, service, region: given }) =>
  configuredEndpoint(session, service) !== null || /^(?!-)[a-zA-Z0-9-]{1,63}(?<!-)\n?$/.test(given?.text ?? "")
    ? null
    : sdkError(
        "bad-setting",
        "Aws\\Exception\\InvalidRegionException",
        "Region must be a valid RFC host label.",
        given?.provenance ?? null,
      );

const retryMode: Option = (making) => {
  const type = "Aws\\Retry\\Exception\\ConfigurationException";
  const said = wordOf(making, "retry_mode", RETRY_MODES);
  if (said === null) return null;
  if (said.odd) {
    const message = `'${said.word}' is not a valid mode. The mode has to be 'legacy', 'standard', or 'adaptive'.`;
    return sdkError("bad-setting", type, message, said.provenance);
  }
  const most = trueVariable(making.session, "AWS_MAX_ATTEMPTS");
  if (said.provenance.kind === "file" || most === null || isAttempts(most.text)) return null;
  return sdkError("bad-setting", type, "The 'maxAttempts' parameter has to be an integer >= 1.", most.provenance);
};

export const isAttempts = (text: string): boolean => /^\s*[+]?\d+(?:\.0*)?\s*$/.test(text) && Number(text) >= 1;

const compressionSize: Option = ({ session }) => {
  const value = settingOf(session, "request_min_compression_size_bytes");
  if (value === null) return null;
  const message =
    " Invalid configuration value provided for 'min_compression_size_bytes'. value must be an integer between 0 and 10485760, inclusive.";
  return Number(value.text) >= 0 && Number(value.text) <= 10485760 ? null : illegal(message, value.provenance);
};

const accountMode: Option = ({ session }) => {
  const value = settingOf(session, "account_id_endpoint_mode");
  if (value === null || ["disabled", "required", "preferred"].includes(value.text)) return null;
  const message =
    "The value provided for the config account_id_endpoint_mode is invalid.Valid values are: disabled, required, preferred";
  return illegal(message, value.provenance);
};

/** In the order in which ClientResolver looks them up (3.376.2). */
const BEFORE_CREDENTIALS: readonly Option[] = [
  stsRegionalEndpoints,
  typed("ignore_configured_endpoint_urls", "bool", isBoolean),
  region,
  defaultsMode,
  endpointFlag("use_fips_endpoint", "UseFipsEndpoint", "use_fips_endpoint"),
  endpointFlag("use_dualstack_endpoint", "UseDualstackEndpoint", "use_dual_stack_endpoint"),
  dualStackRegion,
  regionLabel,
];

/** `new Uri(…)` of Guzzle's, at the very end: a region may end with a line feed, and an endpoint say anything. */
const endpointUri: Option = ({ session, service, region: given }) => {
  const type = "GuzzleHttp\\Psr7\\Exception\\MalformedUriException";
  const own = configuredEndpoint(session, service);
  if (own !== null)
    return isUri(own.text) ? null : sdkError("bad-setting", type, `Invalid host: "${own.text}"`, own.provenance);
  return given?.text.endsWith("\n") === true
    ? sdkError("bad-setting", type, `Invalid host: "${service}.${given.text}.amazonaws.com"`, given.provenance)
    : null;
};

/** A bracket that opens an address in a host closes it; no blank and no sign of control stands in one. */
const isUri = (text: string): boolean => {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/?#]*@)?([^/?#]*)/i.exec(text)?.[1] ?? "";
  return !/[\s\0]/.test(host) && /^(?:\[[0-9a-f:.]+\](?::\d*)?|[^[\]]*)$/i.test(host);
};

const AFTER_CREDENTIALS: readonly Option[] = [
  retryMode,
  typed("disable_request_compression", "bool|callable", isBoolean),
  typed(
    "request_min_compression_size_bytes",
    "int|callable",
    ({ text }) => /^\s*[+-]?(?:0|[1-9]\d*)\s*$/.test(text) && Number(text) !== 0,
  ),
  compressionSize,
  accountMode,
  endpointUri,
];

const firstOf = (options: readonly Option[], making: Making): SdkError | null => {
  for (const option of options) {
    const fault = option(making);
    if (fault !== null) return fault;
  }
  return null;
};

/** What making this client raises; null: it is made. */
export const faultOf = (making: Making): SdkError | null =>
  firstOf([...BEFORE_CREDENTIALS, ...AFTER_CREDENTIALS], making);
