import { byHand } from "../../advice/by-hand.ts";
import { hasSettingsIn, withoutEndSlash } from "../../advice/has-settings-in.ts";
import { accountsInPasswd } from "../../parse/accounts-in-passwd.ts";
import type { MachineRule } from "../rule.ts";

/** Nothing is found, there are no settings of one's own, and another account has some: as whom was it run by hand? (complaint S26) */
export const rule: MachineRule = {
  scope: "machine",
  group: "machine",
  id: "settings-of-another-account",
  title: "Another account of this machine has settings, this one has none",
  why: "A service, a cron job or a container runs as an account of its own. What was set up by hand lies in the home folder of the one who did it, and is not there for that account.",
  complaints: ["S26"],
  find({ snapshot, home, diagnoses }) {
    if (snapshot.platform === "windows" || snapshot.variables.has("SUDO_USER")) return [];
    if (!diagnoses.some(({ resolution }) => resolution.winner === null)) return [];
    if ([home, snapshot.systemHome].some((own) => hasSettingsIn(snapshot, own))) return [];
    const others = accountsInPasswd(snapshot.file("/etc/passwd")).filter(
      // Accounts of services have / for a home: what lies there is nobody's.
      (other) => withoutEndSlash(other.home) !== "" && hasSettingsIn(snapshot, other.home),
    );
    const [first] = others;
    if (first === undefined) return [];
    const named = others.slice(0, 3).map((other) => `${other.home}/.aws of ${other.name}`);
    return [
      {
        severity: "note",
        message: `The home folder here is ${home}, by ${snapshot.variables.has("HOME") ? "HOME" : "the system's word, HOME is not set"}; it holds no .aws. There is ${named.join(", ")}${others.length > 3 ? ` and ${others.length - 3} more` : ""}.`,
        provenance: [{ kind: "variable", name: "HOME" }],
        fix: byHand(`run it as ${first.name} (systemd: User=${first.name}), or give this account settings of its own`),
        sdks: [],
      },
    ];
  },
};
