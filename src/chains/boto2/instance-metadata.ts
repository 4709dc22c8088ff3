import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { type Provenance, metadata } from "../../model/provenance.ts";
import type { Answer, MetadataQuestion, SigningCredentials } from "../../model/question.ts";
import { pythonFloat, pythonInt } from "../../parse/python-text.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { dateNotRead, dateNotText, invalidInstanceMetadata, noFloat, noHandlerReady, noInteger } from "./errors.ts";
import { resolveFields } from "./fields.ts";
import type { Boto2Session } from "./session.ts";
import type { Configured } from "../../walk/configured.ts";
import { foundCredentials } from "../../walk/holdings.ts";

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
  const role = isAskable(service) ? yield { ...question, ask: "role" } : null;
  if (role?.kind !== "text" || role.text === "") return yield* nothingThere(session);
  const name = role.text.split("\n")[0] as string;
  const credentials = yield* given(yield { ...question, ask: "credentials", role: name }, where);
  return {
    kind: "found",
    found: foundCredentials(
      credentials,
      `the instance's role ${name}`,
      { kind: "instance-metadata", url: service.baseUrl, role: name, provenance: where },
      [where],
    ),
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
    case "credentials": {
      const fault = dateFault(answer, where);
      if (fault !== null) return yield* raise(fault);
      return answer.credentials;
    }
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

/** strptime with the one format that EC2 has (boto/provider.py 2.49.0, set `hand-lent`). Null: it is read. */
function dateFault({ credentials: { expiration }, kinds }: Whole, where: Provenance): SdkError | null {
  if (kinds?.["Expiration"] === "null") return dateNotText(where);
  if (expiration === null || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(expiration)) return null;
  return dateNotRead(expiration, where);
}

type Whole = Extract<Answer, { readonly kind: "credentials" }>;

/** `[Boto] metadata_service_timeout` and `metadata_service_num_attempts`. */
function* metadataService({ config }: Boto2Session): Walk<Pick<MetadataQuestion, "baseUrl" | "timeout" | "attempts">> {
  const written = (key: string): Configured | null => {
    const setting = config.setting("Boto", key);
    if (setting === null) return null;
    return { text: setting.value.kind === "text" ? setting.value.text : "", provenance: setting.provenance };
  };
  const timeout = written("metadata_service_timeout");
  const attempts = written("metadata_service_num_attempts");
  return {
    baseUrl: ADDRESS,
    timeout: timeout === null ? 1 : (pythonFloat(timeout.text) ?? (yield* raise(noFloat(timeout)))),
    attempts: attempts === null ? 1 : (pythonInt(attempts.text) ?? (yield* raise(noInteger(attempts)))),
  };
}

/** What a socket takes for a time, in seconds; any other fails the request, which boto takes for no answer. */
const LONGEST = 2 ** 63 / 1e9;

const isAskable = ({ timeout, attempts }: Pick<MetadataQuestion, "timeout" | "attempts">): boolean =>
  attempts >= 1 && timeout > 0 && timeout < LONGEST;
