import { isContainer } from "../../advice/metadata-use.ts";
import { metadata } from "../../model/provenance.ts";
import type { MachineRule } from "../rule.ts";

/** In a container the answer to the token request dies on its way (complaint S43). */
export const rule: MachineRule = {
  scope: "machine",
  group: "metadata",
  id: "metadata-hop-limit",
  title: "The metadata service does not answer from inside a container",
  why: "The answer to the token request of IMDSv2 may pass one hop by default. A container behind a bridge is a second one: the request goes out, and the answer is dropped, so that it works on the host and times out inside.",
  complaints: ["S43"],
  find(checkup) {
    if (!isContainer(checkup.snapshot)) return [];
    const late = checkup.diagnoses.filter(({ resolution }) =>
      resolution.asked.some(
        ({ question, answer }) =>
          question.kind === "metadata" &&
          question.ask === "token" &&
          answer.kind === "failure" &&
          answer.failure.kind === "timeout" &&
          answer.failure.code !== "budget",
      ),
    );
    if (late.length === 0) return [];
    return [
      {
        severity: late.some(({ resolution }) => resolution.winner === null) ? "warning" : "note",
        message:
          "The metadata service did not answer the token request, and this is a container: on EC2 that is the hop limit of 1.",
        provenance: [metadata("/latest/api/token")],
        fix: {
          change: {
            kind: "run",
            command: "aws ec2 modify-instance-metadata-options --instance-id INSTANCE --http-put-response-hop-limit 2",
          },
          promise: "from outside; or use the role of the task or the pod",
          after: null,
        },
        sdks: late.map(({ resolution }) => resolution.sdk.id),
      },
    ];
  },
};
