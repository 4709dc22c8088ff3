import type { Given } from "../../../model/code-site.ts";
import { assignedBy, namesOf } from "./assigned-variables.ts";
import type { CommandTold } from "./command-told.ts";
import { type CommandWord, plainWord, wordFrom, wordStart } from "./command-word.ts";
import { mountedGiven } from "../values/mounted-given.ts";
import { variableSetting } from "../values/variable-setting.ts";

const PROGRAMS: ReadonlySet<string> = new Set(["docker", "podman", "nerdctl", "finch", "docker-compose"]);
const VARIABLE = /^(?:-e|--env|--build-arg)(=|$)/;
const MOUNT = /^(?:-v|--volume|--mount)(=|$)/;

/** `docker run -e AWS_PROFILE=dev -v ~/.aws:/root/.aws`: what is set for the program inside. */
export function containerCommand(program: string, args: readonly CommandWord[]): CommandTold | null {
  if (!PROGRAMS.has(program)) return null;
  const gives = containerGiven(args);
  const variables = namesOf(gives.filter(({ variable }) => variable !== undefined));
  const call = [program, variables === "" ? "--volume" : variables].join(" ");
  return { sdk: null, kind: "variable", call, service: null, gives, acts: false };
}

/** Of `docker run`'s arguments, wherever they stand. */
export const containerGiven = (args: readonly CommandWord[]): readonly Given[] =>
  args.flatMap((word, at) => {
    const start = wordStart(word);
    const option = VARIABLE.exec(start) ?? MOUNT.exec(start);
    if (option === null) return [];
    const value = option[1] === "=" ? wordFrom(word, option[0].length) : args[at + 1];
    if (value === undefined) return [];
    return MOUNT.test(start) ? mountedGiven(value) : (assignedBy(value) ?? passedOn(value));
  });

/** `-e AWS_PROFILE`: as it is outside. */
function passedOn(word: CommandWord): readonly Given[] {
  const name = plainWord(word);
  const setting = name === null ? null : variableSetting(name);
  if (name === null || setting === null) return [];
  const { line, column } = word;
  return [{ setting, variable: name, value: { kind: "variable", name, otherwise: null }, line, column }];
}
