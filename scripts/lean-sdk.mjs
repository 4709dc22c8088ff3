// An esbuild plugin: AWS SDK clients without what awswho feeds them by argument (src/answer/sdk-client-config.ts), so
// that they load faster and cannot look at the environment or ~/.aws. Written against client-sts 3.1169 and @smithy/core
// 3.41; a part that is no longer there fails the build, so that an update of the SDK is looked at and not slept through.

/** What is taken out, and what stands in its place. */
const PARTS = [
  {
    why: "the default credential chain",
    path: /\/@aws-sdk\/credential-provider-node\/dist-es\/index\.js$/,
    becomes: `export const defaultProvider = () => async () => { throw new Error("no default credential chain here"); };`,
  },
  {
    why: "settings from the environment and ~/.aws",
    path: /\/@smithy\/core\/dist-es\/submodules\/config\/node-config-provider\/configLoader\.js$/,
    becomes: `export const loadConfig = () => async () => { throw new Error("an SDK client lacks a setting"); };`,
  },
  {
    why: "the defaults mode, which asks the environment and the instance metadata service",
    path: /\/@smithy\/core\/dist-es\/submodules\/config\/defaults-mode\/resolveDefaultsModeConfig\.js$/,
    becomes: `export const resolveDefaultsModeConfig = () => async () => "legacy";`,
  },
  {
    why: "endpoints and ~/.aws: a client here is always given its endpoint",
    path: /\/@smithy\/core\/dist-es\/submodules\/endpoints\/middleware-endpoint\/adaptors\/getEndpointFromConfig\.js$/,
    becomes: `export const getEndpointFromConfig = async () => undefined;`,
  },
  {
    why: "the rules that make endpoints of regions",
    path: /\/@aws-sdk\/client-[a-z-]+\/dist-es\/endpoint\/endpointResolver\.js$/,
    becomes: `export const defaultEndpointResolver = ({ Endpoint }) => ({ url: new URL(Endpoint) });`,
  },
  {
    why: "signing for several regions",
    path: /\/@aws-sdk\/signature-v4-multi-region\/dist-es\/index\.js$/,
    becomes: `export { SignatureV4 as SignatureV4MultiRegion } from "@smithy/signature-v4";`,
  },
  {
    why: "the SDK's own http, https and http2",
    path: /\/@smithy\/node-http-handler\/dist-es\/index\.js$/,
    becomes: `export const NodeHttpHandler = { create: (given) => given }; export const streamCollector = async (body) => body;`,
  },
  {
    why: "retries: one attempt is made, awswho itself decides on another",
    path: /\/@smithy\/core\/dist-es\/submodules\/retry\/index\.js$/,
    becomes: `
      // The signer takes its place after the retries, so there must be some.
      const name = { name: "retryMiddleware", tags: ["RETRY"], step: "finalizeRequest", priority: "high", override: true };
      export const getRetryPlugin = () => ({ applyToStack: (stack) => stack.add((next) => (args) => next(args), name) });
      export const resolveRetryConfig = (config) => config;
      export const DEFAULT_RETRY_MODE = "standard";
      export const NODE_MAX_ATTEMPT_CONFIG_OPTIONS = {};
      export const NODE_RETRY_MODE_CONFIG_OPTIONS = {};
      export const isTransientError = () => false;`,
  },
  {
    why: "a Lambda function's trace id, from the environment",
    path: /\/middleware-recursion-detection\/getRecursionDetectionPlugin\.js$/,
    becomes: `export const getRecursionDetectionPlugin = () => ({ applyToStack() {} });`,
  },
  {
    why: "a timeout, if the environment says so",
    path: /\/@aws-sdk\/core\/dist-es\/submodules\/client\/getDefaultSocketTimeout\.js$/,
    becomes: `export const getDefaultSocketTimeout = () => undefined;`,
  },
  {
    why: "a user agent made of the environment's parts",
    path: /\/@aws-sdk\/core\/dist-es\/submodules\/client\/util-user-agent-node\/defaultUserAgent\.js$/,
    becomes: `export const createDefaultUserAgentProvider = () => async () => [["awswho"]]; export const crtAvailability = { isCrtAvailable: false }; export const defaultUserAgent = createDefaultUserAgentProvider;`,
  },
  {
    why: "features counted into the user agent",
    path: /\/@aws-sdk\/core\/dist-es\/submodules\/client\/middleware-user-agent\/check-features\.js$/,
    becomes: `export async function checkFeatures() {}`,
  },
  {
    why: "the partitions, of which only a user agent prefix was used",
    path: /\/@aws-sdk\/core\/dist-es\/submodules\/client\/util-endpoints\/lib\/aws\/partition\.js$/,
    becomes: `export const partition = () => ({}); export const setPartitionInfo = () => {}; export const useDefaultPartitionInfo = () => {}; export const getUserAgentPrefix = () => "";`,
  },
  {
    why: "a whole package.json for one version",
    path: /\/@aws-sdk\/client-[a-z-]+\/package\.json$/,
    becomes: `export default { version: "" };`,
  },
  {
    why: "the SDK's warning about Node's version",
    path: /\/emitWarningIfUnsupportedVersion\.js$/,
    becomes: `export const state = { warningEmitted: true }; export const emitWarningIfUnsupportedVersion = () => {};`,
  },
];

/** @param seen collects the parts that were met, for `missingParts`. */
export function leanSdk(seen = new Set()) {
  return {
    name: "lean-sdk",
    setup(build) {
      build.onLoad({ filter: /\/node_modules\/@(?:aws-sdk|smithy)\// }, ({ path }) => {
        const part = PARTS.find((candidate) => candidate.path.test(path.replaceAll("\\", "/")));
        if (part === undefined) return undefined;
        seen.add(part);
        return { contents: part.becomes, loader: "js", resolveDir: path.replace(/[^/\\]*$/, "") };
      });
    },
  };
}

/** The parts that no bundle had. */
export const missingParts = (seen) => PARTS.filter((part) => !seen.has(part)).map(({ why }) => why);
