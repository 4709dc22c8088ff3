import { shortKeyId } from "../../advice/actor-of.ts";
import { actorsOf } from "../../advice/actors-of.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { folderPlace } from "../../advice/folder-file.ts";
import { byHand } from "../../advice/by-hand.ts";
import type { FolderVariable } from "../../parse/folder-file.ts";
import type { VariableValue } from "../../model/snapshot.ts";
import type { MachineRule } from "../rule.ts";

/** What decides who one is. */
const CHOOSING =
  /^AWS_(?:PROFILE|DEFAULT_PROFILE|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|CONFIG_FILE|SHARED_CREDENTIALS_FILE)$/;

/** A file of this folder means another identity than this shell (complaints S02, S16). */
export const rule: MachineRule = {
  scope: "machine",
  group: "working-tree",
  id: "folder-sets-other",
  title: "A file of this folder and this shell choose different credentials",
  why: "A program that loads .env leaves alone what the shell has already set, so that the project's own choice is passed over without a word; direnv and some tools let the file win. The same command then acts in two accounts, depending on how it was started.",
  complaints: ["S02", "S16"],
  find(checkup) {
    return checkup.folderFiles
      .filter(({ runs }) => runs === "here")
      .flatMap((file) => {
        const choosing = file.variables.filter(
          ({ name, value }) => CHOOSING.test(name) && value.kind !== "empty" && value.kind !== "reference",
        );
        const clashing = choosing.filter((variable) => differs(checkup, variable));
        const [first] = choosing;
        if (first === undefined) return [];
        const withFile = changed(checkup, choosing);
        const [there] = actorsOf(checkup, withFile);
        const [here] = actorsOf(checkup, checkup.resolutions);
        const isOther = there?.[0] !== here?.[0];
        if (clashing.length === 0 && !isOther) return [];
        const sets = choosing.map(wordsFor).join(", ");
        const isClash = clashing.length > 0 && isOther;
        return [
          {
            severity: isClash ? ("warning" as const) : ("note" as const),
            message: `${file.path} sets ${sets}${there === undefined ? "" : `, to act as ${there[0]}`}. ${
              isClash
                ? `This shell has another ${clashing.map(({ name }) => name).join(" and ")}${here === undefined ? "" : `, to act as ${here[0]}`}, and a program that loads the file keeps the shell's.`
                : isOther
                  ? `A program that does not load it ${here === undefined ? "acts otherwise" : `acts as ${here[0]}`}.`
                  : "This shell has it in other words."
            }`,
            provenance: [
              ...choosing.map((variable) => folderPlace(file, variable)),
              ...clashing.map(({ name }) => ({ kind: "variable" as const, name })),
            ],
            fix: isClash
              ? {
                  change: { kind: "unset-variables" as const, names: clashing.map(({ name }) => name) },
                  promise:
                    there === undefined
                      ? "then the file's choice counts where it is loaded"
                      : `then a program that loads the file acts as ${there[0]}; one that does not goes by what is left here`,
                  after: null,
                }
              : byHand("start the program in the way that loads the file, or set the same here"),
            sdks: [],
          },
        ];
      });
  },
};

function differs({ snapshot }: Checkup, { name, value }: FolderVariable): boolean {
  const own = snapshot.variables.get(name);
  // Two secrets are not compared: the ids beside them tell.
  return value.kind === "text" && typeof own === "string" && own !== "" && own !== value.text;
}

/** Every SDK on the machine as the file would have it, were it to win. */
function changed({ snapshot, on }: Checkup, variables: readonly FolderVariable[]) {
  const values = variables.flatMap(({ name, value }): readonly [string, VariableValue][] =>
    value.kind === "text" ? [[name, value.text]] : value.kind === "secret" ? [[name, value.secret]] : [],
  );
  return on({ ...snapshot, variables: new Map([...snapshot.variables, ...values]) });
}

function wordsFor({ name, value }: FolderVariable): string {
  if (value.kind !== "text") return name;
  return `${name}=${name === "AWS_ACCESS_KEY_ID" ? shortKeyId(value.text) : value.text}`;
}
