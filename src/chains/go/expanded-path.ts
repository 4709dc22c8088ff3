import type { Snapshot } from "../../model/snapshot.ts";
import { goHome } from "./home.ts";

/** expand.FilePath of aws-sdk-go-base: the variables first, then `~`, which may come out of one. */
export const expandedPath = (path: string, snapshot: Snapshot): string =>
  withVariables(path, snapshot).replace(/^~(?=$|[/\\])/, () => goHome(snapshot));

/** homedir.Expand knows no other account's home folder. */
export const namesAnotherHome = (path: string, snapshot: Snapshot): boolean =>
  /^~[^/\\]/.test(withVariables(path, snapshot));

/** os.ExpandEnv: a variable that is not set is empty, and so are a shell's own (`$1`, `$?`); braces without a name, or never closed, are taken out. */
const withVariables = (path: string, { variables }: Snapshot): string =>
  path.replace(REFERENCE, (_, braced?: string, word?: string) => {
    const name = braced ?? word;
    const value = name === undefined ? "" : variables.get(name);
    return typeof value === "string" ? value : "";
  });

const REFERENCE = /\$(?:\{([^}]+)\}|\{\}?|[*#$@!?\d-]|(\w+))/g;
