import type { CodeSite } from "../../../model/code-site.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { variableSetting } from "../values/variable-setting.ts";
import { siteAt } from "./call.ts";
import { type Value, givenOf } from "./value.ts";

/** `AWS_SECRET_ACCESS_KEY = "…"`, as Django's settings have it: who reads it is not known, but it is a secret written out. */
export function writtenConstant(name: string, value: Value, node: SyntaxNode): CodeSite | null {
  const setting = variableSetting(name.toUpperCase());
  if (setting !== "secret-access-key" && setting !== "session-token") return null;
  const given = value.kind === "text" && value.node.parent?.id === node.id ? givenOf(setting, { value, node }) : null;
  if (given?.value.kind !== "secret" || !given.value.looksReal) return null;
  return siteAt(node, { sdk: null, kind: "session", call: name, gives: [given] });
}
