import { describe, expect, test } from "vitest";
import { sdkReporting } from "../../src/chains/sdks.ts";
import { SDK_IDS, type SdkId } from "../../src/model/sdk.ts";
import { readMonitoringPacket } from "../../src/parse/monitoring-packet.ts";
import { CLIENT_ID, EXPORTED, TRACE_RECORDS, tracedRun } from "./traced-run.ts";

const read = (packet: object) =>
  readMonitoringPacket(Buffer.from(JSON.stringify(packet).replaceAll("{{CLIENT}}", CLIENT_ID)), CLIENT_ID);

describe.each(TRACE_RECORDS)("$sdk $version, as recorded", ({ sdk, version, runs }) => {
  const packets = Object.values(runs).flat();

  test("is of the version that the table names", () => {
    expect(sdkReporting[sdk]).toMatchObject({ evidence: "run", version });
  });

  test("reports, or does not, as the table says", () => {
    expect(packets.length > 0).toBe(sdkReporting[sdk].reports !== "never");
  });

  test("every report is read, with the SDK that made it, and without secrets", () => {
    for (const packet of packets) {
      const known = read(packet);
      expect(known.kind).toMatch(/^(?:attempt|call)$/);
      expect(JSON.stringify(known)).not.toContain("CANARY");
      if (known.kind === "attempt" && known.answered) {
        expect(known.sdk).toEqual({ id: sdk, version });
        expect(known.accessKeyId).toMatch(/^A[KS]IA/);
        expect(known.region).toBe("eu-west-1");
      }
    }
  });
});

test("the table has a record for each SDK that it says was run, and a source for each that was read", () => {
  for (const sdk of SDK_IDS) {
    const row = sdkReporting[sdk];
    expect(
      TRACE_RECORDS.some((record) => record.sdk === sdk),
      sdk,
    ).toBe(row.evidence === "run");
    expect("source" in row, sdk).toBe(row.evidence === "read");
  }
});

test("tokens are planted in the records, so that losing them is something", () => {
  expect(JSON.stringify(TRACE_RECORDS)).toMatch(/"SessionToken":"CANARY/);
});

/** The lab's situations (lab/trace.ts): what the program was given, and what each key seen is to be found. */
const SITUATIONS = {
  exported: { env: EXPORTED, agreements: ["same-key"] },
  profile: { env: { AWS_PROFILE: "bob" }, agreements: ["same-key"] },
  role: { env: { AWS_PROFILE: "deploy" }, agreements: ["asks-for-role", "same-account"] },
  pinned: { env: EXPORTED, agreements: ["other-key"] },
  nobody: { env: {}, agreements: [] },
} as const;

/**
 * Their own client for STS goes to AWS's own host, which the lab does not lead to (and Go 1's and PHP's are not reported);
 * Java 1 reads no such role. Of .NET there is a program that only fetches credentials.
 */
const ROLE_KEYS: Partial<Readonly<Record<SdkId, number>>> = {
  "js-v2": 1,
  ruby: 1,
  "go-v1": 0,
  php: 0,
  "java-v1": 0,
  dotnet: 1,
};

const reporting = TRACE_RECORDS.filter(({ sdk }) => sdkReporting[sdk].reports !== "never");

describe.each(reporting)("$sdk $version: observed beside predicted", ({ sdk, runs }) => {
  test.each((Object.keys(SITUATIONS) as (keyof typeof SITUATIONS)[]).filter((name) => name in runs))(
    "%s",
    async (name) => {
      const { env, agreements } = SITUATIONS[name];
      const isCli = sdk.startsWith("aws-cli");
      // A CLI's profile is pinned by its own option, which is read.
      const command = isCli ? ["aws", ...(name === "pinned" ? ["--profile", "bob"] : [])] : ["program"];
      const { err } = await tracedRun({
        argv: ["trace", "--json", "--", ...command],
        packets: runs[name] ?? [],
        env: { AWS_SDK_LOAD_CONFIG: "1", ...env },
      });
      const { keys, reports } = JSON.parse(err);
      const expected = isCli && name === "pinned" ? ["same-key"] : agreements;
      const count = name === "role" ? (ROLE_KEYS[sdk] ?? 2) : expected.length;
      expect(keys.map(({ agreement }: { agreement: string }) => agreement)).toEqual(expected.slice(0, count));
      expect(reports).toMatchObject({ missing: 0, strangers: 0, unreadable: 0, overflow: 0 });
      expect(err).not.toContain("CANARY");
    },
  );
});
