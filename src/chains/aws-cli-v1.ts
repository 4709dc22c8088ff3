import { type Chain, anyChain } from "../walk/chain.ts";
import { asUrllib } from "./botocore/as-urllib.ts";
import { assumeRole } from "./botocore/assume-role.ts";
import { awsCredentialFile } from "./botocore/aws-credential-file.ts";
import { botoConfig } from "./botocore/boto-config.ts";
import { programClientFault, stsConnection } from "./botocore/client.ts";
import { loadCommand, noKeysOnCommandLine, profileOption } from "./botocore/command-line.ts";
import { container } from "./botocore/container.ts";
import { botocoreDocumentation } from "./botocore/documentation.ts";
import type { Edition } from "./botocore/edition.ts";
import { environmentKeys } from "./botocore/environment-keys.ts";
import { instanceMetadata } from "./botocore/instance-metadata.ts";
import { profileSources } from "./botocore/profile-sources.ts";
import { sessionRegion } from "./botocore/region.ts";
import { type BotocoreSession, openSession, profileChoice, profileNames, sourceOfFile } from "./botocore/session.ts";

/** Where it parts from boto3 (awscli/clidriver.py, awscli/botocore/configprovider.py, 1.46.3). */
const edition: Edition = {
  profileVariables: ["AWS_DEFAULT_PROFILE", "AWS_PROFILE"],
  regionVariables: ["AWS_DEFAULT_REGION"],
  regionFromMetadata: false,
  ignoresEmptyArguments: true,
  legacySts: true,
  defaultsModes: true,
  retryModes: ["legacy", "standard", "adaptive"],
  retryMode: "legacy",
  retriesEach429: true,
  wording: "botocore",
  crtSigner: false,
  login: "without-awscrt",
  datesAsWritten: true,
  diskCache: { folder: "~/.aws/cli/cache", namedByToken: true, keepsSso: false },
};

/**
 * AWS CLI 1.46.3: the resolver of boto3 in a copy of its own (awscli/botocore/credentials.py). `--profile` takes exported
 * keys out of the chain; the first source that has something wins, whatever a source raises ends the chain.
 */
export const awsCliV1 = anyChain({
  id: "aws-cli-v1",
  modelledOn: "1.46.3",
  documentedPositions: {},
  documentation: botocoreDocumentation(edition),
  open: openSession(edition),
  profile: profileChoice,
  profileNames,
  load: loadCommand,
  sourceOfFile,
  prepare: function* () {}, // `load` has raised it all
  steps: (session) => [
    { source: "explicit", method: "explicit", load: noKeysOnCommandLine, evidence: ["py-explicit"] },
    {
      source: "session",
      method: "--profile",
      load: profileOption,
      evidence: ["py-session-profile-over-env", "py-session-profile-empty"],
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
    ...profileSources(session.profileName, session.chosen?.inCode === true, edition.diskCache),
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
  sts: stsConnection,
  whenStepFails: () => "stops",
  waysOut: asUrllib,
} satisfies Chain<BotocoreSession>);
