import { sourceWords } from "../../advice/actor-of.ts";
import { byHand } from "../../advice/by-hand.ts";
import type { Facts } from "../../advice/facts.ts";
import { foresee } from "../../advice/foresee.ts";
import { isSet } from "../../advice/open-variable.ts";
import { EXPORTED_KEYS } from "../../model/exported-keys.ts";
import type { Fix } from "../../model/finding.ts";
import { variable } from "../../model/provenance.ts";
import type { AnswerRule } from "../rule.ts";

const URIS = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"];
const KEYS = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"];

/** A task or pod with a role of its own, and keys in its environment that come first (complaint S15). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "container-role-shadowed",
  title: "Keys come before the role of the task or pod",
  why: "The platform gives the container a role. Keys in the image, the task definition or a mounted file come before it in every SDK, and the program acts with their rights, which are often fewer, and in their account.",
  complaints: ["S15"],
  everySdk: true,
  find(facts) {
    const uri = URIS.find((name) => isSet(facts.snapshot, name));
    const { winner, profile, sources, sdk } = facts.resolution;
    if (uri === undefined || winner === null) return null;
    const isExported = winner.source === "environment";
    const isOfFile = winner.source === "shared-credentials" || winner.source === "shared-config";
    if (!isExported && !(isOfFile && profile.binding === "default")) return null;
    if (!sources.some(({ id, verdict }) => id === "container" && verdict === "shadowed")) return null;
    const message = (takers: string): string =>
      `This container has a role of its own, but ${takers} ${sourceWords(winner.source)} before it.`;
    return {
      severity: "warning",
      message: message(`${sdk.id} takes`),
      messageOfSeveral: message("{sdks} take"),
      provenance: [winner.holding.provenance.accessKeyId, variable(uri)],
      fix: isExported ? withoutKeys(facts) : byHand("take the keys out of the file, or do not mount it"),
    };
  },
};

/** Go and Java take keys by short names, too, where the usual ones are not set. */
function withoutKeys(facts: Facts): Fix {
  const without = (all: readonly string[]): Fix =>
    foresee(facts, { kind: "unset-variables", names: all.filter((name) => facts.snapshot.variables.has(name)) });
  const usual = without(KEYS);
  return usual.after?.winner?.source === "environment" ? without(EXPORTED_KEYS) : usual;
}
