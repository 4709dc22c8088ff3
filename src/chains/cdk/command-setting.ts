import { argument } from "../../model/provenance.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { jsonValue } from "../../parse/code-sites/documents/json-value.ts";
import { projectSetting } from "../../parse/project-setting.ts";
import { homeFolder } from "../../parse/python-path.ts";
import type { CodeArguments } from "../../walk/chain.ts";
import type { Configured } from "../../walk/configured.ts";

/**
 * `--profile` or `--region`, else cdk.json in the working folder, else ~/.cdk.json: the first that says it counts, be it
 * empty. What names the profile cannot be hidden (aws-cdk 2.1148.1, lib/cli/user-configuration.ts; set `hand-cdk`).
 */
export function commandSetting(snapshot: Snapshot, code: CodeArguments, name: "profile" | "region"): Configured | null {
  const option = code[name] === null ? null : { text: code[name], provenance: argument(`--${name}`) };
  const inFile = (path: string): Configured | null => projectSetting(snapshot.file(path), jsonValue, name);
  return option ?? inFile(`${snapshot.cwd}/cdk.json`) ?? inFile(`${homeFolder(snapshot)}/.cdk.json`);
}
