import { byHand } from "../../advice/by-hand.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { blocksWith, settingIn } from "../../advice/settings-blocks.ts";
import type { Change, Finding } from "../../model/finding.ts";
import { type Provenance, variable } from "../../model/provenance.ts";
import type { Resolution } from "../../model/resolution.ts";
import { settingPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

/** Cloudflare's documentation has AWS_ENDPOINT_URL for R2, and so have many builds; a role is then asked of R2. */
export const rule: MachineRule = {
  scope: "machine",
  id: "endpoint-takes-sts",
  group: "region",
  title: "An endpoint meant for a store takes the calls for a role, too",
  why: "AWS_ENDPOINT_URL and endpoint_url hold for every service. Set for R2, Wasabi or another store, they send AssumeRole and the token's exchange there as well, with the keys of AWS, and what answers does not know them.",
  complaints: ["S53"],
  find: (checkup) => [...inVariable(checkup), ...inFiles(checkup)],
};

const NAME = "AWS_ENDPOINT_URL";

function inVariable(checkup: Checkup): readonly Omit<Finding, "rule">[] {
  const host = foreignHost(openVariable(checkup.snapshot, NAME));
  return host === null
    ? []
    : findingOf(
        checkup,
        checkup.resolutions,
        { what: NAME, host, place: variable(NAME) },
        {
          kind: "rename-variables",
          names: [{ from: NAME, to: `${NAME}_S3` }],
        },
      );
}

const inFiles = (checkup: Checkup): readonly Omit<Finding, "rule">[] =>
  blocksWith(checkup.files, "endpoint_url").flatMap((block) => {
    const setting = block.kind === "profile" ? settingIn(block, "endpoint_url") : null;
    const host = setting?.value.kind === "text" ? foreignHost(setting.value.text) : null;
    if (setting === null || host === null) return [];
    const what = `endpoint_url in [${block.header.title}]`;
    return findingOf(
      checkup,
      checkup.as(block.name),
      { what, host, place: settingPlace(block.file.path, setting) },
      null,
    );
  });

/** AWS's own hosts, and those of this machine (`local-endpoint` tells of them). */
const KNOWN =
  /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|api\.aws|amazonaws\.eu|localstack\.cloud|localhost|internal)$|^[^.]+$|^[\d.]+$|^\[/;

/** Host and port alone: the rest may hold a password. */
function foreignHost(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { hostname, host } = new URL(url);
  return KNOWN.test(hostname) ? null : host;
}

interface Taken {
  readonly what: string;
  readonly host: string;
  readonly place: Provenance;
}

function findingOf(
  checkup: Checkup,
  walked: readonly Resolution[],
  { what, host, place }: Taken,
  change: Change | null,
): readonly Omit<Finding, "rule">[] {
  const sdks = walked
    .filter((one) => asksForARole(one) && foreignHost(one.sts.endpoint?.url ?? null) === host)
    .map(({ sdk }) => sdk.id);
  const told = checkup.toldOf(sdks);
  if (told.length === 0) return [];
  return [
    {
      severity: "warning",
      message: `${what} holds for every service: ${sdkNames(told)} ${verb(told, "asks", "ask")} ${host} for the role, not STS of AWS.`,
      provenance: [place],
      fix:
        change === null
          ? byHand(
              "put the endpoint below s3 = in a [services] section, and name that section in the profile by services =",
            )
          : { change, promise: "so that only S3's calls go there", after: null },
      sdks,
    },
  ];
}

const asksForARole = ({ winner, sources }: Resolution): boolean =>
  (winner?.holding ?? sources.find(({ verdict }) => verdict === "stops")?.holding)?.plan.some(
    ({ kind }) => kind === "assume-role" || kind === "web-identity",
  ) === true;
