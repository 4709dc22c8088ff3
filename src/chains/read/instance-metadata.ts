import { metadata } from "../../model/provenance.ts";
import type { Answer, MetadataQuestion } from "../../model/question.ts";
import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { setVariable } from "../js-v2/configured.ts";
import { foundCredentials } from "../ruby/holdings.ts";
import type { ReadSession } from "./session.ts";

const ROLE_PATH = "/latest/meta-data/iam/security-credentials/";

export type MetadataService = Pick<MetadataQuestion, "baseUrl" | "timeout" | "attempts"> & {
  /** Whether a service without tokens may be asked all the same. */
  readonly v1: boolean;
};

/** `true` in any case; other words leave the service on. */
const metadataDisabled = (session: ReadSession) => {
  const disabled = setVariable(session, "AWS_EC2_METADATA_DISABLED");
  return disabled?.text.toLowerCase() === "true" ? disabled : null;
};

/** The instance's role; whatever fails means none. */
export function* instanceRole(session: ReadSession, service: MetadataService): Walk<StepResult> {
  const disabled = metadataDisabled(session);
  if (disabled !== null)
    return { kind: "skipped", why: "switched off by AWS_EC2_METADATA_DISABLED", provenance: disabled.provenance };
  if (session.hidden.has("metadata")) return { kind: "absent", why: "no instance metadata service" };
  const base = baseOf(service);
  const first = yield { ...base, ask: "token" };
  if (first.kind === "assumed") return { kind: "absent", why: "not asked: taken as not there" };
  const token = first.kind === "token" ? first.token : null;
  if (token === null && (!service.v1 || isFinal(first)))
    return { kind: "absent", why: "the metadata service gives no token" };
  const named = yield { ...base, ask: "role", token };
  const role = named.kind === "text" ? (named.text.split("\n")[0]?.trim() ?? "") : "";
  if (role === "") return { kind: "absent", why: "no instance metadata service answers with a role" };
  const answer = yield { ...base, ask: "credentials", role, token };
  if (answer.kind !== "credentials") return { kind: "absent", why: `no credentials for the instance's role ${role}` };
  const where = metadata(ROLE_PATH);
  const node = { kind: "instance-metadata" as const, url: service.baseUrl, role, provenance: where };
  return { kind: "found", found: foundCredentials(answer.credentials, `the instance's role ${role}`, node, [where]) };
}

const baseOf = ({ baseUrl, timeout, attempts }: MetadataService) => ({
  kind: "metadata" as const,
  baseUrl,
  timeout,
  attempts,
  role: null,
  token: null,
});

/** A refusal of the token request that IMDSv1 is not tried after. */
const isFinal = (answer: Answer): boolean =>
  answer.kind === "failure" && /^(?:400|50[0234])$/.test(answer.failure.code ?? "");
