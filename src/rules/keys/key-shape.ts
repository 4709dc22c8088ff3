import { byHand } from "../../advice/by-hand.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { shortKeyId } from "../../advice/actor-of.ts";
import { isSet } from "../../advice/open-variable.ts";
import { blocksWith, settingIn } from "../../advice/settings-blocks.ts";
import { usesPlace } from "../../advice/uses-place.ts";
import { flawsOf } from "../../advice/value-flaws.ts";
import type { Finding } from "../../model/finding.ts";
import { type Provenance, variable } from "../../model/provenance.ts";
import type { SdkId } from "../../model/sdk.ts";
import type { VariableValue } from "../../model/snapshot.ts";
import { settingPlace } from "../../parse/settings-lines.ts";
import { shapeOf } from "../../parse/value-shape.ts";
import type { MachineRule } from "../rule.ts";

/** A key id, whether a secret and a token stand beside it, and who ends up with it. */
interface KeySet {
  readonly id: string;
  readonly place: Provenance;
  readonly secretLength: number | null;
  readonly hasToken: boolean;
  readonly sdks: readonly SdkId[];
}

/**
 * Complaint S24. Access key ids are AKIA (lasting) or ASIA (temporary) and 16 of A-Z, 2-7 (IAM user guide, "Unique
 * identifiers"; access-key-id.ts); secrets are 40 characters. Ids of other forms are those of emulators and other
 * services, which are not ours to judge.
 */
export const rule: MachineRule = {
  scope: "machine",
  id: "key-shape",
  group: "keys",
  title: "An access key cannot be a whole one",
  why: "A key id that lost a letter, a temporary key without its session token, a lasting key beside a token of another: AWS refuses each in words that do not say so.",
  complaints: ["S24"],
  insteadOf: ["refused-by-aws", "keys-not-whole"],
  find: (checkup) =>
    [...exported(checkup), ...inFiles(checkup)].flatMap((keys) => {
      const words = wordsFor(keys);
      return keys.sdks.length === 0 || words === null ? [] : [findingOf(checkup, keys, words)];
    }),
};

function exported(checkup: Checkup): readonly KeySet[] {
  const { snapshot } = checkup;
  const id = snapshot.variables.get("AWS_ACCESS_KEY_ID");
  const place = variable("AWS_ACCESS_KEY_ID");
  if (typeof id !== "string" || id === "") return [];
  return [
    {
      id,
      place,
      secretLength: lengthOfWhole(snapshot.variables.get("AWS_SECRET_ACCESS_KEY")),
      hasToken: isSet(snapshot, "AWS_SESSION_TOKEN") || isSet(snapshot, "AWS_SECURITY_TOKEN"),
      sdks: checkup.sdksWhere((resolution) => usesPlace(resolution, place)),
    },
  ];
}

/** What got into it by mistake is told by another rule, and makes it longer. */
function lengthOfWhole(secret: VariableValue | undefined): number | null {
  if (secret === undefined) return null;
  const shape = shapeOf(secret);
  return flawsOf(shape).length > 0 ? null : shape.length;
}

const inFiles = (checkup: Checkup): readonly KeySet[] =>
  blocksWith(checkup.files, "aws_access_key_id").flatMap((block): readonly KeySet[] => {
    const setting = block.kind === "profile" ? settingIn(block, "aws_access_key_id") : null;
    if (setting?.value.kind !== "text" || setting.shape.gluedHeader !== null) return [];
    const id = setting.value.text;
    // Only an id that might be one is worth the walks.
    const secret = settingIn(block, "aws_secret_access_key");
    const keys = {
      id,
      place: settingPlace(block.file.path, setting),
      secretLength: secret === null || flawsOf(secret.shape).length > 0 ? null : secret.shape.length,
      hasToken: settingIn(block, "aws_session_token") !== null || settingIn(block, "aws_security_token") !== null,
    };
    if (wordsFor({ ...keys, sdks: [] }) === null) return [];
    return [
      {
        ...keys,
        sdks: checkup
          .as(block.name)
          .filter((resolution) => usesPlace(resolution, keys.place))
          .map(({ sdk }) => sdk.id),
      },
    ];
  });

function wordsFor({ id, secretLength, hasToken }: KeySet): string | null {
  // botocore takes it for a whole one (1.44.5: its CRT then signs nothing); the others pass over it.
  if (id === "") return "The key id is empty: no request can be signed with it.";
  // Quotes, blanks and the like are told by the rules of flawed values.
  if (!/^A[KS]IA[A-Za-z0-9]*$/.test(id)) return null;
  const short = shortKeyId(id);
  if (id.length !== 20) return `Key id ${short} has ${id.length} characters; AWS's have 20.`;
  if (!/^[A-Z0-9]+$/.test(id)) return `Key id ${short} holds small letters; AWS's do not.`;
  if (id.startsWith("ASIA") && !hasToken)
    return `Key ${short} is a temporary one, and no session token stands beside it.`;
  if (id.startsWith("AKIA") && hasToken)
    return `Key ${short} is a lasting one, and a session token stands beside it: that of another key.`;
  // Lengths that are far off are those of tests and emulators.
  return secretLength !== null && secretLength !== 40 && secretLength > 25 && secretLength < 60
    ? `The secret beside key ${short} has ${secretLength} characters; AWS's have 40.`
    : null;
}

const TOKENS = ["AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"] as const;

function findingOf(checkup: Checkup, { id, place, hasToken, sdks }: KeySet, message: string): Omit<Finding, "rule"> {
  const isOthersToken = place.kind === "variable" && hasToken && id.startsWith("AKIA") && id.length === 20;
  const names = TOKENS.filter((name) => isSet(checkup.snapshot, name));
  return {
    severity: "warning",
    message,
    provenance: [place],
    fix:
      isOthersToken && message.includes("session token")
        ? checkup.fix({ kind: "unset-variables", names }, sdks)
        : byHand(
            message.includes("session token")
              ? "put the three parts of one key there: id, secret and session token, or a lasting key without a token"
              : "copy the key anew from where it was made",
          ),
    sdks,
  };
}
