import { readFileSync, readdirSync } from "node:fs";
import { Volume } from "memfs";
import type { World } from "../../src/cli/world.ts";
import { longTermKeys } from "../../src/demo/aws/made-up-keys.ts";
import type { SdkId } from "../../src/model/sdk.ts";
import { type Recorded, runInProcess } from "../cli/run-in-process.ts";

/** What the real SDKs sent in the lab (npm run lab -- trace --record), each run of one program. */
export interface TraceRecord {
  readonly sdk: SdkId;
  readonly version: string;
  readonly runs: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

const FOLDER = new URL("../../fixtures/trace/", import.meta.url);

export const TRACE_RECORDS: readonly TraceRecord[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as TraceRecord);

export const recordOf = (sdk: SdkId): TraceRecord => {
  const record = TRACE_RECORDS.find((each) => each.sdk === sdk);
  if (record === undefined) throw new Error(`no record of ${sdk}`);
  return record;
};

export const ANA = longTermKeys("111122223333", "ana");
export const BOB = longTermKeys("444455556666", "bob");

/** The lab's own machine. */
const FILES = {
  "/home/ana/.aws/credentials": [
    `[ana]\naws_access_key_id = ${ANA.accessKeyId}\naws_secret_access_key = ${ANA.secretAccessKey}`,
    `[bob]\naws_access_key_id = ${BOB.accessKeyId}\naws_secret_access_key = ${BOB.secretAccessKey}\n`,
  ].join("\n"),
  "/home/ana/.aws/config": [
    "[profile ana]\nregion = eu-west-1",
    "[profile bob]\nregion = eu-west-1",
    "[profile deploy]\nrole_arn = arn:aws:iam::444455556666:role/Deploy\nsource_profile = ana\nregion = eu-west-1\n",
  ].join("\n"),
} as const;

export const EXPORTED = {
  AWS_ACCESS_KEY_ID: ANA.accessKeyId,
  AWS_SECRET_ACCESS_KEY: ANA.secretAccessKey,
} as const;

export const CLIENT_ID = "awswho-test";

export interface TracedRun {
  readonly argv: readonly string[];
  /** What reaches the port while the command runs: text as it is, else JSON with the client's name put in. */
  readonly packets: readonly (string | Readonly<Record<string, unknown>>)[];
  readonly env?: Readonly<Record<string, string>>;
  readonly end?: Awaited<ReturnType<World["start"]>>;
  readonly dropped?: number | null;
  /** Beside the machine's own. */
  readonly files?: Readonly<Record<string, string>>;
  /** Written over the files while the command runs. */
  readonly changes?: Readonly<Record<string, string>>;
  readonly columns?: number;
}

export interface TracedResult extends Recorded {
  readonly started: readonly { readonly command: readonly string[]; readonly environment: unknown }[];
  readonly files: Readonly<Record<string, string>>;
}

/** `awswho trace …` on that machine, its command and its port made up. */
export async function tracedRun(run: TracedRun): Promise<TracedResult> {
  const { argv, packets, env = EXPORTED, end = { kind: "ended", code: 0 }, dropped = 0, changes = {} } = run;
  const volume = Volume.fromJSON({ "/srv/app/.keep": "", ...FILES, ...run.files });
  const started: { command: readonly string[]; environment: unknown }[] = [];
  const files: Record<string, string> = {};
  let receive: (bytes: Uint8Array) => void = () => {};
  const result = await runInProcess(
    argv,
    {
      fs: volume as never,
      environment: {
        HOME: "/home/ana",
        LANG: "C.UTF-8",
        AWS_REGION: "eu-west-1",
        AWS_DEFAULT_REGION: "eu-west-1",
        ...env,
      },
      cwd: "/srv/app",
      systemHome: "/home/ana",
    },
    {
      openMonitoring: async (take) => {
        receive = take;
        const environment = { AWS_CSM_ENABLED: "true", AWS_CSM_PORT: "50000", AWS_CSM_CLIENT_ID: CLIENT_ID };
        return { clientId: CLIENT_ID, environment, close: async () => ({ dropped }) };
      },
      start: async (command, environment) => {
        started.push({ command, environment });
        for (const [path, text] of Object.entries(changes)) volume.writeFileSync(path, text);
        for (const packet of packets) receive(Buffer.from(textOf(packet)));
        return end;
      },
      writing: {
        create: (path, text) => {
          files[path] = text;
          return true;
        },
        append: (path, text) => {
          files[path] = (files[path] ?? "") + text;
        },
      },
      columns: run.columns ?? 100,
    },
  );
  return { ...result, started, files };
}

const textOf = (packet: TracedRun["packets"][number]): string =>
  typeof packet === "string" ? packet : JSON.stringify(packet).replaceAll("{{CLIENT}}", CLIENT_ID);
