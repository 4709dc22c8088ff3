import type { TrustCondition, TrustStatement } from "../model/trust.ts";

/** `AssumeRolePolicyDocument` of GetRole: JSON, URL-encoded (IAM API reference, Role). Null: it is no such thing. */
export function trustStatements(document: string): readonly TrustStatement[] | null {
  const policy = objectIn(document);
  if (policy === null) return null;
  return list(policy["Statement"]).flatMap((statement): readonly TrustStatement[] => {
    if (!isRecord(statement)) return [];
    const { Effect: effect, Principal: principal, Action: action, Condition: condition } = statement;
    return [
      {
        effect: effect === "Deny" ? "Deny" : "Allow",
        federated: principal === "*" ? ["*"] : isRecord(principal) ? texts(principal["Federated"]) : [],
        actions: texts(action),
        conditions: isRecord(condition) ? conditionsIn(condition) : [],
      },
    ];
  });
}

const conditionsIn = (condition: Record<string, unknown>): readonly TrustCondition[] =>
  Object.entries(condition).flatMap(([operator, keys]) =>
    isRecord(keys) ? Object.entries(keys).map(([key, values]) => ({ operator, key, values: texts(values) })) : [],
  );

function objectIn(document: string): Record<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(decodeURIComponent(document));
    return isRecord(json) ? json : null;
  } catch {
    return null;
  }
}

const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const texts = (value: unknown): readonly string[] => list(value).filter((one) => typeof one === "string");
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
