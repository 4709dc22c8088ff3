import type { Checkup } from "../../advice/checkup.ts";
import { isSet } from "../../advice/open-variable.ts";
import { inOrder } from "../../advice/profile-faults.ts";
import { sourceWords } from "../../advice/actor-of.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { EXPORTED_KEYS } from "../../model/exported-keys.ts";
import type { Change } from "../../model/finding.ts";
import type { SdkId } from "../../model/sdk.ts";
import type { MachineRule } from "../rule.ts";

const URIS = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"];
const KEYS = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"];

/** A task or pod with a role of its own, and keys in its environment that come first (complaint S15). */
export const rule: MachineRule = {
  scope: "machine",
  group: "metadata",
  id: "container-role-shadowed",
  title: "Keys come before the role of the task or pod",
  why: "The platform gives the container a role. Keys in the image, the task definition or a mounted file come before it in every SDK, and the program acts with their rights, which are often fewer, and in their account.",
  complaints: ["S15"],
  find(checkup) {
    const uri = URIS.find((name) => isSet(checkup.snapshot, name));
    if (uri === undefined) return [];
    const shadowing = checkup.resolutions.filter(
      ({ winner, sources, profile }) =>
        winner !== null &&
        (winner.source === "environment" ||
          ((winner.source === "shared-credentials" || winner.source === "shared-config") &&
            profile.binding === "default")) &&
        sources.some(({ id, verdict }) => id === "container" && verdict === "shadowed"),
    );
    const first = shadowing[0]?.winner;
    if (first === undefined || first === null) return [];
    const same = shadowing.filter(({ winner }) => winner?.source === first.source);
    const sdks = inOrder(same);
    const change: Change =
      first.source === "environment"
        ? withoutKeys(checkup, sdks)
        : { kind: "by-hand", text: "take the keys out of the file, or do not mount it" };
    return [
      {
        severity: "warning",
        message: `This container has a role of its own, but ${sdkNames(sdks)} ${verb(sdks, "takes", "take")} ${sourceWords(first.source)} before it.`,
        provenance: [first.holding.provenance.accessKeyId, { kind: "variable", name: uri }],
        fix: checkup.fix(change, sdks),
        sdks,
      },
    ];
  },
};

/** Go and Java take keys by short names, too, where the usual ones are not set. */
function withoutKeys(checkup: Checkup, sdks: readonly SdkId[]): Change {
  const without = (all: readonly string[]): Change => ({
    kind: "unset-variables",
    names: all.filter((name) => checkup.snapshot.variables.has(name)),
  });
  const usual = without(KEYS);
  const left = checkup.after(usual)?.filter(({ sdk }) => sdks.includes(sdk.id)) ?? [];
  return left.some(({ winner }) => winner?.source === "environment") ? without(EXPORTED_KEYS) : usual;
}
