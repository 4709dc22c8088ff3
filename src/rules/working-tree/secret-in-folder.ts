import { byHand } from "../../advice/by-hand.ts";
import { folderPlace } from "../../advice/folder-file.ts";
import type { MachineRule } from "../rule.ts";

/** A secret in a file that the repository keeps. */
export const rule: MachineRule = {
  scope: "machine",
  group: "working-tree",
  id: "secret-in-folder",
  title: "A file of this repository holds a secret",
  why: "What stands in a compose file, a workflow, an .env or a .tfvars that git does not ignore is in the repository with the next commit, and in every clone of it from then on. Taking the line out does not take it out of the history: the key has to be replaced.",
  complaints: ["S02", "S16"],
  find({ folderFiles }) {
    return folderFiles.flatMap((file) => {
      const secrets = file.variables.filter(({ value }) => value.kind === "secret" && value.looksReal);
      if (secrets.length === 0 || !file.isInGit) return [];
      const names = [...new Set(secrets.map(({ name }) => name))];
      // A file that is made to be committed most likely is; an .env or a .tfvars may only be about to be.
      const isKept = file.kind !== "dotenv" && file.kind !== "tfvars";
      return [
        {
          severity: isKept ? ("error" as const) : ("warning" as const),
          message: `${file.path} holds ${names.join(" and ")} as it stands, and git ${isKept ? "keeps" : "does not ignore"} that file.`,
          provenance: secrets.map((variable) => folderPlace(file, variable)),
          fix: byHand(
            isKept
              ? "replace the key in AWS, and let the file refer to it: secrets of the runner, a variable of the shell"
              : `add ${file.path.slice(file.path.lastIndexOf("/") + 1)} to .gitignore; replace the key in AWS if it was ever committed`,
          ),
          sdks: [],
        },
      ];
    });
  },
};
