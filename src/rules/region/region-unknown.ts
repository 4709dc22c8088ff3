import { byHand } from "../../advice/by-hand.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { type SettingsBlock, blocksWith, blocksWithAny, settingIn, textsUnder } from "../../advice/settings-blocks.ts";
import { noRegion } from "../../advice/region-cure.ts";
import { usesPlace } from "../../advice/uses-place.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { flawsOf } from "../../advice/value-flaws.ts";
import { AWS_REGIONS } from "../../model/aws-regions.ts";
import type { Change, Finding } from "../../model/finding.ts";
import { type Provenance, variable } from "../../model/provenance.ts";
import { REGION_VARIABLES } from "../../model/region-variables.ts";
import type { Resolution } from "../../model/resolution.ts";
import type { SdkId } from "../../model/sdk.ts";
import { settingPlace } from "../../parse/settings-lines.ts";
import { shapeOf } from "../../parse/value-shape.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S50 (chalice#89, prowler#1654): an availability zone, or half a name. */
export const rule: MachineRule = {
  scope: "machine",
  id: "region-unknown",
  group: "region",
  title: "A region that AWS does not have",
  why: "An SDK makes a host name of whatever the region says. An availability zone such as us-east-1a or half a name becomes a host that does not exist, and the error speaks of the network.",
  complaints: ["S50"],
  insteadOf: ["region-not-found", "setting-refused", "source-failed"],
  find: (checkup) => [...inVariables(checkup), ...inFiles(checkup)],
};

const inVariables = (checkup: Checkup): readonly Omit<Finding, "rule">[] =>
  REGION_VARIABLES.flatMap((name) => {
    const region = openVariable(checkup.snapshot, name);
    // What is spoilt by quotes and the like is told by `flawed-variable`.
    if (region === null || flawsOf(shapeOf(region)).length > 0) return [];
    const place = variable(name);
    const sdks = usersOf(checkup.on(checkup.snapshot), place);
    const written = { region, what: name, place, isElsewhere: isServedElsewhere(checkup, null) };
    return findingsOf(checkup, written, sdks, (value) => ({ kind: "set-variable", name, value }));
  });

const KEYS = ["region", "sso_region"];

const inFiles = (checkup: Checkup): readonly Omit<Finding, "rule">[] =>
  textsUnder(checkup.files, KEYS).every((region) => AWS_REGIONS.has(region)) ? [] : inBlocks(checkup);

const inBlocks = (checkup: Checkup): readonly Omit<Finding, "rule">[] =>
  blocksWithAny(checkup.files, KEYS).flatMap((block) =>
    KEYS.flatMap((key) => {
      const setting = block.kind === "profile" || block.kind === "sso-session" ? settingIn(block, key) : null;
      const { path } = block.file;
      // What is spoilt by quotes or a comment is told by `flawed-value`.
      if (setting?.value.kind !== "text" || setting.shape.innerBlank || setting.shape.quotes !== null) return [];
      if (setting.shape.gluedHeader !== null || AWS_REGIONS.has(setting.value.text)) return [];
      const place = settingPlace(path, setting);
      const walked = block.kind === "profile" ? checkup.as(block.name) : [];
      const sdks =
        key === "region"
          ? usersOf(walked, place)
          : walked
              .filter(({ winner }) => winner?.holding.plan.some(({ kind }) => kind === "sso"))
              .map(({ sdk }) => sdk.id);
      const written = {
        region: setting.value.text,
        what: `${setting.key} in [${block.header.title}]`,
        place,
        isElsewhere: isServedElsewhere(checkup, block),
      };
      return findingsOf(checkup, written, sdks, (value) => ({
        kind: "replace-value",
        path,
        line: setting.line,
        key: setting.key,
        value,
      }));
    }),
  );

/** An emulator takes any region; what goes to one is not judged. JavaScript and others make us-east-1 of fips-us-east-1. */
const usersOf = (walked: readonly Resolution[], place: Provenance): readonly SdkId[] =>
  walked
    .filter(
      ({ region, sts, ...rest }) =>
        region.provenance !== null &&
        !AWS_REGIONS.has(region.name ?? "") &&
        sts.endpoint?.reach !== "custom" &&
        usesPlace({ ...rest, region, sts, winner: null, error: null }, place),
    )
    .map(({ sdk }) => sdk.id);

/**
 * Other stores and emulators have regions of their own names, for one service often (DynamoDB Local's `local`, `nl-ams` by
 * the CLI's endpoint plugin: awscli-plugin-endpoint).
 */
const isServedElsewhere = ({ snapshot, files }: Checkup, block: SettingsBlock | null): boolean =>
  [...snapshot.variables.keys()].some((name) => name.startsWith("AWS_ENDPOINT_URL")) ||
  (block !== null && (settingIn(block, "endpoint_url") ?? settingIn(block, "services")) !== null) ||
  blocksWith(files, "endpoint").some(({ header }) => header.title === "plugins");

interface WrittenRegion {
  readonly region: string;
  readonly what: string;
  readonly place: Provenance;
  readonly isElsewhere: boolean;
}

const LOOKS_RIGHT = /^[a-z]{2,4}(?:-[a-z]+){1,2}-\d$/;

function findingsOf(
  checkup: Checkup,
  { region, what, place, isElsewhere }: WrittenRegion,
  sdks: readonly SdkId[],
  changeTo: (region: string) => Change,
): readonly Omit<Finding, "rule">[] {
  const no = noRegion(region);
  const told = checkup.toldOf(sdks);
  if (no === null || told.length === 0) return [];
  const takers = `${sdkNames(told)} ${verb(told, "takes", "take")}`;
  const { meant: best, isZone } = no;
  return [
    {
      severity: isZone || !(isElsewhere || LOOKS_RIGHT.test(region)) ? "warning" : "note",
      message:
        region === ""
          ? `${what} has no value, and ${takers} that for a region without a name.`
          : `${what} is ${region}, and that ${no.words}: ${takers} it.`,
      provenance: [place],
      fix:
        best === null || region === ""
          ? byHand(region === "" ? "write a region there, or take it out" : "name a region of AWS there")
          : { change: changeTo(best), promise: `to work in ${best}`, after: null },
      sdks,
    },
  ];
}
