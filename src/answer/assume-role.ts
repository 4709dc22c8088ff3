import type { Answer, AssumeRoleQuestion, SessionBounds } from "../model/question.ts";
import { unseal } from "../vault/secret.ts";
import { askService } from "./ask-service.ts";
import type { Calls } from "./open-calls.ts";
import { plainCredentials, secretsOf } from "./plain-credentials.ts";

/** AssumeRole by the caller's keys. */
export async function assumeRole(question: AssumeRoleQuestion, calls: Calls): Promise<Answer> {
  const credentials = plainCredentials(question.caller);
  // What the caller's keys would be was taken for granted, so what they would get is too.
  if (credentials === null) return { kind: "assumed", because: "offline" };
  const mfaCode = question.mfaCode === null ? null : unseal(question.mfaCode);
  const input = {
    RoleArn: question.roleArn,
    RoleSessionName: question.sessionName ?? madeUpSessionName(),
    ...(question.externalId === null ? {} : { ExternalId: question.externalId }),
    ...(question.mfaSerial === null ? {} : { SerialNumber: question.mfaSerial }),
    ...(mfaCode === null ? {} : { TokenCode: mfaCode }),
    ...(question.durationSeconds === null ? {} : { DurationSeconds: question.durationSeconds }),
    ...boundsIn(question.bounds ?? {}),
  };
  const { answer } = await askService(
    question,
    calls,
    {
      service: "sts",
      endpoint: question.endpoint,
      credentials,
      carries: credentials.sessionToken === undefined ? "signature" : "token",
      bundle: calls.bundle(),
      proxy: question.proxy,
      clockSkew: question.clockSkew,
      sent: [...secretsOf(credentials), ...(mfaCode === null ? [] : [mfaCode])],
    },
    async (sdk) => (await import("./sts-client.ts")).assumeRole(sdk, input),
  );
  return answer;
}

/** As STS names them. */
export const boundsIn = ({ sourceIdentity, policy, policyArns, tags, transitiveTagKeys }: SessionBounds) => ({
  ...(sourceIdentity === undefined ? {} : { SourceIdentity: sourceIdentity }),
  ...(policy === undefined ? {} : { Policy: policy }),
  ...(policyArns === undefined ? {} : { PolicyArns: policyArns.map((arn) => ({ arn })) }),
  ...(tags === undefined ? {} : { Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })) }),
  ...(transitiveTagKeys === undefined ? {} : { TransitiveTagKeys: [...transitiveTagKeys] }),
});

/** botocore's own (credentials.py, AssumeRoleCredentialFetcher, 1.44.5). */
export const madeUpSessionName = (): string => `botocore-session-${Math.floor(Date.now() / 1000)}`;
