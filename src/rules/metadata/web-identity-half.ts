import { isSet, openVariable } from "../../advice/open-variable.ts";
import { byHand } from "../../advice/by-hand.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { MachineRule } from "../rule.ts";

const [FILE, ROLE] = ["AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN"];

/** One of the two variables without the other (complaint S47). */
export const rule: MachineRule = {
  scope: "machine",
  group: "metadata",
  id: "web-identity-half",
  title: "A web identity token without a role, or a role without a token",
  why: "The token says who the pod or the job is, the role what it becomes: an SDK needs both. With the token alone Go stops; the others pass it over without a word and act as something else.",
  complaints: ["S47", "S56"],
  insteadOf: ["role-source", "source-failed"],
  find(checkup) {
    const { snapshot } = checkup;
    if (isSet(snapshot, FILE) === isSet(snapshot, ROLE)) return [];
    const [has, lacks] = isSet(snapshot, FILE) ? [FILE, ROLE] : [ROLE, FILE];
    const value = openVariable(snapshot, has) ?? "";
    // A role alone is a note to some scripts of one's own; no SDK trips over it.
    const filled = {
      kind: "set-variable",
      name: lacks,
      value: has === FILE ? "arn:aws:iam::000000000000:role/any" : "/any",
    } as const;
    const sdks = checkup.touchedBy(has === FILE ? filled : { kind: "unset-variables", names: [has] });
    if (sdks.length === 0 && has === FILE) return [];
    const told = checkup.toldOf(sdks);
    const stopped = checkup.resolutions.filter(({ sdk, winner }) => told.includes(sdk.id) && winner === null);
    return [
      {
        severity: has === ROLE ? "note" : stopped.length > 0 ? "error" : "warning",
        message:
          has === FILE
            ? `${FILE} is set, ${ROLE} is not: ${sdkNames(told.length > 0 ? told : sdks)} ${verb(told.length > 0 ? told : sdks, "does", "do")} not become any role by the token.`
            : `${ROLE}=${value} is set, but no SDK assumes a role by that variable alone: it belongs to ${FILE}.`,
        provenance: [{ kind: "variable", name: has }],
        fix:
          has === FILE
            ? byHand(
                `set ${ROLE}: annotate the service account with eks.amazonaws.com/role-arn, or name the role in the job`,
              )
            : checkup.fix({ kind: "unset-variables", names: [ROLE] }, told),
        sdks: has === ROLE ? [] : sdks,
      },
    ];
  },
};
