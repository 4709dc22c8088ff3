import { SET_THE_CLOCK } from "../../advice/answered-between.ts";
import { byHand } from "../../advice/by-hand.ts";
import type { MachineRule } from "../rule.ts";

/** Seconds. AWS takes a signature within five minutes of its own time (SigV4); some tools within less. */
const [NOTABLE, FATAL] = [60, 300];

/** This machine's clock against AWS's, read off the Date of an answer (complaint S52). */
export const rule: MachineRule = {
  scope: "machine",
  group: "network",
  id: "clock-skew",
  title: "The clock of this machine is wrong",
  why: "Every request is signed with the time of this machine, and AWS refuses one that is more than five minutes off: Signature expired, SignatureDoesNotMatch. Tokens and keys also seem over too early or valid too long. Virtual machines and WSL drift after sleep.",
  complaints: ["S52"],
  find({ diagnoses }) {
    const asked = diagnoses.flatMap(({ identity }) =>
      identity?.kind === "known" || identity?.kind === "refused" ? [identity] : [],
    );
    // The refusal itself tells of it.
    if (asked.some((identity) => identity.kind === "refused" && identity.failure.kind === "clock-skew")) return [];
    const skews = asked.flatMap((identity) => identity.asked.clockSkew ?? []);
    const skew = skews.sort((a, b) => Math.abs(a) - Math.abs(b))[0];
    if (skew === undefined || Math.abs(skew) <= NOTABLE) return [];
    const isFatal = Math.abs(skew) > FATAL;
    return [
      {
        severity: isFatal ? "error" : "warning",
        message: `This machine's clock is ${Math.abs(Math.round(skew))} s ${skew > 0 ? "ahead of" : "behind"} AWS's: ${
          isFatal ? "signatures are refused" : `beyond ${FATAL} s signatures are refused`
        }.`,
        provenance: [],
        fix: byHand(SET_THE_CLOCK),
        sdks: [],
      },
    ];
  },
};
