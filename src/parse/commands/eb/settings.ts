import type { FileView, Snapshot } from "../../../model/snapshot.ts";
import { unseal } from "../../../vault/secret.ts";
import type { ChosenValue, CommandGives, CommandRun } from "../../known-command.ts";
import { documentReader } from "../../project-document.ts";
import { projectSetting } from "../../project-setting.ts";
import { foldersUpwards, workingTree } from "../../working-tree.ts";

/**
 * The project's `.elasticbeanstalk/config.yml`: of the branch that is checked out, else of all. A profile named there comes
 * before AWS_EB_PROFILE, and as one in code (awsebcli 3.27.5, core/hooks.py, lib/aws.py).
 */
export function ebSettings({ snapshot }: CommandRun): CommandGives {
  const root = projectRoot(snapshot);
  const setting = (key: string): ChosenValue | null => (root === null ? null : settingIn(snapshot, root, key));
  const profile = setting("profile");
  return {
    profile: profile?.text === "" ? null : profile,
    region: setting("default_region"),
    profileVariables: ["AWS_EB_PROFILE"],
  };
}

/** The nearest folder upwards that has one (ProjectRoot.traverse). */
const projectRoot = (snapshot: Snapshot): string | null =>
  foldersUpwards(snapshot.cwd).find((root) => snapshot.status(`${root}/.elasticbeanstalk`)?.kind === "folder") ?? null;

function settingIn(snapshot: Snapshot, root: string, key: string): ChosenValue | null {
  const [own, shared] = ["config.yml", "config.global.yml"].map((name) =>
    snapshot.file(`${root}/.elasticbeanstalk/${name}`),
  ) as [FileView, FileView];
  const inBoth = (...path: readonly string[]): ChosenValue | null =>
    projectSetting(own, documentReader(own), ...path) ?? projectSetting(shared, documentReader(shared), ...path);
  return inBoth("branch-defaults", branchOf(snapshot), key) ?? inBoth("global", key);
}

/** Where no branch is checked out, the one called default. */
function branchOf(snapshot: Snapshot): string {
  const view = snapshot.file(`${workingTree(snapshot) ?? ""}/.git/HEAD`);
  const head = view.state === "text" ? unseal(view.text) : "";
  return /^ref: refs\/heads\/(.*)$/m.exec(head)?.[1] ?? "default";
}
