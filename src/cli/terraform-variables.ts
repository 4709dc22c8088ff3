import type { FileSystem } from "../capture/file-system.ts";
import { openGrammars } from "../capture/grammars.ts";
import { sourceText } from "../capture/source-files.ts";
import { variableNamed } from "../capture/variables.ts";
import type { LookUp } from "../diagnose/scan/given-values.ts";
import type { PlacedSite } from "../model/scan.ts";
import { valuesIn } from "../parse/code-sites/terraform/values-in.ts";
import { type VariableValues, inReadingOrder, isVariableFile } from "../parse/code-sites/terraform/variable-values.ts";
import { absolute } from "./absolute.ts";

interface Here {
  readonly fs: FileSystem;
  readonly cwd: string;
  /** awswho's own file. */
  readonly program: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

interface FolderValues {
  /** Of `terraform.tfvars` and `*.auto.tfvars`: they go before the environment. */
  readonly assigned: VariableValues;
  /** Of the `variable` blocks of all files of the folder. */
  readonly defaults: VariableValues;
}

/**
 * What Terraform takes for `var.x` in each folder, as far as files and environment say; given to a run by `-var` or
 * `-var-file`, or to a module by its caller, it may be something else. Asked by the name of its variable, `TF_VAR_x`.
 */
export async function terraformVariables(sites: readonly PlacedSite[], here: Here): Promise<(path: string) => LookUp> {
  const folders = new Map<string, FolderValues>();
  for (const { path, site } of sites) {
    const folder = folderOf(path, here.cwd);
    if (site.language === "terraform" && asksForVariable(JSON.stringify(site)) && !folders.has(folder))
      folders.set(folder, await valuesOf(folder, here));
  }
  return (path) => lookUpIn(folders.get(folderOf(path, here.cwd)), here.environment);
}

const PREFIX = "TF_VAR_";

const asksForVariable = (site: string): boolean => site.includes(`"${PREFIX}`);

const folderOf = (path: string, cwd: string): string => absolute(path, cwd).replace(/\/[^/]*$/, "");

function lookUpIn(folder: FolderValues | undefined, environment: Here["environment"]): LookUp {
  return (name) => {
    const variable = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : null;
    if (folder === undefined || variable === null) return variableNamed(environment, name);
    const assigned = folder.assigned.get(variable);
    if (assigned !== undefined) return variableNamed({ [name]: assigned ?? undefined }, name);
    return (
      variableNamed(environment, name) ?? variableNamed({ [name]: folder.defaults.get(variable) ?? undefined }, name)
    );
  };
}

async function valuesOf(folder: string, { fs, program }: Here): Promise<FolderValues> {
  const parse = await openGrammars(program)("terraform");
  const names = namesIn(fs, folder);
  const all = (some: readonly string[], kind: "assigned" | "defaults"): VariableValues =>
    new Map(
      some.flatMap((name) => {
        const source = sourceText(fs, `${folder}/${name}`);
        return source.kind === "text" ? [...valuesIn(source.text, name, kind, parse)] : [];
      }),
    );
  return {
    assigned: all(inReadingOrder(names.filter(isVariableFile)), "assigned"),
    defaults: all(
      names.filter((name) => /\.tf(?:\.json)?$/.test(name)),
      "defaults",
    ),
  };
}

function namesIn(fs: FileSystem, folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder === "" ? "/" : folder).map(String);
  } catch {
    return [];
  }
}
