import { expect, test } from "vitest";
import type { SourceId } from "../../src/model/sdk.ts";
import type { AnyChain } from "../../src/walk/chain.ts";
import { predict } from "../truth/differences.ts";
import type { Scenario } from "../truth/scenario.ts";

/** A small machine and what a fact of the sheet makes of it. */
export interface Row {
  readonly fact: string;
  readonly env?: Scenario["env"];
  readonly files?: Scenario["files"];
  readonly imds?: string;
  readonly code?: {
    readonly profile?: string;
    readonly region?: string;
    readonly keys?: Scenario["explicit"];
  };
  /** Who wins; the outcome's word where nobody does. */
  readonly wins: SourceId | "none" | "error";
  /** Of the winner; a pattern for keys that an exchange gives. */
  readonly key?: string | RegExp;
  readonly token?: boolean;
  readonly region?: string | null;
  readonly profile?: string;
  readonly calls?: readonly string[];
}

const scenarioOf = ({ env, files, imds, code }: Row): Scenario => ({
  id: "made-here",
  env: env ?? {},
  files: files ?? {},
  imds: imds === undefined ? null : { role: imds },
  ...(code?.keys === undefined ? {} : { explicit: code.keys }),
  session: {
    ...(code?.profile === undefined ? {} : { profile: code.profile }),
    ...(code?.region === undefined ? {} : { region: code.region }),
  },
});

/** One test a row: nothing was recorded of these SDKs, the facts were read. */
export const holdsFacts = (chain: AnyChain, rows: readonly Row[]): void =>
  test.each(rows)("$fact", (row) => {
    const { resolution, calls } = predict(chain, scenarioOf(row));
    const { winner, outcome, region, profile } = resolution;
    expect(winner?.source ?? outcome).toBe(row.wins);
    if (row.key !== undefined) expect(winner?.credentials.accessKeyId).toMatch(exactly(row.key));
    if (row.token !== undefined) expect((winner?.credentials.sessionToken?.length ?? 0) > 0).toBe(row.token);
    if (row.region !== undefined) expect(region.name).toBe(row.region);
    if (row.profile !== undefined) expect(profile.name).toBe(row.profile);
    if (row.calls !== undefined) expect(calls).toEqual(row.calls);
  });

const exactly = (key: string | RegExp): RegExp =>
  typeof key === "string" ? new RegExp(`^${key.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`) : key;

export const pair = (id: string): string => `aws_access_key_id = ${id}\naws_secret_access_key = s-${id}\n`;

export const exported = (id: string): Scenario["env"] => ({ AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: `s-${id}` });

export const ROLE = "arn:aws:iam::111122223333:role/Deploy";

export const printed = (id: string, rest = ""): string =>
  `echo '{"Version": 1, "AccessKeyId": "${id}", "SecretAccessKey": "s"${rest}}'`;
