import type { Change } from "../model/finding.ts";
import { type Provenance, variable } from "../model/provenance.ts";
import type { Resolution } from "../model/resolution.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { settingPlace } from "../parse/settings-lines.ts";
import type { Checkup } from "./checkup.ts";
import { openVariable } from "./open-variable.ts";
import { oddlyNamedBlocks, settingIn } from "./settings-blocks.ts";

/** A setting that sends one service's calls elsewhere: AWS_ENDPOINT_URL_S3, `s3 =` of a `services` section. */
export interface ServiceEndpoint {
  /** As the setting has it: S3, DYNAMODB. */
  readonly service: string;
  /** The setting, as the beginning of a sentence. */
  readonly words: string;
  readonly place: Provenance;
  readonly url: string;
  readonly change: Change;
  /** Who reads it. */
  readonly sdks: readonly SdkId[];
}

/** STS is walked, and has more to say: it is left out here. */
export const serviceEndpoints = (checkup: Checkup): readonly ServiceEndpoint[] => [
  ...inVariables(checkup),
  ...inSections(checkup),
];

const PREFIX = "AWS_ENDPOINT_URL_";

function inVariables(checkup: Checkup): readonly ServiceEndpoint[] {
  const { snapshot } = checkup;
  return [...snapshot.variables.keys()].flatMap((name) => {
    const service = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : "STS";
    const url = openVariable(snapshot, name);
    if (service === "STS" || url === null) return [];
    const bare = withVariables(
      snapshot,
      [...snapshot.variables].filter(([one]) => !one.startsWith("AWS_ENDPOINT_URL")),
    );
    const place = variable(name);
    const change: Change = { kind: "unset-variables", names: [name] };
    // An SDK treats all services alike: who reads the setting of STS reads this one.
    const sdks = leadingTo(url, checkup.on(withVariables(bare, [...bare.variables, [`${PREFIX}STS`, url]])));
    return [{ service, words: name, place, url, change, sdks }];
  });
}

const withVariables = (snapshot: Snapshot, variables: readonly (readonly [string, string | object])[]): Snapshot => ({
  ...snapshot,
  variables: new Map(variables) as Snapshot["variables"],
});

/** Each costs a walk of every SDK. */
const MOST = 8;

function inSections(checkup: Checkup): readonly ServiceEndpoint[] {
  const headings = oddlyNamedBlocks(checkup.files).flatMap((block) =>
    block.kind === "services" && settingIn(block, "sts") === null
      ? block.settings.map((setting) => ({ block, setting }))
      : [],
  );
  return headings.slice(0, MOST).flatMap(({ block: { file, header }, setting }) => {
    const { path, text } = file;
    const { key, line } = setting;
    const below = text.lines.slice(line);
    const own = below.slice(0, below.findIndex(({ kind }) => kind === "header" || kind === "setting") >>> 0);
    const after = checkup.after({ kind: "rename-key", path, line, from: key, to: "sts" }) ?? [];
    const before = checkup.on(checkup.snapshot);
    const url = after.map(urlOf).find((one, index) => one !== null && one !== urlOf(before[index] as Resolution));
    if (url === undefined || url === null) return [];
    return [
      {
        service: key.toUpperCase(),
        words: `endpoint_url of ${key} in [${header.title}]`,
        place: settingPlace(path, setting),
        url,
        change: {
          kind: "delete-lines" as const,
          path,
          lines: [line, ...own.flatMap((one) => (one.kind === "continuation" ? [one.line] : []))],
        },
        sdks: leadingTo(url, after),
      },
    ];
  });
}

const urlOf = ({ sts }: Resolution): string | null => sts.endpoint?.url ?? null;

const leadingTo = (url: string, resolutions: readonly Resolution[]): readonly SdkId[] =>
  resolutions.flatMap((one) => (isSame(urlOf(one), url) ? [one.sdk.id] : []));

const isSame = (one: string | null, other: string): boolean =>
  one !== null && one.replace(/\/+$/, "") === other.replace(/\/+$/, "");
