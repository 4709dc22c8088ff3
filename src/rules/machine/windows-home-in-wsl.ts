import { quoteWord } from "../../advice/shell.ts";
import { windowsSettings } from "../../advice/windows-settings.ts";
import { wholeFile } from "../../model/provenance.ts";
import type { MachineRule } from "../rule.ts";

/** WSL has a home of its own; the tools of Windows keep theirs (complaint S27). */
export const rule: MachineRule = {
  scope: "machine",
  group: "machine",
  id: "windows-home-in-wsl",
  title: "The Windows home has settings of its own",
  why: "In WSL a program reads ~/.aws of Linux, a program of Windows reads that of C:\\Users. A sign-in or a new profile made by the one is not there for the other.",
  complaints: ["S27"],
  insteadOf: ["profile-missing", "nothing-found"],
  find({ snapshot, home, diagnoses }) {
    const own = `${home}/.aws`;
    const others = windowsSettings(snapshot, home);
    const [other] = others;
    if (other === undefined) return [];
    const isMissing = snapshot.status(own) === null;
    return [
      {
        severity: isMissing && diagnoses.some(({ resolution }) => resolution.winner === null) ? "warning" : "note",
        message: `${others.join(" and ")} ${others.length === 1 ? "is" : "are"} there as well: programs of Windows read that, programs here read ${own}${isMissing ? ", which does not exist" : ""}.`,
        provenance: [wholeFile(other)],
        fix: isMissing
          ? {
              change: { kind: "run", command: `ln -s ${quoteWord(other)} ${quoteWord(own)}` },
              promise: "to use one for both",
              after: null,
            }
          : null,
        sdks: [],
      },
    ];
  },
};
