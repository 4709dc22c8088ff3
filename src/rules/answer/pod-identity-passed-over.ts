import { byHand } from "../../advice/by-hand.ts";
import type { AnswerRule } from "../rule.ts";

/** A pod with both: boto3 asks for the service account token's role before the container endpoint (complaint S47's kin). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "pod-identity-passed-over",
  title: "A pod's service account token comes before Pod Identity",
  why: "Where both are set up, the SDK takes the role of the token. The role given by Pod Identity is then never used.",
  complaints: ["S47"],
  everySdk: true,
  find({ resolution }) {
    if (resolution.winner?.source !== "web-identity") return null;
    const passed = resolution.sources.find(({ id, verdict }) => id === "container" && verdict === "shadowed");
    if (passed === undefined) return null;
    return {
      severity: "note",
      message: `This pod has both: ${resolution.sdk.id} takes the role of its service account token (IRSA) before EKS Pod Identity or another container endpoint.`,
      messageOfSeveral:
        "This pod has both: {sdks} take the role of its service account token (IRSA) before EKS Pod Identity or another container endpoint.",
      provenance: passed.provenance === null ? [] : [passed.provenance],
      fix: byHand("to use Pod Identity, take the annotation eks.amazonaws.com/role-arn off the service account"),
    };
  },
};
