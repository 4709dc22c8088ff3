import { byHand } from "../../advice/by-hand.ts";
import { partitionOf } from "../../walk/partitions.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { PlanNode, Resolution } from "../../model/resolution.ts";
import { AWS_REGIONS } from "../../model/aws-regions.ts";
import { parseArn } from "../../parse/arn.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S51 (js-v3#5755, configure-aws-credentials#1040): keys and roles of one partition are unknown in another. */
export const rule: MachineRule = {
  scope: "machine",
  id: "region-partition",
  group: "region",
  title: "The region is of another partition than the role",
  why: "China, GovCloud and the European Sovereign Cloud are AWS partitions of their own. A role of one cannot be assumed through a region of another: AWS says that the key or the token is invalid.",
  complaints: ["S51"],
  find(checkup) {
    const apart = checkup.where((one) => apartIn(one) !== null).flatMap((one) => apartIn(one) ?? []);
    const first = apart.find(({ resolution }) => checkup.toldOf([resolution.sdk.id]).length > 0);
    if (first === undefined) return [];
    const sdks = apart.map(({ resolution }) => resolution.sdk.id);
    const told = checkup.toldOf(sdks);
    const { node, wanted, region } = first;
    const place = placeOfRegion(first.resolution);
    return [
      {
        severity: "warning",
        message: `${nameOf(node)} is of partition ${wanted}, region ${region} of ${partitionOf(region).id}: ${sdkNames(told)} ${verb(told, "asks", "ask")} in the wrong place.`,
        provenance: [node.provenance, ...(place === null ? [] : [place])],
        fix: byHand(cureWords(place, wanted)),
        sdks,
      },
    ];
  },
};

/** Which of them is meant, only the person knows. */
function cureWords(place: Resolution["region"]["provenance"], wanted: string): string {
  const regions = [...AWS_REGIONS].filter((name) => partitionOf(name).id === wanted).slice(0, 2);
  const such =
    regions.length === 0 ? `a region of ${wanted}` : `a region of ${wanted}, such as ${regions.join(" or ")}`;
  if (place?.kind === "file") return `on line ${place.line} of ${place.path} write ${such}`;
  return place?.kind === "variable" ? `set ${place.name} to ${such}` : `choose ${such}`;
}

interface Apart {
  readonly resolution: Resolution;
  readonly node: PlanNode;
  readonly wanted: string;
  readonly region: string;
}

function apartIn(resolution: Resolution): Apart | null {
  const node = resolution.winner?.holding.plan.find((one) => partitionNamedBy(one) !== null);
  const { name } = resolution.region;
  if (node === undefined || name === null || !AWS_REGIONS.has(name)) return null;
  const wanted = partitionNamedBy(node) as string;
  return wanted === partitionOf(name).id ? null : { resolution, node, wanted, region: name };
}

const placeOfRegion = ({ region }: Resolution): Resolution["region"]["provenance"] => region.provenance;

function partitionNamedBy(node: PlanNode): string | null {
  switch (node.kind) {
    case "assume-role":
    case "web-identity":
      return parseArn(node.roleArn)?.partition ?? null;
    // Portals of China and of GovCloud have addresses of their own.
    case "sso":
      if (/\.awsapps\.cn\b|\.amazonaws\.com\.cn\b/.test(node.startUrl)) return "aws-cn";
      return /\/\/start\.us-gov-|\.us-gov-/.test(node.startUrl) ? "aws-us-gov" : null;
    case "static":
    case "login":
    case "process":
    case "container":
    case "instance-metadata":
      return null;
  }
}

function nameOf(node: PlanNode): string {
  if (node.kind === "assume-role" || node.kind === "web-identity")
    return `Role ${parseArn(node.roleArn)?.resource.replace(/^role\//, "") ?? node.roleArn}`;
  return "The sign-in portal";
}
