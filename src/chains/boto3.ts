import { type Chain, anyChain } from "../walk/chain.ts";
import { asUrllib } from "./botocore/as-urllib.ts";
import { assumeRole } from "./botocore/assume-role.ts";
import { awsCredentialFile } from "./botocore/aws-credential-file.ts";
import { botoConfig } from "./botocore/boto-config.ts";
import { programClientFault, stsConnection, programClientAsks } from "./botocore/client.ts";
import { container } from "./botocore/container.ts";
import { botocoreDocumentation } from "./botocore/documentation.ts";
import type { Edition } from "./botocore/edition.ts";
import { environmentKeys } from "./botocore/environment-keys.ts";
import { keysGivenToClient, keysGivenToSession } from "./botocore/explicit.ts";
import { instanceMetadata, metadataService } from "./botocore/instance-metadata.ts";
import { profileSources } from "./botocore/profile-sources.ts";
import {
  type BotocoreSession,
  loadSession,
  openSession,
  profileChoice,
  profileNames,
  sourceOfFile,
} from "./botocore/session.ts";
import type { Walk } from "../walk/walk.ts";
import { sessionRegion } from "./botocore/region.ts";
import { plainVariable } from "../walk/configured.ts";

const edition: Edition = {
  profileVariables: ["AWS_DEFAULT_PROFILE", "AWS_PROFILE"],
  regionVariables: ["AWS_DEFAULT_REGION"],
  regionFromMetadata: false,
  ignoresEmptyArguments: false,
  legacySts: true,
  defaultsModes: true,
  retryModes: ["legacy", "standard", "adaptive"],
  retryMode: "standard",
  retriesEach429: true,
  wording: "botocore",
  crtSigner: true,
  login: "at-the-sign-in-region",
  datesAsWritten: false,
  diskCache: null,
};

/** Session() reads the profile for its `data_path`, unless a variable names one (golden `odd-00074`). */
function* loadWithDataPath(session: BotocoreSession): Walk<void> {
  if (plainVariable(session, "AWS_DATA_PATH") === null) yield* loadSession(session);
}

/**
 * boto3 1.44.5 (botocore 1.44.5, with awscrt). The first source that has something wins; whatever a source raises ends
 * the chain. Source: botocore/credentials.py:create_credential_resolver, ProfileProviderBuilder.providers.
 */
export const boto3 = anyChain({
  id: "boto3",
  modelledOn: "1.44.5",
  documentedPositions: {
    explicit: 1,
    session: 2,
    environment: 3,
    "shared-credentials": 4,
    "shared-config": 5,
    "assume-role": 6,
    "boto2-config": 7,
    "instance-metadata": 8,
  },
  documentation: botocoreDocumentation(edition),
  open: openSession(edition),
  profile: profileChoice,
  profileNames,
  load: loadWithDataPath,
  sourceOfFile,
  prepare: function* (session) {
    yield* loadSession(session);
    yield* metadataService(session);
  },
  steps: (session) => [
    { source: "explicit", method: "explicit", load: keysGivenToClient, evidence: ["py-explicit"] },
    {
      source: "session",
      method: "explicit",
      load: keysGivenToSession,
      evidence: ["py-explicit-keyid-only", "py-explicit-token-only"],
    },
    {
      source: "environment",
      method: "env",
      load: environmentKeys,
      evidence: ["py-env-full", "py-env-keyid-only", "py-session-profile-over-env"],
    },
    {
      source: "assume-role",
      method: "assume-role",
      load: assumeRole,
      evidence: ["py-role-keys-in-creds-role-in-config", "py-role-env-wins"],
    },
    ...profileSources(session.profileName, session.chosen?.inCode === true, null),
    {
      source: "aws-credential-file",
      method: "ec2-credentials-file",
      load: awsCredentialFile,
      evidence: ["py-ec2-credential-file"],
    },
    {
      source: "boto2-config",
      method: "boto-config",
      load: botoConfig,
      evidence: ["py-boto-file", "py-boto-file-both"],
    },
    { source: "container", method: "container-role", load: container, evidence: ["py-ecs", "py-ecs-404"] },
    {
      source: "instance-metadata",
      method: "iam-role",
      load: instanceMetadata,
      evidence: ["py-imds", "py-imds-disabled-1"],
    },
  ],
  region: sessionRegion,
  client: programClientFault,
  clientAsks: programClientAsks,
  sts: stsConnection,
  whenStepFails: () => "stops",
  waysOut: asUrllib,
} satisfies Chain<BotocoreSession>);
