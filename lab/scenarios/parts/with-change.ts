import { type ExportCredentials, exportedVariables } from "../../../src/advice/export-credentials.ts";
import type { Change } from "../../../src/model/finding.ts";
import { changedText, isTextChange } from "../../../src/parse/changed-text.ts";
import { seal, unseal } from "../../../src/vault/secret.ts";
import { HOME, type Scenario } from "../../../test/truth/scenario.ts";

export const shortName = (path: string): string =>
  path.startsWith(`${HOME}/`) ? `~/${path.slice(HOME.length + 1)}` : path;

function withFile<S extends Scenario>(scenario: S, path: string, edit: (text: string) => string): S | null {
  const name = shortName(path);
  const text = scenario.files[name];
  return text === undefined ? null : { ...scenario, files: { ...scenario.files, [name]: edit(text) } };
}

/** The scenario after a change; null: one that only a person can make. */
export function withChange<S extends Scenario>(scenario: S, change: Change): S | null {
  if (isTextChange(change))
    return withFile(scenario, change.path, (text) => {
      const view = changedText({ state: "text", path: change.path, text: seal(text), bytes: text.length }, change);
      return unseal(view.text);
    });
  switch (change.kind) {
    case "unset-variables":
      return {
        ...scenario,
        env: Object.fromEntries(Object.entries(scenario.env).filter(([name]) => !change.names.includes(name))),
      };
    case "set-variable":
      // The lab gives each machine a home of its own.
      return {
        ...scenario,
        env: { ...scenario.env, [change.name]: change.value.replaceAll(HOME, "{{HOME}}") },
        ...(scenario.unset === undefined ? {} : { unset: scenario.unset.filter((name) => name !== change.name) }),
      };
    case "rename-variables": {
      const right = new Map(change.names.map(({ from, to }) => [from, to]));
      const env = Object.entries(scenario.env).map(([name, value]) => [right.get(name) ?? name, value]);
      return { ...scenario, env: Object.fromEntries(env) };
    }
    case "export-credentials":
      return withExported(scenario, change);
    case "set-mode":
      return { ...scenario, modes: { ...scenario.modes, [shortName(change.path)]: change.mode.toString(8) } };
    case "run":
    case "by-hand":
      return null;
  }
}

/** Any keys: who takes them is asked, and not whose they are. */
function withExported<S extends Scenario>(scenario: S, change: ExportCredentials): S {
  const left = exportedVariables({ variables: new Map(Object.entries(scenario.env)) }, change);
  const env = [...left].map(([name, value]) => [name, typeof value === "string" ? value : unseal(value)]);
  return { ...scenario, env: Object.fromEntries(env) };
}
