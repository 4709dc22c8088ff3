import { openVariable } from "../../advice/open-variable.ts";
import { byHand } from "../../advice/by-hand.ts";
import { inOrder } from "../../advice/profile-faults.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { webTokenFlaw } from "../../advice/web-token-flaw.ts";
import { comesFromProfile } from "../../advice/actor-of.ts";
import { variable } from "../../model/provenance.ts";
import type { Resolution } from "../../model/resolution.ts";
import { webTokenIn } from "../../parse/web-token.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { MachineRule } from "../rule.ts";

const NAME = "AWS_WEB_IDENTITY_TOKEN_FILE";

/** The token of a pod or a job: there, readable, in time and for STS (complaints S47, S56). */
export const rule: MachineRule = {
  scope: "machine",
  group: "metadata",
  id: "web-identity-token",
  title: "The web identity token cannot be used",
  why: "A pod or a job proves itself by a token in a file. If the file is missing, belongs to another user, is over or made for another audience, some SDKs stop; others go on and act as the node's or the instance's role, which nobody asked for.",
  complaints: ["S47", "S56"],
  insteadOf: ["source-failed"],
  find(checkup) {
    const { snapshot, now } = checkup;
    const written = openVariable(snapshot, NAME);
    if (written === null) return [];
    const token = webTokenIn(snapshot.file(fromWorkingFolder(written, snapshot)));
    const flaw = webTokenFlaw(token, written, { snapshot, now });
    if (flaw === null) return [];
    const wanting = checkup.resolutions.filter(wantsToken);
    if (wanting.length === 0) return [];
    // Those that end with the chosen profile's keys all the same do as they were told.
    const lost = wanting.filter(({ winner }) => winner === null || !comesFromProfile(winner.source, winner.holding));
    const isFatal = flaw.severity === "error" && checkup.toldOf(inOrder(lost)).length > 0;
    const sdks = inOrder(isFatal ? lost : wanting);
    const gone = checkup.toldOf(
      inOrder(
        checkup.resolutions.filter(
          (one) => sdks.includes(one.sdk.id) && one.winner !== null && one.winner.source !== "web-identity",
        ),
      ),
    );
    const isSure = flaw.severity === "error";
    return [
      {
        severity: flaw.severity === "error" && !isFatal ? "warning" : flaw.severity,
        message: `${flaw.words}${isSure && gone.length > 0 ? ` ${sdkNames(gone)} ${verb(gone, "goes", "go")} on as somebody else.` : ""}${token.kind === "claims" && token.subject !== null ? ` Its subject is ${token.subject}.` : ""}`,
        provenance: [variable(NAME), variable("AWS_ROLE_ARN")],
        fix: byHand(flaw.cure),
        sdks,
      },
    ];
  },
};

/** It would use the token, or tripped over it. */
const wantsToken = ({ winner, sources }: Resolution): boolean =>
  winner?.source === "web-identity" ||
  sources.some(
    ({ id, verdict, error }) =>
      id === "web-identity" && error !== null && (verdict === "stops" || verdict === "failed-went-on"),
  );
