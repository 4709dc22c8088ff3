import type { Change } from "../model/finding.ts";
import type { FileView, Snapshot } from "../model/snapshot.ts";
import { changedText, isTextChange } from "../parse/changed-text.ts";

/**
 * Copies that are kept: what asks for one change asks for it several times in a row, and each copy holds what every dialect
 * has read of its files, megabytes where a machine has a thousand profiles.
 */
const MOST_KEPT = 16;

const copies = new WeakMap<Snapshot, Map<string, Snapshot | null>>();

/** The machine as it would be after a change, the same copy where it is asked for again; null: the change cannot be foreseen. */
export function changedSnapshot(snapshot: Snapshot, change: Change): Snapshot | null {
  const kept = copies.get(snapshot) ?? new Map<string, Snapshot | null>();
  copies.set(snapshot, kept);
  const key = JSON.stringify(change);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const copy = copyWith(snapshot, change);
  kept.set(key, copy);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return copy;
}

function copyWith(snapshot: Snapshot, change: Change): Snapshot | null {
  if (isTextChange(change)) {
    const view = snapshot.file(change.path);
    if (view.state !== "text") return null;
    const changed: FileView = changedText(view, change);
    return { ...snapshot, file: (path) => (path === change.path ? changed : snapshot.file(path)) };
  }
  switch (change.kind) {
    case "unset-variables": {
      const variables = new Map(snapshot.variables);
      for (const name of change.names) variables.delete(name);
      return { ...snapshot, variables };
    }
    case "set-variable":
      return { ...snapshot, variables: new Map([...snapshot.variables, [change.name, change.value]]) };
    case "rename-variables": {
      const variables = new Map(snapshot.variables);
      for (const { from, to } of change.names) {
        const value = variables.get(from);
        variables.delete(from);
        if (value !== undefined) variables.set(to, value);
      }
      return { ...snapshot, variables };
    }
    // What may be read does not change for the one who has read it.
    case "set-mode":
    // Whose keys are exported stands in no key id: `unitingExport` asks who takes them.
    case "export-credentials":
    case "run":
    case "by-hand":
      return null;
  }
}
