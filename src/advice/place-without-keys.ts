import type { Fix } from "../model/finding.ts";
import type { Place } from "../model/place.ts";
import { byHand } from "./by-hand.ts";
import type { Facts } from "./facts.ts";

const CONFIGURE = "run aws-actions/configure-aws-credentials before this step";

/** Where no person sits who could sign in: who has to give the program its credentials, and how. */
const WAYS: Partial<Record<Place, string>> = {
  lambda: "give the function an execution role: Lambda exports its keys",
  codebuild:
    "the build's own role is not seen here: pass AWS_CONTAINER_CREDENTIALS_RELATIVE_URI on to where the program runs (docker run -e)",
  ecs: "give the task definition a task role (taskRoleArn)",
  eks: "give the pod's service account a role: an EKS Pod Identity association, or the annotation eks.amazonaws.com/role-arn",
  ci: "give this job credentials: a role by the OIDC token of the CI system, or keys as its secret variables",
};

type Where = Pick<Facts, "place" | "snapshot">;

/** Null: a person may sit there. */
const wayOf = ({ place, snapshot }: Where): string | null =>
  place === "github-actions" ? forGitHub(snapshot) : (WAYS[place] ?? null);

export function placeWithoutKeys(where: Where): Fix | null {
  const way = wayOf(where);
  return way === null ? null : byHand(way);
}

/** The same where a variable besides names a profile that nobody has there: it would stop some SDKs even then. */
export function placeWithoutProfile(where: Where, variable: string): Fix | null {
  const way = wayOf(where);
  return way === null ? null : byHand(`take ${variable} out of the environment here, and ${way}`);
}

/** GitHub sets the variable in jobs that may ask for a token, and in no other. */
const forGitHub = ({ variables }: Facts["snapshot"]): string =>
  variables.has("ACTIONS_ID_TOKEN_REQUEST_TOKEN")
    ? `${CONFIGURE}, with role-to-assume`
    : `give the job the permission id-token: write, which it has not, and ${CONFIGURE}`;
