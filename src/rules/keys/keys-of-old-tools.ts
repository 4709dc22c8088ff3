import { byHand } from "../../advice/by-hand.ts";
import { sourceWords } from "../../advice/actor-of.ts";
import { inOrder } from "../../advice/profile-faults.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { Resolution, SourceRow } from "../../model/resolution.ts";
import { hideKey } from "../../walk/chain.ts";
import type { MachineRule } from "../rule.ts";

/** `~/.boto`, `/etc/boto.cfg`, the file of AWS_CREDENTIAL_FILE: read to this day, and expected by nobody. */
export const rule: MachineRule = {
  scope: "machine",
  group: "keys",
  id: "keys-of-old-tools",
  title: "Keys lie in a file of an old tool that is still read",
  why: "boto 2 and the first EC2 tools had files of their own. boto3 and the AWS CLI still look into them after the usual ones, so that keys from ten years ago answer where nothing else does.",
  complaints: ["S25", "S48"],
  find(checkup) {
    const byPlace = new Map<string, { readonly row: SourceRow; readonly resolutions: Resolution[] }>();
    // boto 2 itself keeps everything under one name.
    for (const resolution of checkup.where(({ sdk, sources }) => sdk.id !== "boto2" && sources.some(isOldTool))) {
      for (const row of resolution.sources) {
        const place = row.holding?.provenance.accessKeyId;
        if (place === undefined || !isOldTool(row)) continue;
        const known = byPlace.get(hideKey(place));
        if (known === undefined) byPlace.set(hideKey(place), { row, resolutions: [resolution] });
        else known.resolutions.push(resolution);
      }
    }
    return [...byPlace.values()].flatMap(({ row, resolutions }) => {
      const place = row.holding?.provenance.accessKeyId;
      if (place?.kind !== "file") return [];
      const using = inOrder(resolutions.filter(({ winner }) => winner?.source === row.id));
      const sdks = inOrder(resolutions);
      const acting = checkup.toldOf(using);
      return [
        {
          severity: using.length > 0 ? ("warning" as const) : ("note" as const),
          message:
            using.length > 0
              ? `${sdkNames(acting)} ${verb(acting, "acts", "act")} by the keys in ${place.path}, ${sourceWords(row.id)}: nothing else was found.`
              : `${place.path} still holds keys: ${sdkNames(checkup.toldOf(sdks))} would use them where nothing else is found.`,
          provenance: [place],
          fix: byHand(`move ${place.path} away, if no boto 2 is left that needs it`),
          sdks: using.length > 0 ? using : sdks,
        },
      ];
    });
  },
};

const isOldTool = ({ id, holding }: SourceRow): boolean =>
  holding != null && (id === "boto2-config" || id === "aws-credential-file");
