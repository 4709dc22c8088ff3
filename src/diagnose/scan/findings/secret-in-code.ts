import { shortKeyId } from "../../../advice/actor-of.ts";
import type { CodeSite, Given } from "../../../model/code-site.ts";
import type { ResolvedSite, ScanFinding } from "../../../model/scan.ts";
import { accountOfAccessKeyId } from "../../../parse/access-key-id.ts";
import { codePlace } from "./code-place.ts";

/** A secret written out in the code: one finding a place, whichever sites it reaches. */
export function secretsInCode(sites: readonly ResolvedSite[]): readonly ScanFinding[] {
  const found = new Map<string, ScanFinding>();
  for (const resolved of sites) {
    // An emulator takes any keys: nothing is given away.
    if (resolved.actor.kind === "emulator") continue;
    for (const given of resolved.site.gives) {
      if (given.value.kind !== "secret" || !given.value.looksReal) continue;
      const place = codePlace(resolved, given);
      const key = `${place.path}:${place.line}:${place.column}`;
      const known = found.get(key);
      const whose = whoseKey(resolved.site, given);
      // The site that also has the key's id says more.
      if (known === undefined || (whose !== "" && !known.message.includes(whose)))
        found.set(key, findingOf(given, whose, place));
    }
  }
  return [...found.values()];
}

const findingOf = ({ setting }: Given, whose: string, place: ScanFinding["places"][number]): ScanFinding => ({
  rule: "secret-in-code",
  severity: "error",
  message: `A ${setting === "session-token" ? "session token" : "secret access key"}${whose} is written out.`,
  right:
    "make the key inactive in IAM, take it out of the code and its history, and name a profile or leave it to the environment",
  places: [place],
});

function whoseKey({ gives }: CodeSite, { variable }: Given): string {
  const id = gives.findLast(
    (given) => given.setting === "access-key-id" && (given.variable === undefined) === (variable === undefined),
  );
  if (id?.value.kind !== "text" || !/^A[KS]IA[A-Z2-7]{12,}$/.test(id.value.text)) return "";
  const account = accountOfAccessKeyId(id.value.text);
  return `, of ${shortKeyId(id.value.text)}${account === null ? "" : ` (account ${account})`},`;
}
