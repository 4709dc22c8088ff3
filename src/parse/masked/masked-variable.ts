import { isJavaOptions } from "../../model/java-options.ts";
import type { VariableValue } from "../../model/snapshot.ts";
import { unseal } from "../../vault/secret.ts";
import { maskedJavaOptions } from "./masked-java-options.ts";
import { withoutUserinfo } from "./masked-settings.ts";
import type { ShapeMask } from "./shape-mask.ts";

/** A variable's value: what was sealed is masked, and proxies lose the names and passwords in their URLs. */
export function maskedVariable(name: string, value: VariableValue, mask: ShapeMask): string {
  if (typeof value === "string") return withoutUserinfo(value);
  return isJavaOptions(name) ? maskedJavaOptions(value, mask) : mask(unseal(value));
}
