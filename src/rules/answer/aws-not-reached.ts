import { failureBetween } from "../../advice/answered-between.ts";
import { byHand } from "../../advice/by-hand.ts";
import type { Facts } from "../../advice/facts.ts";
import { foresee } from "../../advice/foresee.ts";
import { proxyCure, proxyPlaces } from "../../advice/proxies.ts";
import { noRegion } from "../../advice/region-cure.ts";
import type { Fix, Severity } from "../../model/finding.ts";
import { type Provenance, variable } from "../../model/provenance.ts";
import type { Failure } from "../../model/question.ts";
import type { AnswerRule } from "../rule.ts";

/** Static keys ask nobody: that no call of theirs arrives shows only once STS is asked who they are (complaints S53, S54). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "aws-not-reached",
  title: "AWS cannot be reached with the credentials",
  why: "The SDK has credentials, and its call to STS does not arrive: a proxy that is not there, an endpoint that was left behind, no network. What the program calls goes the same way.",
  complaints: ["S53", "S54"],
  everySdk: true,
  find(facts) {
    const { identity, resolution } = facts;
    if (identity?.kind !== "unavailable" || identity.failure === null || resolution.winner === null) return null;
    const { failure, why } = identity;
    // STS is there, and busy; `region-not-found` tells of a region that AWS does not have.
    if (failure.kind === "throttled" || isOfNoRegion(facts, failure)) return null;
    return causeOf(facts, failure, why);
  },
};

interface Cause {
  readonly severity: Severity;
  readonly message: string;
  readonly provenance: readonly Provenance[];
  readonly fix: Fix | null;
}

const isOfNoRegion = ({ resolution: { region, sts } }: Facts, { kind }: Failure): boolean =>
  kind === "unknown-host" && sts.endpoint?.reach === "regional" && noRegion(region.name ?? "") !== null;

function causeOf(facts: Facts, failure: Failure, why: string): Cause {
  const { endpoint } = facts.resolution.sts;
  if (failure.proxy !== undefined && URL.canParse(failure.proxy)) {
    const { host } = new URL(failure.proxy);
    return {
      severity: "error",
      message: `The proxy ${host} cannot be reached, and so AWS cannot.`,
      provenance: proxyPlaces(facts.snapshot, host),
      fix: proxyCure(facts.snapshot, host),
    };
  }
  const host = endpoint !== null && URL.canParse(endpoint.url) ? new URL(endpoint.url).host : "STS";
  const between = endpoint?.reach === "custom" ? null : failureBetween(host, failure);
  if (between !== null) return { severity: "warning", message: between.words, provenance: [], fix: between.fix };
  if (endpoint?.reach !== "custom")
    return { severity: "warning", message: `AWS is not reached at ${host}: ${why}.`, provenance: [], fix: null };
  const named = namedBy(facts);
  return {
    severity: "error",
    message: `${host} does not answer, which ${named?.name ?? "a setting"} names in AWS's place: ${why}.`,
    provenance: named === null ? [] : [variable(named.name)],
    fix: named?.fix ?? byHand("start what is to answer there, or take endpoint_url out of the profile"),
  };
}

/** The variable without which the call goes to AWS; null: it is a setting of a file. */
function namedBy(facts: Facts): { readonly name: string; readonly fix: Fix } | null {
  for (const name of ["AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL"]) {
    if (!facts.snapshot.variables.has(name)) continue;
    const fix = foresee(facts, { kind: "unset-variables", names: [name] });
    if (fix.after !== null && fix.after.sts.endpoint?.reach !== "custom")
      return { name, fix: { ...fix, promise: "to talk to AWS" } };
  }
  return null;
}
