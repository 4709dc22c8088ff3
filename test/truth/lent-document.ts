import { metadataCredentials } from "../../src/answer/metadata-credentials.ts";
import { type Answer, NOTHING_PRINTED } from "../../src/model/question.ts";
import { NOW } from "./scenario.ts";

const later = (seconds = 3600): string => new Date(NOW + seconds * 1000).toISOString().replace(".000Z", "Z");

type Document = Readonly<Record<string, unknown>>;

const without = (document: Document, name: string): Document =>
  Object.fromEntries(Object.entries(document).filter(([key]) => key !== name));

/** lab/world/emulator.py, `lent`. */
const ODD: Readonly<Record<string, (document: Document) => Document>> = {
  refused: () => ({
    Code: "AssumeRoleUnauthorizedAccess",
    Message: "EC2 cannot assume the role. Please see the documentation.",
    LastUpdated: later(-60),
  }),
  failed: (document) => ({ ...document, Code: "Failed", Message: "not now" }),
  lower: (document) => ({ ...document, Code: "success" }),
  uncoded: (document) => without(document, "Code"),
  over: (document) => ({ ...document, Expiration: later(-3600) }),
  soon: (document) => ({ ...document, Expiration: later(120) }),
  undated: (document) => without(document, "Expiration"),
  undecided: (document) => ({ ...document, Expiration: null }),
  zoneless: (document) => ({ ...document, Expiration: later().slice(0, -1) }),
  words: (document) => ({ ...document, Expiration: "tomorrow" }),
  tokenless: (document) => without(document, "Token"),
  nulltoken: (document) => ({ ...document, Token: null }),
  blanktoken: (document) => ({ ...document, Token: "" }),
  idless: (document) => without(document, "AccessKeyId"),
  blankid: (document) => ({ ...document, AccessKeyId: "" }),
  secretless: (document) => without(document, "SecretAccessKey"),
  nothing: () => ({}),
  account: (document) => ({ ...document, AccountId: "444455556666" }),
};

/** What no JSON can be read from, with its status. */
const NO_DOCUMENT: Readonly<Record<string, string>> = { gone: "404", broken: "500", html: "200", empty: "200" };

/** botocore's of a container (utils.py, 1.44.5); of an instance nobody repeats them. */
const WORDS = {
  noJson: "Unable to parse JSON returned from container metadata services",
  status: (status: string) => `Received non 200 response ${status} from container metadata:`,
};

/** What an instance's role or a container's path lends, as it should be or odd in one way, as our own reader has it. */
export function lent(
  accessKeyId: string,
  odd: string | undefined,
  more: Document,
  say: (status?: string) => void,
): Answer {
  const status = NO_DOCUMENT[odd ?? ""];
  if (status === "200") {
    say();
    const code = odd === "empty" ? NOTHING_PRINTED : null;
    return { kind: "failure", failure: { kind: "bad-answer", code, message: WORDS.noJson } };
  }
  say(status);
  if (status !== undefined) {
    const message = `${WORDS.status(status)} ${odd === "gone" ? "not found" : "{}"}`;
    return { kind: "failure", failure: { kind: "http-status", code: status, message } };
  }
  const document: Document = {
    ...more,
    AccessKeyId: accessKeyId,
    SecretAccessKey: `secret-for-${accessKeyId}`,
    Token: `token-for-${accessKeyId}`,
    Expiration: later(),
  };
  return metadataCredentials(ODD[odd ?? ""]?.(document) ?? document);
}
