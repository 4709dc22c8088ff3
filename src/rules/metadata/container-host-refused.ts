import { byHand } from "../../advice/by-hand.ts";
import { inOrder } from "../../advice/profile-faults.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { FULL_URI, OTHER_ADDRESS, refusedHostWords, refusesHost } from "../../advice/refused-host.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { MachineRule } from "../rule.ts";

/** Each SDK has its own list of hosts to which it sends the container's token over plain http (complaint S46). */
export const rule: MachineRule = {
  scope: "machine",
  group: "metadata",
  id: "container-host-refused",
  title: "The container credentials endpoint is on a host that some SDKs refuse",
  why: "Over plain http an SDK asks only hosts that it trusts to be this machine or AWS's own: loopback, 169.254.170.2, 169.254.170.23. The lists differ, and older versions do not know the address of EKS. https is taken everywhere.",
  complaints: ["S46"],
  insteadOf: ["source-failed"],
  find(checkup) {
    const url = openVariable(checkup.snapshot, FULL_URI);
    if (url === null || openVariable(checkup.snapshot, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") !== null) return [];
    const refusing = checkup.resolutions.filter(refusesHost);
    const sdks = inOrder(refusing);
    if (sdks.length === 0) return [];
    const asking = inOrder(
      checkup.resolutions.filter(({ asked }) => asked.some(({ question }) => question.kind === "container")),
    );
    const [told, others] = [checkup.toldOf(sdks), checkup.toldOf(asking)];
    const stops = refusing.some(({ sdk, winner }) => winner === null && checkup.toldOf([sdk.id]).length > 0);
    return [
      {
        severity: stops ? "error" : "warning",
        message: `${refusedHostWords(url, `${sdkNames(told)} ${verb(told, "does", "do")}`)}${others.length === 0 ? "" : `, ${sdkNames(others)} ${verb(others, "does", "do")}`}.`,
        provenance: [{ kind: "variable", name: FULL_URI }],
        fix: byHand(OTHER_ADDRESS),
        sdks,
      },
    ];
  },
};
