import { readdirSync } from "node:fs";
import { EXPIRY_KEYS } from "../../src/walk/expiration-note.ts";
import { KEY_DESCRIPTIONS } from "../../src/explain/settings/key-descriptions.ts";
import { VARIABLE_DESCRIPTIONS } from "../../src/explain/settings/variable-descriptions.ts";
import type { AnyChain } from "../../src/walk/chain.ts";
import { scenariosOf } from "./goldens.ts";
import { type LookUp, lookUpsOf } from "./look-ups.ts";
import { PROBE_MACHINES } from "./probe-machines.ts";
import type { Scenario } from "./scenario.ts";

const SCENARIOS: readonly Scenario[] = [
  ...readdirSync("fixtures/truth/scenarios").flatMap((name) => scenariosOf(name.replace(/\.jsonl$/, ""))),
  ...PROBE_MACHINES,
];

/** Services inside a [services] section, the lines of the file that AWS_CREDENTIAL_FILE names, and what a chain tells people only. */
const NOT_SETTINGS: ReadonlySet<string> = new Set([
  "s3",
  "sts",
  "sso",
  "sso_oidc",
  "signin",
  "awsaccesskeyid",
  "awssecretkey",
  ...EXPIRY_KEYS,
  // A line that some of the odd machines have.
  "a.b-c",
]);

/** What only a value of this machine names (`$X/config`, `%(x)s`): the SDK has no such setting. */
const isNamedByAValue = ({ env, files }: Scenario, name: string): boolean =>
  new RegExp(`\\$\\{?${name}\\b|%\\(${name}\\)`, "i").test(JSON.stringify([env, files]));

/** Every variable and key of a file that a chain looks up on any recorded machine, with the places where it does. */
export function namesReadBy(chain: AnyChain): ReadonlyMap<string, ReadonlySet<LookUp["place"]>> {
  const names = new Map<string, Set<LookUp["place"]>>();
  for (const scenario of SCENARIOS)
    for (const { name, place, kind } of lookUpsOf(chain, scenario)) {
      if (NOT_SETTINGS.has(name)) continue;
      const described = kind === "variable" ? VARIABLE_DESCRIPTIONS : KEY_DESCRIPTIONS;
      if (described[name] === undefined && isNamedByAValue(scenario, name)) continue;
      const places = names.get(name) ?? new Set();
      names.set(name, places.add(place));
    }
  return new Map([...names].sort(([a], [b]) => (a < b ? -1 : 1)));
}
