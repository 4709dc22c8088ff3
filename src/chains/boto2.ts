import { type Chain, anyChain } from "../walk/chain.ts";
import { boto2Documentation } from "./boto2/documentation.ts";
import { instanceMetadata } from "./boto2/instance-metadata.ts";
import { keysFrom } from "./boto2/keys-from.ts";
import {
  type Boto2Session,
  loadBoto,
  openSession,
  profileChoice,
  profileNames,
  sourceOfFile,
} from "./boto2/session.ts";

/**
 * boto 2.49.0 on Python 3. It resolves access key id, secret and token each by itself, so they can come from different
 * sources; the source of the id names the result. Source: boto/provider.py:Provider.get_credentials, boto/pyami/config.py.
 */
export const boto2 = anyChain({
  id: "boto2",
  modelledOn: "2.49.0",
  endOfSupport: true,
  documentedPositions: {},
  documentation: boto2Documentation,
  open: openSession,
  profile: profileChoice,
  profileNames,
  load: loadBoto,
  sourceOfFile,
  prepare: function* () {}, // nothing between load and the sources
  steps: () => [
    {
      source: "explicit",
      method: "provided by client",
      load: keysFrom("explicit", "no access key id given in code"),
      evidence: ["py-explicit", "py-explicit-keyid-only"],
    },
    {
      source: "environment",
      method: "found in environment variable",
      load: keysFrom("environment", "AWS_ACCESS_KEY_ID is not set"),
      evidence: ["py-env-full", "py-env-keyid-only", "py-session-profile-over-env"],
    },
    {
      source: "shared-credentials",
      method: "found in shared credential file",
      load: keysFrom("shared-credentials", "no key for the profile in ~/.aws/credentials"),
      evidence: ["py-profile-creds-only", "py-ini-creds-broken-env-keys"],
    },
    {
      source: "aws-credential-file",
      method: "found in config file",
      load: keysFrom("aws-credential-file", "no key from a file of AWS_CREDENTIAL_FILE"),
      evidence: ["py-ec2-credential-file"],
    },
    {
      source: "boto2-config",
      method: "found in config file",
      load: keysFrom("boto2-config", "no key for the profile in the boto config"),
      evidence: ["py-boto-file", "py-boto-file-both", "py-boto-percent"],
    },
    {
      source: "instance-metadata",
      method: "metadata server",
      load: instanceMetadata,
      evidence: ["py-imds", "py-boto-file-partial"],
    },
  ],
  // S3 lies at one fixed host: no variable and no setting names a region.
  // biome-ignore lint/correctness/useYield: a region walk may ask; boto 2's does not
  region: function* () {
    return { name: null, provenance: null };
  },
  client: () => null,
  sts: () => ({
    endpoint: { url: "https://sts.amazonaws.com", signingRegion: "us-east-1", reach: "global" },
    caBundle: null,
  }),
  whenStepFails: () => "stops",
} satisfies Chain<Boto2Session>);
