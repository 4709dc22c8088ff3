import { variableNamed } from "../capture/variables.ts";
import type { LookUp } from "../diagnose/scan/given-values.ts";
import { siteQuestion } from "../diagnose/scan/site-request.ts";
import type { ActingBlock } from "../model/acting-block.ts";
import type { PlacedSite } from "../model/scan.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { Names } from "../parse/code-sites/terraform/terraform-names.ts";
import { terraformSites } from "../parse/code-sites/terraform/terraform-sites.ts";
import {
  type VariableValues,
  assignedIn,
  defaultsIn,
  inReadingOrder,
  isVariableFile,
} from "../parse/code-sites/terraform/variable-values.ts";
import type { TerraformRun } from "../parse/commands/terraform/terraform-run.ts";
import { filesIn, terraformFiles } from "../parse/terraform-files.ts";
import { UsageError } from "./usage-error.ts";
import type { World } from "./world.ts";

/**
 * Every block by which a run of Terraform's acts: its backend, and the providers of its folder, aliases too. Modules have
 * their providers from it; the states of others, which `terraform_remote_state` reads, are scan's to tell.
 *
 * @throws UsageError where only the run can tell whom one acts as.
 */
export function actingBlocks(
  run: TerraformRun,
  sdks: readonly SdkId[],
  snapshot: Snapshot,
  world: World,
): readonly ActingBlock[] {
  const backends = [run.backend, run.old].filter((block) => block !== null);
  const isAsked = /providers/.test(run.opens) && sdks.includes("terraform");
  const blocks = isAsked ? [...backends, ...providersOf(run, snapshot, world)] : backends;
  return blocks.filter(({ sdk }) => sdks.includes(sdk));
}

function providersOf({ folder, given }: TerraformRun, snapshot: Snapshot, world: World): readonly ActingBlock[] {
  const files = terraformFiles(snapshot, folder);
  const names = new Names(files.flatMap(({ entries }) => entries));
  const values = valuesOf(
    files.flatMap(({ entries }) => [...defaultsIn(entries)]),
    snapshot,
    folder,
  );
  const lookUp = lookUpIn({ ...values, given }, world);
  return files.flatMap(({ path, entries }) =>
    terraformSites(entries, names)
      .filter(({ call, block }) => block !== undefined && call.startsWith("provider "))
      .map((site) => actingBy({ path, site }, lookUp)),
  );
}

function actingBy(placed: PlacedSite, lookUp: LookUp): ActingBlock {
  const { path, site } = placed;
  const question = siteQuestion(placed, false, lookUp);
  if (question.kind === "run-decides")
    throw new UsageError(
      `whom ${site.call} (${path}:${site.line}) acts as only a run can tell: ${question.because}. Give its variable a value (-var, TF_VAR_…), or judge the state alone: --sdk terraform-backend`,
    );
  return {
    sdk: "terraform",
    call: site.call,
    block: question.request.code.block ?? [],
    provenance: { kind: "code", path, line: site.line },
  };
}

interface Values {
  /** By -var and -var-file. */
  readonly given: VariableValues;
  /** By terraform.tfvars and *.auto.tfvars. */
  readonly assigned: VariableValues;
  readonly defaults: VariableValues;
}

const valuesOf = (
  defaults: readonly (readonly [string, string | null])[],
  snapshot: Snapshot,
  folder: string,
): Omit<Values, "given"> => ({
  assigned: new Map(
    inReadingOrder(filesIn(snapshot, folder, isVariableFile).map(({ name }) => name)).flatMap((name) =>
      filesIn(snapshot, folder, (one) => one === name).flatMap(({ entries }) => [...assignedIn(entries)]),
    ),
  ),
  defaults: new Map(defaults),
});

const PREFIX = "TF_VAR_";

const lookUpIn =
  ({ given, assigned, defaults }: Values, { machine: { environment } }: World): LookUp =>
  (name) => {
    const variable = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : null;
    const here = variableNamed(environment, name);
    if (variable === null) return here;
    const first = given.get(variable) ?? assigned.get(variable);
    const value = first === undefined ? (here ?? defaults.get(variable)) : first;
    return typeof value === "string" ? (variableNamed({ [name]: value }, name) ?? null) : (value ?? null);
  };
