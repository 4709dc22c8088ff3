import type { EvaluationResult, SimulatePrincipalPolicyCommandOutput } from "@aws-sdk/client-iam";
import { type AwsAnswer, awsCall } from "../answer/aws-call.ts";
import type { Calls } from "../answer/open-calls.ts";
import { plainCredentials, secretsOf } from "../answer/plain-credentials.ts";
import type { SdkCall } from "../answer/sdk-client-config.ts";
import type { Identity } from "../model/identity.ts";
import type { Decision, KeyUse, PermissionQuestion, Permissions } from "../model/permission.ts";
import type { Trust } from "../model/outside.ts";
import type { Endpoint, Failure, SigningCredentials } from "../model/question.ts";
import type { StsConnection } from "../model/resolution.ts";
import { trustStatements } from "../parse/trust-policy.ts";
import { simulatedArn } from "./simulated-arn.ts";

type Known = Extract<Identity, { kind: "known" }>;

/** Who asks IAM, and how. */
export interface IamCaller {
  readonly credentials: SigningCredentials;
  readonly identity: Known;
  readonly caBundle: StsConnection["caBundle"];
}

/** IAM is one service a partition (IAM user guide, endpoints and quotas). */
const ENDPOINTS: Readonly<Record<string, readonly [url: string, region: string]>> = {
  aws: ["https://iam.amazonaws.com", "us-east-1"],
  "aws-us-gov": ["https://iam.us-gov.amazonaws.com", "us-gov-west-1"],
  "aws-cn": ["https://iam.cn-north-1.amazonaws.com.cn", "cn-north-1"],
  "aws-eusc": ["https://iam.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1"],
};

function endpointOf({ principal }: Known): Endpoint {
  const [url, signingRegion] = (ENDPOINTS[principal.partition] ?? ENDPOINTS["aws"]) as readonly [string, string];
  return { url, signingRegion, reach: "global" };
}

function asked<Output>(
  { credentials, identity, caBundle }: IamCaller,
  calls: Calls,
  send: (sdk: SdkCall) => Promise<Output>,
): Promise<AwsAnswer<Output>> | null {
  const keys = plainCredentials(credentials);
  if (keys === null) return null;
  return awsCall(
    calls,
    {
      service: "iam",
      endpoint: endpointOf(identity),
      credentials: keys,
      carries: keys.sessionToken === undefined ? "signature" : "token",
      bundle: caBundle,
      // No SDK asks this: awswho itself does.
      proxy: undefined,
      sent: secretsOf(keys),
    },
    send,
  );
}

/** IAM SimulatePrincipalPolicy on the winner's own ARN; it changes nothing and is free. */
export async function simulatePrincipal(
  caller: IamCaller,
  question: PermissionQuestion,
  calls: Calls,
): Promise<Permissions> {
  const arn = simulatedArn(caller.identity);
  if (arn.kind === "none") return { kind: "not-possible", why: arn.why };
  const principalArn = arn.kind === "whole" ? arn.arn : await roleArn(arn.role, arn.arn, caller, calls);
  const { simulatePrincipalPolicy } = await import("../answer/iam-client.ts");
  const decisions: Decision[] = [];
  for (let marker: string | undefined, more = true; more; ) {
    const answer: AwsAnswer<SimulatePrincipalPolicyCommandOutput> | null = await asked(caller, calls, (sdk) =>
      simulatePrincipalPolicy(sdk, {
        PolicySourceArn: principalArn,
        ActionNames: [...question.actions],
        ResourceArns: [...question.resources],
        ...(marker === undefined ? {} : { Marker: marker }),
      }),
    );
    if (answer === null)
      return { kind: "not-possible", why: "the secret was not given, so there is nothing to sign with" };
    if (answer.kind === "failure") return { kind: "refused", principalArn, failure: answer.failure };
    decisions.push(...(answer.output.EvaluationResults ?? []).map(decisionOf));
    marker = answer.output.Marker;
    more = answer.output.IsTruncated === true && marker !== undefined;
  }
  const untold = question.actions.filter((action) => !decisions.some((one) => isSameAction(one.action, action)));
  return untold.length === 0
    ? { kind: "decisions", principalArn, decisions }
    : { kind: "not-possible", why: `IAM's policy simulator said nothing of ${untold.join(", ")}` };
}

/** IAM minds no case in them. */
const isSameAction = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** A session's ARN leaves out its role's path; the role knows it. Without leave to ask, the ARN without a path is tried. */
async function roleArn(name: string, otherwise: string, caller: IamCaller, calls: Calls): Promise<string> {
  const { getRole } = await import("../answer/iam-client.ts");
  const answer = await asked(caller, calls, (sdk) => getRole(sdk, name));
  return answer?.kind === "output" ? (answer.output.Role?.Arn ?? otherwise) : otherwise;
}

/** Whom a role lets in: `AssumeRolePolicyDocument` of GetRole. */
export async function trust(caller: IamCaller, roleArn: string, calls: Calls): Promise<Trust> {
  const { getRole } = await import("../answer/iam-client.ts");
  const answer = await asked(caller, calls, (sdk) => getRole(sdk, roleArn.replace(/^.*\//, "")));
  const unread = (kind: Failure["kind"], message: string): Trust => ({
    kind: "failure",
    failure: { kind, code: null, message },
  });
  if (answer === null) return unread("invalid-key", "the secret was not given, so there is nothing to sign with");
  if (answer.kind === "failure") return { kind: "failure", failure: answer.failure };
  const statements = trustStatements(answer.output.Role?.AssumeRolePolicyDocument ?? "");
  return statements === null ? unread("bad-answer", "the trust policy is no JSON") : { kind: "statements", statements };
}

const EFFECTS: Readonly<Record<string, Decision["effect"]>> = {
  allowed: "allowed",
  explicitDeny: "explicit-deny",
  implicitDeny: "implicit-deny",
};

const decisionOf = (result: EvaluationResult): Decision => ({
  action: result.EvalActionName ?? "",
  resource: result.EvalResourceName ?? "*",
  effect: EFFECTS[result.EvalDecision ?? ""] ?? "implicit-deny",
  statements: (result.MatchedStatements ?? []).map(({ SourcePolicyId, SourcePolicyType }) => ({
    policy: SourcePolicyId ?? "a policy",
    type: SourcePolicyType ?? null,
  })),
  missingContext: result.MissingContextValues ?? [],
  allowedByBoundary: result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary ?? null,
  allowedByOrganization: result.OrganizationsDecisionDetail?.AllowedByOrganizations ?? null,
});

/** How old the winner's key is and when it was last used; null: IAM may not be asked about it. */
export async function keyUse(caller: IamCaller, calls: Calls): Promise<KeyUse | null> {
  const id = caller.credentials.accessKeyId;
  if (id === null || !id.startsWith("AKIA")) return null;
  const { getAccessKeyLastUsed, listAccessKeys } = await import("../answer/iam-client.ts");
  const used = await asked(caller, calls, (sdk) => getAccessKeyLastUsed(sdk, id));
  const listed = await asked(caller, calls, (sdk) => listAccessKeys(sdk));
  if (used?.kind !== "output" && listed?.kind !== "output") return null;
  const last = used?.kind === "output" ? used.output.AccessKeyLastUsed : undefined;
  const key =
    listed?.kind === "output"
      ? listed.output.AccessKeyMetadata?.find(({ AccessKeyId }) => AccessKeyId === id)
      : undefined;
  return {
    created: key?.CreateDate?.toISOString() ?? null,
    lastUsed: last?.LastUsedDate?.toISOString() ?? null,
    isLastUseKnown: used?.kind === "output",
    service: told(last?.ServiceName),
    region: told(last?.Region),
  };
}

/** "N/A": the key was never used (IAM API, AccessKeyLastUsed). */
const told = (word: string | undefined): string | null => (word === undefined || word === "N/A" ? null : word);
