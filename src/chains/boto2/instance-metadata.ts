import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { type Provenance, metadata } from "../../model/provenance.ts";
import type { Answer, MetadataQuestion, SigningCredentials } from "../../model/question.ts";
import { pythonInt } from "../../parse/python-text.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { invalidInstanceMetadata, noHandlerReady, notANumber } from "./errors.ts";
import { resolveFields } from "./fields.ts";
import type { Boto2Session } from "./session.ts";

const ROLE_PATH = "/latest/meta-data/iam/security-credentials/";
const ADDRESS = "http://169.254.169.254/";

/**
 * Asked when id or secret are still missing, and then it gives both (golden `py-boto-file-partial`): IMDSv1 only, at a
 * fixed address; AWS_EC2_METADATA_DISABLED is not known. Half a pair that stays half is refused when a connection is made.
 */
export function* instanceMetadata(session: Boto2Session): Walk<StepResult> {
  if (session.hidden.has("metadata")) return { kind: "absent", why: "no instance metadata service" };
  const where = metadata(ROLE_PATH);
  const service = yield* metadataService(session);
  const question: Omit<MetadataQuestion, "ask"> = { kind: "metadata", role: null, token: null, ...service };
  const role = service.attempts < 1 ? null : yield { ...question, ask: "role" };
  if (role?.kind !== "text" || role.text === "") return yield* nothingThere(session);
  const name = role.text.split("\n")[0] as string;
  const credentials = yield* given(yield { ...question, ask: "credentials", role: name }, where);
  return {
    kind: "found",
    found: {
      why: `the instance's role ${name}`,
      holding: {
        accessKeyId: credentials.accessKeyId,
        hasSessionToken: true,
        account: null,
        plan: [{ kind: "instance-metadata", url: service.baseUrl, role: name, provenance: where }],
        provenance: { accessKeyId: where, secretAccessKey: where, sessionToken: where },
        triggers: [where],
        expiration: credentials.expiration,
      },
      // biome-ignore lint/correctness/useYield: nothing to ask
      *freeze() {
        return credentials;
      },
    },
  };
}

function* nothingThere(session: Boto2Session): Walk<StepResult> {
  const fields = resolveFields(session);
  const half = fields.kind === "fields" ? (fields.id ?? fields.secret) : null;
  if (half !== null) return yield* raise(noHandlerReady(half.provenance));
  return { kind: "absent", why: "no instance metadata service answers to IMDSv1" };
}

function* given(answer: Answer, where: Provenance): Walk<SigningCredentials> {
  switch (answer.kind) {
    case "credentials":
      return answer.credentials;
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "incomplete":
      return yield* raise(
        invalidInstanceMetadata(
          `Credentials from instance metadata missing required key: '${answer.missing[0] ?? ""}'`,
          where,
        ),
      );
    case "failure":
    case "token":
    case "text":
      return yield* raise(
        invalidInstanceMetadata("Expected a dict type of credentials instead received an empty string", where),
      );
  }
}

/** `[Boto] metadata_service_timeout` and `metadata_service_num_attempts`. */
function* metadataService({ config }: Boto2Session): Walk<Pick<MetadataQuestion, "baseUrl" | "timeout" | "attempts">> {
  const number = function* (key: string, otherwise: number, read: (text: string) => number | null): Walk<number> {
    const setting = config.setting("Boto", key);
    if (setting === null) return otherwise;
    const text = setting.value.kind === "text" ? setting.value.text : "";
    return read(text) ?? (yield* raise(notANumber(text, setting.provenance)));
  };
  const timeout = yield* number("metadata_service_timeout", 1, pythonFloat);
  const attempts = yield* number("metadata_service_num_attempts", 1, pythonInt);
  return { baseUrl: ADDRESS, timeout, attempts };
}

const pythonFloat = (text: string): number | null =>
  text.trim() === "" || Number.isNaN(Number(text)) ? null : Number(text);
