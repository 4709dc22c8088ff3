import type { FileView } from "../model/snapshot.ts";
import { type Secret, seal, unseal } from "../vault/secret.ts";

/** A JSON file of ~/.aws/sso/cache, ~/.aws/login/cache or ~/.aws/cli/cache: dates and names in the open, tokens sealed. */
export type CacheFile =
  | { readonly state: "absent" }
  /** There, but no JSON, or not to be read: botocore's JSONFileCache raises KeyError. */
  | { readonly state: "corrupt" }
  | { readonly state: "not-an-object" }
  | { readonly state: "object"; readonly fields: CacheFields };

export type CacheFields = ReadonlyMap<string, CacheField>;
type CacheField =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "secret"; readonly secret: Secret }
  | { readonly kind: "object"; readonly fields: CacheFields }
  | { readonly kind: "other" };

export const PLAIN_FIELDS: ReadonlySet<string> = new Set([
  "startUrl",
  "region",
  "expiresAt",
  "registrationExpiresAt",
  "clientId",
  "accessKeyId",
  "accountId",
  "signInRegion",
  "tokenType",
  "AccessKeyId",
  "AccountId",
  "Arn",
  "Expiration",
]);

/** A byte order mark is no JSON to most; .NET and C++ read past it (golden `20261128-00002`). */
export function readCacheFile(view: FileView, byteOrderMark: "refused" | "skipped" = "refused"): CacheFile {
  switch (view.state) {
    case "absent":
    case "directory":
      return { state: "absent" };
    case "unreadable":
    case "not-utf8":
    case "too-large":
      return { state: "corrupt" };
    case "text":
      return parse(byteOrderMark === "skipped" ? unseal(view.text).replace(/^\ufeff/, "") : unseal(view.text));
  }
}

function parse(text: string): CacheFile {
  try {
    const json: unknown = JSON.parse(text);
    return isObject(json) ? { state: "object", fields: fieldsOf(json) } : { state: "not-an-object" };
  } catch {
    return { state: "corrupt" };
  }
}

const isObject = (json: unknown): json is Record<string, unknown> =>
  typeof json === "object" && json !== null && !Array.isArray(json);

function fieldsOf(json: Record<string, unknown>): CacheFields {
  return new Map(Object.entries(json).map(([name, value]) => [name, fieldOf(name, value)]));
}

function fieldOf(name: string, value: unknown): CacheField {
  if (isObject(value)) return { kind: "object", fields: fieldsOf(value) };
  if (typeof value !== "string") return { kind: "other" };
  return PLAIN_FIELDS.has(name) ? { kind: "text", text: value } : { kind: "secret", secret: seal(value) };
}

export const textField = (fields: CacheFields, name: string): string | null => {
  const field = fields.get(name);
  return field?.kind === "text" ? field.text : null;
};
export const secretField = (fields: CacheFields, name: string): Secret | null => {
  const field = fields.get(name);
  return field?.kind === "secret" ? field.secret : null;
};
