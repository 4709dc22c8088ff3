import type { Expectation, ExpectationResult } from "../model/expectation.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { SdkId } from "../model/sdk.ts";
import { type Judgement, type Scene, judged } from "./expectation-kind.ts";
import { EXPECTATION_KINDS } from "./index.ts";

/** Each expectation held against each SDK; SDKs that are alike in one stand together. */
export function judge(
  expectations: readonly Expectation[],
  sdks: readonly SdkId[],
  diagnoses: readonly Diagnosis[],
): readonly ExpectationResult[] {
  const told = diagnoses.filter(({ resolution }) => sdks.includes(resolution.sdk.id));
  return [
    ...merged(told.map((diagnosis) => credentialsResult(diagnosis))),
    ...expectations.flatMap((expectation) =>
      merged(
        told
          .filter((diagnosis) => isExpectedOf(expectation, diagnosis))
          .map((diagnosis) => resultOf(expectation, { diagnosis, diagnoses })),
      ),
    ),
  ];
}

/** The state lies where it lies, and another provider is most often there for another region. */
const isExpectedOf = ({ key }: Expectation, { by }: Diagnosis): boolean =>
  key !== "region" || by === undefined || /^provider "/.test(by.call);

const blocksOf = ({ by }: Diagnosis) => (by === undefined ? {} : { blocks: [by] });

function resultOf({ key, wanted, provenance }: Expectation, scene: Scene): ExpectationResult {
  const meant = EXPECTATION_KINDS[key].meant(wanted);
  // Read before; a value that cannot be meant is a usage error.
  const judgement = typeof meant === "string" ? judged(null, () => false, []) : meant(scene);
  return {
    key,
    sdks: [scene.diagnosis.resolution.sdk.id],
    ...blocksOf(scene.diagnosis),
    wanted,
    writtenAt: provenance,
    ...withPlaces(judgement),
  };
}

const withPlaces = ({ verdict, actual, places }: Judgement) => ({ verdict, actual, actualAt: places });

/** Expected wherever anything is: credentials, and that AWS knows them. */
function credentialsResult(diagnosis: Diagnosis): ExpectationResult {
  const { resolution, identity } = diagnosis;
  const result = (
    verdict: ExpectationResult["verdict"],
    actual: string | null,
    places: ExpectationResult["actualAt"],
  ): ExpectationResult => ({
    key: "credentials",
    sdks: [resolution.sdk.id],
    ...blocksOf(diagnosis),
    wanted: "credentials that AWS knows",
    writtenAt: null,
    verdict,
    actual,
    actualAt: places,
  });
  const { winner, error, clientError, outcome } = resolution;
  if (outcome === "unknown") return result("unknown", null, []);
  const fault = error ?? clientError;
  if (winner === null || clientError !== null)
    return result("not-met", fault?.type ?? "none", fault?.provenance == null ? [] : [fault.provenance]);
  const places = [winner.holding.provenance.accessKeyId];
  if (identity?.kind === "refused")
    return result("not-met", `refused: ${identity.failure.code ?? identity.failure.kind}`, places);
  if (identity?.kind === "unavailable" && identity.failure !== null) return result("unknown", identity.why, places);
  return result("met", identity?.kind === "known" ? "known to AWS" : "found; AWS was not asked", places);
}

function merged(results: readonly ExpectationResult[]): readonly ExpectationResult[] {
  const kept = new Map<string, ExpectationResult>();
  for (const result of results) {
    const key = JSON.stringify([result.verdict, result.actual, result.actualAt]);
    const known = kept.get(key);
    kept.set(key, known === undefined ? result : joined(known, result));
  }
  return [...kept.values()];
}

function joined(known: ExpectationResult, { sdks, blocks = [] }: ExpectationResult): ExpectationResult {
  const all = [...(known.blocks ?? []), ...blocks];
  return { ...known, sdks: [...new Set([...known.sdks, ...sdks])], ...(all.length === 0 ? {} : { blocks: all }) };
}
