import type { CodePlace, OddReply } from "../model/question.ts";
import { type PlainXml, plainXml } from "../parse/plain-xml.ts";
import type { HttpReply } from "./http-request.ts";
import { type JsonObject, jsonObject, textIn } from "./json-object.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** The protocols of STS (query), and of the portal, OIDC and sign-in (REST-JSON). */
export type Protocol = "query" | "rest-json";

/** A reply's text, as XML and as JSON; null: it is none. */
export interface ReadBody {
  readonly text: string;
  readonly xml: PlainXml | null;
  readonly json: JsonObject | null;
}

export function bodyOf({ body }: HttpReply): ReadBody {
  const text = Buffer.from(body).toString("utf8");
  return { text, xml: plainXml(text), json: jsonObject(text) };
}

/** Null: it is an error as the service tells it. @param sent secrets that must not come back in what it says */
export function oddRefusal(
  reply: HttpReply,
  body: ReadBody,
  protocol: Protocol,
  sent: readonly string[],
): OddReply | null {
  const codes = codesIn(reply, body);
  const isUsual = protocol === "query" ? codes.xml !== undefined : codes["x-amzn-errortype"] !== undefined;
  return isUsual && (protocol === "query" || body.json !== null) ? null : oddReply(reply, body, codes, sent);
}

/** Of an answer that is none of the service's documents. */
export const unreadReply = (reply: HttpReply, body: ReadBody, sent: readonly string[]): OddReply =>
  oddReply(reply, body, codesIn(reply, body), sent);

const oddReply = (
  { status }: HttpReply,
  body: ReadBody,
  codes: OddReply["codes"],
  sent: readonly string[],
): OddReply => ({
  status,
  form: formOf(body),
  whole: body.json !== null || body.xml?.whole === true,
  codes,
  // What was lent must not be said.
  says: status < 300 ? null : withoutSecrets(said(body).slice(0, LONGEST), sent),
});

const LONGEST = 400;

function formOf({ text, xml, json }: ReadBody): OddReply["form"] {
  if (text.trim() === "") return "empty";
  if (/^\s*<(?:!doctype\s+html|html)\b/i.test(text)) return "html";
  if (json !== null) return "json";
  return xml === null ? (/^\s*\{/.test(text) ? "json" : "text") : "xml";
}

function codesIn({ headers }: HttpReply, { xml, json }: ReadBody): OddReply["codes"] {
  const named: readonly (readonly [CodePlace, string | null | undefined])[] = [
    ["x-amzn-errortype", shortName(headers["x-amzn-errortype"])],
    ["xml", xml?.root === "ErrorResponse" ? xml.texts.get("Error/Code") : null],
    ["xml-root", xml?.root === "Error" ? xml.texts.get("Code") : null],
    ["__type", shortName(textIn(json, "__type"))],
    ...(["code", "Code", "error"] as const).map((name) => [name, textIn(json, name)] as const),
  ];
  return Object.fromEntries(named.filter(([, code]) => code != null && code !== ""));
}

/** `com.amazonaws.signin#AccessDeniedException:http://…` is `AccessDeniedException`. */
export const shortName = (named: string | null | undefined): string | null =>
  named?.split(":")[0]?.split("#").pop() ?? null;

/** The first of them that says anything. */
const said = ({ text, xml, json }: ReadBody): string =>
  [
    textIn(json, "message"),
    textIn(json, "Message"),
    textIn(json, "error_description"),
    xml?.texts.get("Error/Message"),
    xml?.texts.get("Message"),
  ].find((told) => told != null && told !== "") ?? (json === null && xml?.root !== "ErrorResponse" ? text.trim() : "");
