import type { ResolvedSite, ScanFinding } from "../../../model/scan.ts";
import { actorWords } from "../actor-words.ts";
import { knownText } from "../given-values.ts";
import { codePlace, distinctPlaces } from "./code-place.ts";

/**
 * The CDK deploys to the accounts that its stacks name; where the one that acts here is none of them, it says "Need to
 * perform AWS calls for account X, but the current credentials are for Y", unless its own roles over there trust Y.
 */
export function stackAccountsThatDiffer(sites: readonly ResolvedSite[]): readonly ScanFinding[] {
  const stacks = sites.flatMap((resolved) => {
    const given = resolved.site.gives.find(({ setting }) => setting === "account") ?? null;
    const account = knownText(given, () => null);
    return given === null || account === null || !/^\d{12}$/.test(account) ? [] : [{ resolved, given, account }];
  });
  const accounts = [...new Set(stacks.map(({ account }) => account))];
  const elsewhere = stacks.filter(({ resolved }) => {
    const here = accountHere(resolved);
    return here !== null && !accounts.includes(here);
  });
  const [first] = elsewhere;
  if (first === undefined) return [];
  const named = [...new Set(elsewhere.map(({ account }) => account))];
  return [
    {
      rule: "stack-account-differs",
      severity: "warning",
      message: `The CDK app is for account ${named.join(", ")}; here the CDK acts as ${actorWords(first.resolved)}.`,
      right: `awswho check --account ${named[0]} --sdk cdk says what to type, unless the CDK's roles over there trust this account`,
      places: distinctPlaces(elsewhere.map(({ resolved, given }) => codePlace(resolved, given))),
    },
  ];
}

const accountHere = ({ actor, site }: ResolvedSite): string | null =>
  site.sdk === "cdk" && actor.kind === "acts" && actor.role === null
    ? (actor.resolution.winner?.holding.account?.id ?? null)
    : null;
