import type { VariableValue } from "../../model/snapshot.ts";
import { unseal } from "../../vault/secret.ts";
import { withoutUserinfo } from "./masked-settings.ts";
import type { ShapeMask } from "./shape-mask.ts";

/** A variable's value: what was sealed is masked, and proxies lose the names and passwords in their URLs. */
export const maskedVariable = (value: VariableValue, mask: ShapeMask): string =>
  typeof value === "string" ? withoutUserinfo(value) : mask(unseal(value));
