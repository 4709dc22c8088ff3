import { type Provenance, variable } from "../model/provenance.ts";
import type { Setting } from "../model/settings.ts";
import type { Snapshot, VariableValue } from "../model/snapshot.ts";
import type { Hidden } from "./chain.ts";
import { Secret, seal } from "../vault/secret.ts";

/** A value and where it came from. */
export interface Configured {
  readonly text: string;
  readonly provenance: Provenance;
}

export interface Sealed {
  readonly secret: Secret;
  readonly provenance: Provenance;
}

export interface Environment {
  readonly snapshot: Snapshot;
  readonly hidden: Hidden;
}

/** A variable, unless it is hidden. Hardly ever is anything, and a walk asks for a hundred variables. */
export const environment = ({ snapshot, hidden }: Environment, name: string): VariableValue | undefined =>
  hidden.size > 0 && hidden.has(`$${name}`) ? undefined : snapshot.variables.get(name);

/** A variable whose value may be shown, be it empty. */
export function plainVariable(session: Environment, name: string): Configured | null {
  const value = environment(session, name);
  return typeof value === "string" ? { text: value, provenance: variable(name) } : null;
}

/** A variable as an SDK mostly asks for it: empty is the same as none. */
export function setVariable(session: Environment, name: string): Configured | null {
  const value = environment(session, name);
  return typeof value === "string" && value !== "" ? { text: value, provenance: variable(name) } : null;
}

export function secretVariable(session: Environment, name: string): Sealed | null {
  const value = environment(session, name);
  if (value === undefined) return null;
  const secret = value instanceof Secret ? value : seal(value);
  return secret.length === 0 ? null : { secret, provenance: variable(name) };
}

export const configured = (setting: Setting | null): Configured | null =>
  setting === null || setting.value.kind !== "text"
    ? null
    : { text: setting.value.text, provenance: setting.provenance };

export function sealed(setting: Setting | null): Sealed | null {
  if (setting === null) return null;
  const { value, provenance } = setting;
  return { secret: value.kind === "secret" ? value.secret : seal(value.kind === "text" ? value.text : ""), provenance };
}
