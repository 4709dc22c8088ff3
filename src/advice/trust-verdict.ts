import type { TrustCondition, TrustStatement } from "../model/trust.ts";
import type { WebTokenClaims } from "../parse/web-token.ts";

/** What a trust policy makes of a token, by what the token says of itself. */
export type TrustVerdict =
  | {
      readonly kind: "admits";
      /** Keys of conditions that the token does not decide: an address, an account. */
      readonly unjudged: readonly string[];
    }
  /** Of the statement that comes nearest. */
  | { readonly kind: "differs"; readonly differences: readonly TrustDifference[] }
  | { readonly kind: "denies"; readonly key: string }
  /** No statement is about identity tokens. */
  | { readonly kind: "no-statement" };

export interface TrustDifference {
  readonly what: "issuer" | "action" | "subject" | "audience";
  /** The condition's key, or the part of the statement. */
  readonly key: string;
  readonly wanted: readonly string[];
  readonly has: readonly string[];
  /** Where the two are alike but for upper and lower case: the first letter that parts them. */
  readonly onlyCase: CaseMark | null;
  /** The condition forbids it. */
  readonly isForbidden: boolean;
}

interface CaseMark {
  /** From 1. */
  readonly column: number;
  readonly inToken: string;
  readonly inPolicy: string;
}

/** IAM's own: a Deny that fits decides, else one Allow that fits is enough. */
export function trustVerdict(statements: readonly TrustStatement[], claims: WebTokenClaims): TrustVerdict {
  const ours = statements.filter(({ federated }) => federated.length > 0);
  if (ours.length === 0) return { kind: "no-statement" };
  const looked = ours.map((statement) => ({ statement, ...lookedAt(statement, claims) }));
  const denying = looked.find(
    ({ statement, differences, unjudged }) =>
      statement.effect === "Deny" && differences.length === 0 && unjudged.length === 0,
  );
  if (denying !== undefined)
    return { kind: "denies", key: denying.statement.conditions[0]?.key ?? denying.statement.federated.join(", ") };
  const allowing = looked.filter(({ statement }) => statement.effect === "Allow");
  const fits = allowing.find(({ differences }) => differences.length === 0);
  if (fits !== undefined) return { kind: "admits", unjudged: fits.unjudged };
  const [nearest] = allowing.sort((a, b) => weight(a.differences) - weight(b.differences));
  return nearest === undefined ? { kind: "no-statement" } : { kind: "differs", differences: nearest.differences };
}

/** A statement for another issuer is about another token altogether. */
const weight = (differences: readonly TrustDifference[]): number =>
  differences.reduce((sum, { what }) => sum + (what === "issuer" ? 100 : 1), 0);

function lookedAt(
  statement: TrustStatement,
  claims: WebTokenClaims,
): { readonly differences: readonly TrustDifference[]; readonly unjudged: readonly string[] } {
  const provider = providerOf(claims);
  const differences: TrustDifference[] = [];
  const unjudged: string[] = [];
  const named = statement.federated.map((name) => name.replace(/^arn:[^/]*:oidc-provider\//, ""));
  if (!named.some((name) => name === "*" || name === provider))
    differences.push(differenceOf("issuer", "Principal", named, [provider]));
  if (!statement.actions.some((action) => isLike("sts:AssumeRoleWithWebIdentity", action, true)))
    differences.push(differenceOf("action", "Action", statement.actions, ["sts:AssumeRoleWithWebIdentity"]));
  for (const condition of statement.conditions) {
    const judged = judgedBy(condition, provider, claims);
    if (judged === "unjudged") unjudged.push(condition.key);
    else if (judged !== null) differences.push(judged);
  }
  return { differences, unjudged };
}

/** As IAM names a provider: the issuer's URL without its scheme. */
const providerOf = ({ issuer }: WebTokenClaims): string =>
  (issuer ?? "").replace(/^https?:\/\//, "").replace(/\/$/, "");

const CLAIMS = { sub: "subject", aud: "audience", iss: "issuer" } as const;

/** Null: it holds. */
function judgedBy(
  { operator, key, values }: TrustCondition,
  provider: string,
  claims: WebTokenClaims,
): TrustDifference | "unjudged" | null {
  const [, set = "", not, how, isOptional] =
    /^(?:(ForAnyValue|ForAllValues):)?String(Not)?(EqualsIgnoreCase|Equals|Like)(IfExists)?$/i.exec(operator) ?? [];
  const claim = /:(sub|aud|iss)$/i.exec(key)?.[1]?.toLowerCase() as keyof typeof CLAIMS | undefined;
  if (how === undefined || claim === undefined || values.some((value) => value.includes("${"))) return "unjudged";
  // Keys of conditions are not told apart by case; a key of another provider is not in this token's request.
  const isOwn = key.slice(0, -claim.length - 1).toLowerCase() === provider.toLowerCase();
  const has = isOwn ? claimValues(claims, claim) : [];
  const forbids = not !== undefined;
  if (has.length === 0 && (isOptional !== undefined || forbids || /^ForAllValues$/i.test(set))) return null;
  const fits =
    (ignoringCase: boolean) =>
    (value: string): boolean =>
      values.some((wanted) =>
        /^Like$/i.test(how)
          ? isLike(value, wanted, ignoringCase)
          : isEqual(value, wanted, ignoringCase || /IgnoreCase$/i.test(how)),
      );
  const holds = (ignoringCase: boolean): boolean =>
    /^ForAllValues$/i.test(set) ? has.every(fits(ignoringCase)) : has.some(fits(ignoringCase));
  if (forbids ? !holds(false) : holds(false)) return null;
  const found = differenceOf(CLAIMS[claim], key, values, has);
  return forbids ? { ...found, isForbidden: true } : { ...found, onlyCase: holds(true) ? caseMark(has, values) : null };
}

function claimValues(claims: WebTokenClaims, claim: keyof typeof CLAIMS): readonly string[] {
  if (claim === "aud") return claims.audiences;
  const value = claim === "sub" ? claims.subject : claims.issuer;
  return value === null ? [] : [value];
}

const differenceOf = (
  what: TrustDifference["what"],
  key: string,
  wanted: readonly string[],
  has: readonly string[],
): TrustDifference => ({ what, key, wanted, has, onlyCase: null, isForbidden: false });

const isEqual = (a: string, b: string, ignoringCase: boolean): boolean =>
  ignoringCase ? a.toLowerCase() === b.toLowerCase() : a === b;

/** `*` is any text, `?` any letter (IAM user guide, string condition operators). */
function isLike(value: string, pattern: string, ignoringCase: boolean): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*+/g, "[^]*")
    .replace(/\?/g, "[^]");
  return new RegExp(`^${source}$`, ignoringCase ? "iu" : "u").test(value);
}

/** The first letter by which a value and what is wanted differ in case, up to a wildcard. */
function caseMark(has: readonly string[], wanted: readonly string[]): CaseMark | null {
  for (const value of has)
    for (const pattern of wanted)
      for (let at = 0; at < Math.min(value.length, pattern.length); at += 1) {
        const [inToken, inPolicy] = [value.charAt(at), pattern.charAt(at)];
        if (inToken === inPolicy) continue;
        if (inToken.toLowerCase() !== inPolicy.toLowerCase()) break;
        return { column: at + 1, inToken, inPolicy };
      }
  return null;
}
