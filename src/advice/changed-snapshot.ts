import type { Change } from "../model/finding.ts";
import type { FileView, Snapshot } from "../model/snapshot.ts";
import { changedText } from "../parse/changed-text.ts";

/** The machine as it would be after a change; null: the change cannot be foreseen. */
export function changedSnapshot(snapshot: Snapshot, change: Change): Snapshot | null {
  switch (change.kind) {
    case "unset-variables": {
      const variables = new Map(snapshot.variables);
      for (const name of change.names) variables.delete(name);
      return { ...snapshot, variables };
    }
    case "set-variable":
      return { ...snapshot, variables: new Map([...snapshot.variables, [change.name, change.value]]) };
    case "delete-lines":
    case "replace-value":
    case "remove-byte-order-mark": {
      const view = snapshot.file(change.path);
      if (view.state !== "text") return null;
      const changed: FileView = changedText(view, change);
      return { ...snapshot, file: (path) => (path === change.path ? changed : snapshot.file(path)) };
    }
    case "run":
    case "by-hand":
      return null;
  }
}
