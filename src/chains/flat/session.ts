import { type Provenance, byDefault, variable } from "../../model/provenance.ts";
import type { ProfileChoice, SdkError } from "../../model/resolution.ts";
import type { ErrorKind } from "../../model/sdk.ts";
import type { Setting } from "../../model/settings.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import type { PlainSection } from "../../parse/plain-section.ts";
import { type CodeArguments, type Hidden, hideKey } from "../../walk/chain.ts";
import { type Configured, configured } from "../../walk/configured.ts";
import { whereNamed } from "../../walk/where-named.ts";

/*
 * What C++, .NET and PHP have in common. Their order, their files and their rules stand in each one's own folder.
 */

/** An SDK's own exception for a source that gives nothing. */
export type FaultOf = (
  kind: ErrorKind,
  message: string,
  where: Provenance | null,
  related?: readonly Provenance[],
) => SdkError;

export interface FlatSession {
  readonly snapshot: Snapshot;
  readonly code: CodeArguments;
  readonly hidden: Hidden;
  readonly fault: FaultOf;
}

export interface NamedProfile {
  readonly name: string;
  readonly binding: ProfileChoice["binding"];
  readonly provenance: Provenance;
}

/** The code's profile, else the first of the variables that `counts`, else "default". */
export function profileNamed(
  { snapshot, code }: { readonly snapshot: Snapshot; readonly code: CodeArguments },
  variables: readonly string[],
  counts: (value: string) => boolean,
): NamedProfile {
  if (code.profile !== null) return { name: code.profile, binding: "code", provenance: whereNamed(code, "profile") };
  for (const name of variables) {
    const value = snapshot.variables.get(name);
    if (typeof value === "string" && counts(value))
      return { name: value, binding: "variable", provenance: variable(name) };
  }
  return { name: "default", binding: "default", provenance: byDefault };
}

/** A setting of a section, unless it is hidden. */
export function settingIn({ hidden }: FlatSession, section: PlainSection | null, key: string): Setting | null {
  const setting = section?.settings.get(key) ?? null;
  return setting === null || hidden.has(hideKey(setting.provenance)) ? null : setting;
}

export const textIn = (session: FlatSession, section: PlainSection | null, key: string): Configured | null =>
  configured(settingIn(session, section, key));

/** The same, where an empty value is none. */
export function filledIn(session: FlatSession, section: PlainSection | null, key: string): Configured | null {
  const value = textIn(session, section, key);
  return value === null || value.text === "" ? null : value;
}

/** A value under a name that code gave it. */
export const defaulted = (text: string): Configured => ({ text, provenance: byDefault });
