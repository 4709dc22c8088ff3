import type { Checkup } from "../../advice/checkup.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { blocksWithAny, settingIn } from "../../advice/settings-blocks.ts";
import type { Change, Finding } from "../../model/finding.ts";
import { type Provenance, variable } from "../../model/provenance.ts";
import { settingPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

/** What people write for yes; `true` is understood by all (lab, set `hand-settings`). */
const YES = /^(?:1|yes|y|on|t|enabled?)$/i;

const SWITCHES = [
  ["AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"],
  ["AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"],
] as const;

/** `AWS_USE_FIPS_ENDPOINT=1`: botocore and others take it for no, without a word. */
export const rule: MachineRule = {
  scope: "machine",
  id: "endpoint-switch",
  group: "region",
  title: "FIPS or dual-stack endpoints are switched on in a word that is no yes",
  why: "Only true is understood everywhere. To botocore 1, yes and on mean no: the calls go to the ordinary endpoints, and nothing tells that they are not the ones that were asked for. Other SDKs refuse the value.",
  complaints: ["S44", "S51"],
  find: (checkup) => [...inVariables(checkup), ...inFiles(checkup)],
};

const inVariables = (checkup: Checkup): readonly Omit<Finding, "rule">[] =>
  SWITCHES.flatMap(([name]) => {
    const value = openVariable(checkup.snapshot, name);
    return value === null || !YES.test(value)
      ? []
      : findingOf(checkup, `${name}=${value}`, variable(name), { kind: "set-variable", name, value: "true" });
  });

const inFiles = (checkup: Checkup): readonly Omit<Finding, "rule">[] =>
  blocksWithAny(
    checkup.files,
    SWITCHES.map(([, key]) => key),
  ).flatMap((block) =>
    SWITCHES.flatMap(([, key]) => {
      const setting = block.kind === "profile" ? settingIn(block, key) : null;
      if (setting?.value.kind !== "text" || !YES.test(setting.value.text)) return [];
      const { path } = block.file;
      return findingOf(
        checkup,
        `${setting.key} = ${setting.value.text} in [${block.header.title}]`,
        settingPlace(path, setting),
        { kind: "replace-value", path, line: setting.line, key: setting.key, value: "true" },
        block.name,
      );
    }),
  );

/** Those that would call another endpoint by the word that is understood, and go on without it. */
function findingOf(
  checkup: Checkup,
  what: string,
  place: Provenance,
  change: Change,
  profile?: string,
): readonly Omit<Finding, "rule">[] {
  const after = checkup.after(change, profile) ?? [];
  const sdks = checkup.on(checkup.snapshot, profile).flatMap(({ sdk, sts, error }) => {
    const meant = after.find((one) => one.sdk.id === sdk.id)?.sts.endpoint?.url;
    return error === null && meant !== undefined && meant !== sts.endpoint?.url ? [sdk.id] : [];
  });
  const told = checkup.toldOf(sdks);
  if (told.length === 0) return [];
  return [
    {
      severity: "warning",
      message: `${what} switches nothing on for ${sdkNames(told)}, which ${verb(told, "calls", "call")} the ordinary endpoints: only true does.`,
      provenance: [place],
      fix: { change, promise: "", after: null },
      sdks,
    },
  ];
}
