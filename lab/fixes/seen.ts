import type { SdkId } from "../../src/model/sdk.ts";
import { pathsRead } from "../../src/advice/paths-read.ts";
import { chains } from "../../src/chains/index.ts";
import type { Resolution } from "../../src/model/resolution.ts";
import { assumeOffline } from "../../src/resolve/assume-offline.ts";
import { drive } from "../../src/resolve/drive.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import type { Golden } from "../../test/truth/goldens.ts";
import { codeOf } from "../../test/truth/scenario.ts";
import { labAnswer } from "./lab-aws.ts";
import { type LabScenario, labSnapshot, withLoaded } from "./lab-scenario.ts";

/** What an SDK did. */
export interface Seen {
  readonly outcome: string;
  readonly key: string | null;
  readonly region: string | null;
  readonly error: string | null;
  /** With the credentials found, what a client fails at: it is not made, or STS does not answer it. */
  readonly client: string | null;
  /** The scenario's files that another user of their group can read; left out: not looked at. */
  readonly open?: readonly string[];
  /** What was typed ended with an error. */
  readonly typingFailed?: boolean;
  /** What a sign-in left in its cache, by path; left out: nobody signed in. */
  readonly written?: Readonly<Record<string, string>>;
  /** What AWS's side of the world saw; left out: it cannot be told. */
  readonly calls?: readonly string[];
}

/** Of a scenario that asks for it: who STS says the program is, and what its files say to others. */
export interface LabGolden extends Golden {
  readonly identity?: { readonly arn?: string; readonly error?: string };
  readonly readByOthers?: readonly string[];
  readonly written?: Readonly<Record<string, string>>;
  readonly typed?: readonly (readonly [status: number | null, said: string])[];
}

export const seenOf = ({
  outcome,
  accessKeyId,
  region,
  error,
  client_error,
  identity,
  readByOthers,
  calls,
  written,
  typed = [],
}: LabGolden): Seen => ({
  outcome,
  key: accessKeyId || null,
  region: typeof region === "string" && region !== "" ? region : null,
  error: outcome === "error" ? (error?.message ?? "") : null,
  client: client_error?.message ?? (identity?.error === undefined ? null : withoutIds(identity.error)),
  ...(readByOthers === undefined ? {} : { open: readByOthers }),
  calls,
  ...(written === undefined ? {} : { written }),
  ...(typed.some(([status]) => status !== 0) ? { typingFailed: true } : {}),
});

/** The id of a request is another each time. */
const withoutIds = (message: string): string => message.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…");

/** What its chain foresees; null: it has none. */
export function predicted(sdk: SdkId, scenario: LabScenario): Seen {
  const { outcome, winner, region, sources, error, clientError } = walkedIn(sdk, scenario);
  const told = error ?? sources.find((row) => row.error !== null)?.error ?? null;
  return {
    outcome,
    key: winner?.credentials.accessKeyId ?? null,
    region: region.name || null,
    error: outcome === "error" ? (told?.message ?? "") : null,
    client: clientError?.message ?? null,
  };
}

export const walkedIn = (sdk: SdkId, scenario: LabScenario): Resolution =>
  drive(resolve(chainOf(sdk), labSnapshot(scenario), codeOf(scenario)), labAnswer(withLoaded(scenario)));

/** Whether its credentials rest on exchanges that are taken for granted, where nobody is asked. */
export function isTakenForGranted(sdk: SdkId, scenario: LabScenario): boolean {
  const { outcome, assumed } = drive(resolve(chainOf(sdk), labSnapshot(scenario), codeOf(scenario)), assumeOffline);
  return outcome === "credentials" && assumed.length > 0;
}

function chainOf(sdk: SdkId) {
  const chain = chains.find(({ id }) => id === sdk);
  if (chain === undefined) throw new Error(sdk);
  return chain;
}

/** The paths that its chain looks at. */
export const readBy = (sdk: SdkId, scenario: LabScenario): ReadonlySet<string> =>
  pathsRead(chainOf(sdk), labSnapshot(scenario), codeOf(scenario));
