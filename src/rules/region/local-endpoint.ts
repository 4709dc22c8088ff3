import { byHand } from "../../advice/by-hand.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { serviceEndpoints } from "../../advice/service-endpoints.ts";
import { blocksWith, settingIn } from "../../advice/settings-blocks.ts";
import type { Change, Finding } from "../../model/finding.ts";
import { type Provenance, variable } from "../../model/provenance.ts";
import type { Resolution } from "../../model/resolution.ts";
import { settingPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S53 (aws-cli#8052, aws-cdk-local#103): an endpoint of LocalStack or Moto that was left behind. */
export const rule: MachineRule = {
  scope: "machine",
  id: "local-endpoint",
  group: "region",
  title: "An endpoint setting points at an emulator on this machine",
  why: "With AWS_ENDPOINT_URL or endpoint_url some SDKs talk to the emulator and some, older ones above all, do not know the setting and talk to AWS: one script works on play data, the next on a real account.",
  complaints: ["S53"],
  insteadOf: ["aws-not-reached"],
  find: (checkup) => [
    ...["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_STS"].flatMap((name) => {
      const host = localHost(openVariable(checkup.snapshot, name));
      return host === null
        ? []
        : findingOf(checkup, `${name} points at ${host}`, variable(name), { kind: "unset-variables", names: [name] });
    }),
    ...inFiles(checkup),
    ...inServices(checkup),
    ...ofOneService(checkup),
  ],
};

/** Who one is does not change by it, and a store of one's own may be meant: so it is a note. */
const ofOneService = (checkup: Checkup): readonly Omit<Finding, "rule">[] =>
  serviceEndpoints(checkup).flatMap(({ service, words, place, url, change, sdks }) => {
    const host = localHost(url);
    const told = checkup.toldOf(sdks);
    if (host === null || told.length === 0) return [];
    return [
      {
        severity: "note" as const,
        message: `${words} points at ${host}: for ${service} ${sdkNames(told)} ${verb(told, "talks", "talk")} to that, not to AWS.`,
        provenance: [place],
        fix: { change, promise: `to talk to AWS for ${service}, too`, after: null },
        sdks,
      },
    ];
  });

const inFiles = (checkup: Checkup): readonly Omit<Finding, "rule">[] =>
  blocksWith(checkup.files, "endpoint_url").flatMap((block) => {
    const setting = block.kind === "profile" ? settingIn(block, "endpoint_url") : null;
    const host = setting?.value.kind === "text" ? localHost(setting.value.text) : null;
    if (setting === null || host === null) return [];
    const { path } = block.file;
    return findingOf(
      checkup,
      `endpoint_url in [${block.header.title}] points at ${host}`,
      settingPlace(path, setting),
      { kind: "delete-lines", path, lines: [setting.line] },
      block.name,
    );
  });

/** The block under `sts =` in a services section: which of its lines leads there is told by what each SDK does without it. */
function inServices(checkup: Checkup): readonly Omit<Finding, "rule">[] {
  const blocks = blocksWith(checkup.files, "sts");
  if (blocks.length === 0) return [];
  const hosts = checkup.diagnoses.flatMap(({ resolution }) => localHost(urlOf(resolution)) ?? []);
  const [host] = hosts;
  if (host === undefined) return [];
  return blocks.flatMap((block) => {
    const heading = block.kind === "services" ? settingIn(block, "sts") : null;
    if (heading === null) return [];
    const { path, text } = block.file;
    const below = text.lines.slice(heading.line);
    const nested = below.slice(0, below.findIndex(({ kind }) => kind === "header" || kind === "setting") >>> 0);
    const own = nested.flatMap(({ kind, line }) => (kind === "continuation" ? [line] : []));
    return own.flatMap((line) =>
      findingOf(
        checkup,
        `endpoint_url of sts in [${block.header.title}] points at ${host}`,
        { ...settingPlace(path, heading), line },
        // A heading with nothing below it goes with its last line.
        { kind: "delete-lines", path, lines: own.length === 1 ? [heading.line, line] : [line] },
      ),
    );
  });
}

const LOCAL =
  /^(?:localhost|127\.[\d.]+|0\.0\.0\.0|\[::1\]|host\.docker\.internal|localstack|moto|.*\.localhost(?:\.localstack\.cloud)?|.*\.localstack\.cloud)$/;

/** Host and port of a URL on this machine: the rest may hold a password. */
function localHost(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { hostname, host } = new URL(url);
  return LOCAL.test(hostname) ? host : null;
}

/** An id that AWS does not give: `test`, `dummy`, LocalStack's own that begin with L. */
const isEmulators = (accessKeyId: string | null): boolean => accessKeyId !== null && !/^A[KS]IA/.test(accessKeyId);

const urlOf = ({ sts }: Resolution): string | null => sts.endpoint?.url ?? null;

function findingOf(
  checkup: Checkup,
  what: string,
  place: Provenance,
  change: Change,
  profile?: string,
): readonly Omit<Finding, "rule">[] {
  const now = checkup.on(checkup.snapshot, profile);
  const after = checkup.after(change, profile) ?? [];
  const takers = now
    .filter((resolution, index) => urlOf(resolution) !== urlOf(after[index] as Resolution))
    .map(({ sdk }) => sdk.id);
  const told = checkup.toldOf(takers);
  if (told.length === 0) return [];
  const others = checkup.toldOf(now.map(({ sdk }) => sdk.id).filter((id) => !takers.includes(id)));
  const rest =
    others.length === 0
      ? ""
      : `; ${sdkNames(others)} ${verb(others, "does", "do")} not know it and ${verb(others, "calls", "call")} AWS`;
  // Keys that are none of AWS's are meant for the emulator, and so is its endpoint (localstack#2671).
  const isMeant = now.every(
    ({ sdk, winner }) => !told.includes(sdk.id) || winner === null || isEmulators(winner.credentials.accessKeyId),
  );
  return [
    {
      severity: isMeant && others.length === 0 ? "note" : "warning",
      message: `${what}: ${sdkNames(told)} ${verb(told, "talks", "talk")} to that${rest}.`,
      provenance: [place],
      fix: isMeant
        ? byHand("see that the emulator runs, or choose another profile")
        : { change, promise: "to talk to AWS", after: null },
      sdks: others.length === 0 ? takers : [...takers, ...others],
    },
  ];
}
