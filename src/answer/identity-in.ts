/** Who GetCallerIdentity's answer names, as its model has it. */
export interface NamedCaller {
  readonly Account?: string | undefined;
  readonly Arn?: string | undefined;
  readonly UserId?: string | undefined;
}

const FIELD = String.raw`\s*<(Arn|UserId|Account)>([!-%'-;=-~]+)</\1>`;
const FIELDS = new RegExp(FIELD, "g");
/** The whole of STS's usual answer: nothing escaped, nothing besides. */
const USUAL = new RegExp(
  String.raw`^(?:<\?xml[^<>]*\?>)?\s*<GetCallerIdentityResponse(?: xmlns="[^"<&]*")?>\s*<GetCallerIdentityResult>` +
    `(${FIELD.replace("\\1", "\\2")}${FIELD.replace("\\1", "\\4")}${FIELD.replace("\\1", "\\6")})` +
    String.raw`\s*</GetCallerIdentityResult>\s*(?:<ResponseMetadata>\s*<RequestId>[\w-]*</RequestId>\s*` +
    String.raw`</ResponseMetadata>\s*)?</GetCallerIdentityResponse>\s*$`,
);

/** Null: an answer of any other form, for the SDK to read. */
export function identityIn({ statusCode, body }: { statusCode: number; body: Uint8Array }): NamedCaller | null {
  if (statusCode !== 200) return null;
  const fields = USUAL.exec(Buffer.from(body).toString("utf8"))?.[1];
  if (fields === undefined) return null;
  const named = new Map([...fields.matchAll(FIELDS)].map(([, name, text]) => [name, text]));
  return named.size === 3
    ? { Account: named.get("Account"), Arn: named.get("Arn"), UserId: named.get("UserId") }
    : null;
}
