import { byHand } from "../../advice/by-hand.ts";
import { inOrder } from "../../advice/profile-faults.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { Resolution } from "../../model/resolution.ts";
import { hideKey } from "../../walk/chain.ts";
import type { MachineRule } from "../rule.ts";

const NAME = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

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
    const url = openVariable(checkup.snapshot, NAME);
    if (url === null || openVariable(checkup.snapshot, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") !== null) return [];
    const refusing = checkup.resolutions.filter(refuses);
    const sdks = inOrder(refusing);
    if (sdks.length === 0) return [];
    const asking = inOrder(
      checkup.resolutions.filter(({ asked }) => asked.some(({ question }) => question.kind === "container")),
    );
    const stops = refusing.some(({ sdk, winner }) => winner === null && checkup.toldOf([sdk.id]).length > 0);
    return [
      {
        severity: stops ? "error" : "warning",
        message: `${NAME} names ${hostOf(url)}: ${sdkNames(sdks)} ${verb(sdks, "does", "do")} not ask that host${url.startsWith("http:") ? " over plain http" : ""}${asking.length === 0 ? "" : `, ${sdkNames(asking)} ${verb(asking, "does", "do")}`}.`,
        provenance: [{ kind: "variable", name: NAME }],
        fix: byHand("give the endpoint an https address, or one on localhost"),
        sdks,
      },
    ];
  },
};

/** Before any question to it. */
const refuses = ({ asked, sources, error }: Resolution): boolean =>
  !asked.some(({ question }) => question.kind === "container") &&
  [error, ...sources.map((row) => row.error)].some(
    (fault) => fault?.provenance != null && hideKey(fault.provenance) === `$${NAME}`,
  );

const hostOf = (url: string): string => {
  try {
    return new URL(url).hostname || "no host";
  } catch {
    return "no URL";
  }
};
