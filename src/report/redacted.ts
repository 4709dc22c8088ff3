import type { Walked } from "../model/diagnosis.ts";
import type { Identity } from "../model/identity.ts";
import type { PlanNode } from "../model/resolution.ts";

/** What `--redact` masks: accounts, session names, start URLs, names of people in ARNs. */
export function sensitiveWords({ resolution, identity }: Walked): readonly string[] {
  const plans = [
    resolution.winner?.holding.plan ?? [],
    ...resolution.sources.map(({ holding }) => holding?.plan ?? []),
  ];
  return sensitiveWordsOf(plans, [identity]);
}

export function sensitiveWordsOf(
  plans: readonly (readonly PlanNode[])[],
  identities: readonly (Identity | null)[],
): readonly string[] {
  const words = new Set<string>();
  for (const node of plans.flat()) if (node.kind === "sso") words.add(node.startUrl);
  for (const identity of identities) {
    if (identity?.kind !== "known") continue;
    words.add(identity.userId);
    const { principal } = identity;
    if (principal.type === "assumed-role") words.add(principal.session);
    if (principal.type === "user" || principal.type === "federated-user") words.add(principal.name);
  }
  return [...words].filter((word) => word.length > 2).sort((a, b) => b.length - a.length);
}

const ACCOUNT = /(?<![\dA-Za-z])\d{12}(?![\dA-Za-z])/g;
const KEY_ID = /\b(A[KS]IA)[A-Z2-7]{12}([A-Z2-7]{4})\b/g;

export function redactedText(text: string, words: readonly string[]): string {
  const masked = words.reduce((shorter, word) => shorter.replaceAll(word, "[redacted]"), text);
  return masked.replace(ACCOUNT, "[account]").replace(KEY_ID, "$1…$2");
}
