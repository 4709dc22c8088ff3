import type { VariableValue } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";

/** Whether two values are one, sealed or not; nothing of either is told. */
export const sameSecret = (a: VariableValue, b: VariableValue): boolean => opened(a) === opened(b);

const opened = (value: VariableValue): string => (typeof value === "string" ? value : unseal(value));
