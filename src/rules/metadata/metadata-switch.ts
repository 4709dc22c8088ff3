import { byHand } from "../../advice/by-hand.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { asksMetadata, isEc2, sdksAskingMetadata } from "../../advice/metadata-use.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { MachineRule } from "../rule.ts";

const NAME = "AWS_EC2_METADATA_DISABLED";

/** AWS_EC2_METADATA_DISABLED in a word that not every SDK takes for what is meant (complaint S44). */
export const rule: MachineRule = {
  scope: "machine",
  group: "metadata",
  id: "metadata-switch",
  title: "AWS_EC2_METADATA_DISABLED is in a word that SDKs take differently",
  why: "Only true is understood everywhere. botocore, Go and Rust take 1 or yes for nothing, JavaScript v2 takes whatever is set, even false, for yes: the same variable turns the instance's role off in one program and not in the next.",
  complaints: ["S44"],
  find(checkup) {
    const value = openVariable(checkup.snapshot, NAME);
    if (value === null) return [];
    const asking = sdksAskingMetadata(checkup, { [NAME]: value });
    // Those that know the variable at all.
    const knowing = sdksAskingMetadata(checkup, {}).filter(
      (id) => !sdksAskingMetadata(checkup, { [NAME]: "true" }).includes(id),
    );
    const isMeantOff = !/^(?:0|false|no|off|n|f)$/i.test(value);
    const contrary = knowing.filter((id) => asking.includes(id) === isMeantOff);
    if (contrary.length === 0) return [];
    const touched = checkup.resolutions
      .filter((resolution) => (isMeantOff ? asksMetadata(resolution) : resolution.winner === null))
      .map(({ sdk }) => sdk.id)
      .filter((id) => contrary.includes(id));
    const isUsed = checkup.diagnoses.some(
      ({ resolution: { winner, sdk } }) => winner?.source === "instance-metadata" && contrary.includes(sdk.id),
    );
    // Where keys come before it, an SDK would ask, and does not.
    const told = checkup.toldOf(touched.length > 0 ? touched : contrary);
    const acts = touched.length > 0 ? verb(told, "asks", "ask") : "would ask";
    return [
      {
        severity: touched.length > 0 && (isEc2(checkup.snapshot) || isMeantOff) ? "warning" : "note",
        message: isMeantOff
          ? `${NAME}=${value} does not switch it off for ${sdkNames(told)}, which ${acts} the metadata service all the same: only true does.`
          : `${NAME}=${value} switches it off for ${sdkNames(told)}, which ${touched.length > 0 ? verb(told, "does", "do") : "would"} not ask the metadata service.`,
        provenance: [{ kind: "variable", name: NAME }],
        fix:
          isMeantOff && isUsed
            ? byHand(`unset ${NAME}, if the instance's role is meant; true would take it away`)
            : checkup.fix(
                isMeantOff
                  ? { kind: "set-variable", name: NAME, value: "true" }
                  : { kind: "unset-variables", names: [NAME] },
                contrary,
              ),
        sdks: contrary,
      },
    ];
  },
};
