import type { Fix } from "../model/finding.ts";
import type { Provenance } from "../model/provenance.ts";
import { cleaned } from "../parse/changed-text.ts";
import { shapeOf } from "../parse/value-shape.ts";
import { byHand } from "./by-hand.ts";
import type { Facts } from "./facts.ts";
import { foresee } from "./foresee.ts";
import { lineAdvice } from "./line-advice.ts";
import { openVariable } from "./open-variable.ts";
import { settingCure } from "./setting-cure.ts";
import { flawsOf } from "./value-flaws.ts";

/** A setting with a value that an SDK does not take: what is meant, where that can be told, else the default without it. */
export function refusedSettingFix(facts: Facts, place: Provenance | null): Fix | null {
  if (place?.kind === "variable") {
    if (facts.snapshot.variables.get(place.name) === "") return withoutEmpties(facts, place.name);
    const value = openVariable(facts.snapshot, place.name);
    const flaw = value === null ? undefined : flawsOf(shapeOf(value))[0];
    // Without its quotes it is what was meant (an env file of systemd or docker keeps them).
    return value === null || flaw === undefined
      ? foresee(facts, { kind: "unset-variables", names: [place.name] })
      : foresee(facts, { kind: "set-variable", name: place.name, value: cleaned(value, flaw) });
  }
  if (place?.kind !== "file") return null;
  const change = settingCure(facts.snapshot, place);
  if (change !== null) return foresee(facts, change);
  return byHand(lineAdvice(place));
}

/** Whoever passes on what is not set leaves many an empty variable: where the next one stops the SDK again, all go. */
function withoutEmpties(facts: Facts, name: string): Fix {
  const alone = foresee(facts, { kind: "unset-variables", names: [name] });
  const others = [...facts.snapshot.variables].flatMap(([other, value]) =>
    value === "" && other.startsWith("AWS_") ? [other] : [],
  );
  if (alone.after?.winner != null || others.length < 2) return alone;
  const all = foresee(facts, { kind: "unset-variables", names: others });
  return all.after?.winner == null ? alone : all;
}
