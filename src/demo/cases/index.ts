import type { DemoCase } from "../demo-case.ts";
import { allWell } from "./all-well.ts";
import { awsVault } from "./aws-vault.ts";
import { cloudshell } from "./cloudshell.ts";
import { codebuild } from "./codebuild.ts";
import { deniedRole } from "./denied-role.ts";
import { devContainer } from "./dev-container.ts";
import { duplicateSection } from "./duplicate-section.ts";
import { ecsTask } from "./ecs-task.ts";
import { eksBoth } from "./eks-both.ts";
import { eksIrsa } from "./eks-irsa.ts";
import { eksPodIdentity } from "./eks-pod-identity.ts";
import { expiredKeys } from "./expired-keys.ts";
import { expiredSso } from "./expired-sso.ts";
import { githubActionsOidc } from "./github-actions-oidc.ts";
import { halfAPair } from "./half-a-pair.ts";
import { instanceRole } from "./instance-role.ts";
import { lambda } from "./lambda.ts";
import { missingProfile } from "./missing-profile.ts";
import { nothingFound } from "./nothing-found.ts";
import { refusedKey } from "./refused-key.ts";
import { roleChain } from "./role-chain.ts";
import { roleLoop } from "./role-loop.ts";
import { split } from "./split.ts";
import { wrongProfile } from "./wrong-profile.ts";
import { wsl } from "./wsl.ts";

export const DEFAULT_CASE = wrongProfile;

/** Every case in the order of the list: what goes wrong first, then where all is well. */
export const CASES: readonly DemoCase[] = [
  wrongProfile,
  split,
  expiredSso,
  expiredKeys,
  refusedKey,
  deniedRole,
  missingProfile,
  duplicateSection,
  halfAPair,
  roleLoop,
  nothingFound,
  allWell,
  roleChain,
  awsVault,
  wsl,
  devContainer,
  githubActionsOidc,
  codebuild,
  cloudshell,
  lambda,
  ecsTask,
  eksIrsa,
  eksPodIdentity,
  eksBoth,
  instanceRole,
];
