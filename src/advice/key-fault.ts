import type { Change, Fix } from "../model/finding.ts";
import type { Provenance } from "../model/provenance.ts";
import type { Winner } from "../model/resolution.ts";
import { shapeOf } from "../parse/value-shape.ts";
import { byHand } from "./by-hand.ts";
import type { Facts } from "./facts.ts";
import { foresee } from "./foresee.ts";
import { FLAW_WORDS, flawsOf } from "./value-flaws.ts";

/** Why AWS will not take keys that are written down, seen without asking it. */
export interface KeyFault {
  readonly kind: "token-missing" | "token-of-another" | "secret";
  readonly message: string;
  readonly place: Provenance;
  /** A change to the machine, or what only the person can do. */
  readonly cure: Change;
}

/**
 * AWS answers each of these with words that do not say so: InvalidClientTokenId where a token is missing or another
 * key's, SignatureDoesNotMatch where the secret is not whole. Null: nothing is to be seen.
 */
export function keyFault({ holding, credentials }: Winner): KeyFault | null {
  const [base, ...hops] = holding.plan;
  // Ids of other forms are those of emulators and other services, which are not ours to judge.
  const kind = /^(AKIA|ASIA)[A-Z2-7]{16}$/.exec(credentials.accessKeyId ?? "")?.[1];
  if (base?.kind !== "static" || hops.length > 0 || kind === undefined) return null;
  const { accessKeyId: place, secretAccessKey, sessionToken } = holding.provenance;
  const hasToken = (credentials.sessionToken?.length ?? 0) > 0;
  if (kind === "ASIA" && !hasToken)
    return {
      kind: "token-missing",
      message: "This is a temporary key, and no session token stands beside it: AWS refuses it without one.",
      place,
      cure: { kind: "by-hand", text: addToken(place) },
    };
  if (kind === "AKIA" && hasToken)
    return {
      kind: "token-of-another",
      message: "This is a lasting key, and the session token of another key stands beside it: AWS refuses the two.",
      place,
      cure: withoutToken(sessionToken),
    };
  return secretAccessKey === null ? null : secretFault(secretAccessKey, credentials.secretAccessKey);
}

export function keyFix(facts: Facts, { cure }: KeyFault): Fix {
  if (cure.kind === "by-hand") return byHand(cure.text);
  if (cure.kind !== "unset-variables") return foresee(facts, cure);
  return foresee(facts, { ...cure, names: cure.names.filter((name) => facts.snapshot.variables.has(name)) });
}

function addToken(place: Provenance): string {
  if (place.kind === "variable") return "export AWS_SESSION_TOKEN, too: the third of what came with this key";
  if (place.kind === "file")
    return `put all three parts of the key on line ${place.line} of ${place.path} and below: id, secret and aws_session_token`;
  return "give the session token, too: the third of what came with this key";
}

function withoutToken(place: Provenance | null): Change {
  if (place?.kind === "variable")
    return { kind: "unset-variables", names: ["AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"] };
  if (place?.kind === "file") return { kind: "delete-lines", path: place.path, lines: [place.line] };
  return { kind: "by-hand", text: "leave the session token out" };
}

function secretFault(place: Provenance, secret: Winner["credentials"]["secretAccessKey"]): KeyFault | null {
  if (secret === null || (place.kind !== "variable" && place.kind !== "file")) return null;
  const shape = shapeOf(secret);
  // Ruby takes the blank behind an empty setting's sign for its value (3.211.0).
  if (shape.onlyBlanks)
    return {
      kind: "secret",
      message: "Its secret is empty: AWS refuses what is signed with that.",
      place,
      cure: { kind: "by-hand", text: "give the secret that belongs to this key, or make a new key" },
    };
  const flaw = flawsOf(shape)[0];
  if (flaw === undefined) return null;
  return {
    kind: "secret",
    message: `${place.kind === "variable" ? place.name : "Its secret"} ${FLAW_WORDS[flaw]}: AWS refuses what is signed with that.`,
    place,
    cure:
      place.kind === "variable"
        ? { kind: "by-hand", text: `set ${place.name} anew, without what does not belong to it` }
        : { kind: "clean-value", path: place.path, line: place.line, key: place.key ?? "", without: flaw },
  };
}
