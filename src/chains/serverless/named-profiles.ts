import { argument, byDefault } from "../../model/provenance.ts";
import type { ProfileChoice } from "../../model/resolution.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { serverlessSetting } from "../../parse/serverless-setting.ts";
import type { CodeArguments } from "../../walk/chain.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";

/** What names a profile to serverless: the later ones go before the earlier. */
export type NamedBy = "default" | "file" | "variable" | "stage" | "option";

export interface NamedProfile extends Configured {
  readonly by: NamedBy;
}

/** By `--stage`, else by serverless.yml; null: neither says one. */
export const stageOf = (snapshot: Snapshot, { stage }: CodeArguments): Configured | null =>
  stage === undefined ? serverlessSetting(snapshot, "stage", null) : { text: stage, provenance: argument("--stage") };

/** `AWS_<STAGE>`, as its variables begin. */
export const stagePrefixOf = (snapshot: Snapshot, code: CodeArguments): string =>
  `AWS_${(stageOf(snapshot, code)?.text || "dev").toUpperCase()}`;

/** In the order in which they are looked at. What names a profile cannot be hidden: all else would be another's. */
export function namedProfiles(snapshot: Snapshot, code: CodeArguments, stagePrefix: string): readonly NamedProfile[] {
  const environs = { snapshot, hidden: new Set<string>() };
  const given = code.profile === null ? null : givenProfile(code.profile, code);
  const byOption = given?.provenance.kind === "argument" ? given : null;
  const byDefaultName = { text: "default", provenance: byDefault };
  const candidates: readonly [NamedBy, Configured | null][] = [
    ["default", setVariable(environs, "AWS_DEFAULT_PROFILE") ?? byDefaultName],
    ["file", byOption === null ? (given ?? serverlessSetting(snapshot, "profile", code.stage ?? null)) : null],
    ["variable", setVariable(environs, "AWS_PROFILE")],
    ["stage", setVariable(environs, `${stagePrefix}_PROFILE`)],
    ["option", byOption],
  ];
  return candidates.flatMap(([by, profile]) => (profile === null || profile.text === "" ? [] : [{ ...profile, by }]));
}

/** By `--aws-profile`, or by a serverless.yml that was read for it (scan). */
const givenProfile = (text: string, { namedAt }: CodeArguments): Configured => ({
  text,
  provenance: namedAt?.profile ?? argument("--aws-profile"),
});

export function bindingOf({ by, provenance }: NamedProfile): ProfileChoice["binding"] {
  switch (by) {
    case "default":
      return provenance.kind === "default" ? "default" : "variable";
    case "variable":
    case "stage":
      return "variable";
    case "file":
    case "option":
      return "code";
  }
}
