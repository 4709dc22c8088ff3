import { describe, expect, test } from "vitest";
import { boto3 } from "../../src/chains/boto3.ts";
import { drive } from "../../src/resolve/drive.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import { holdsSessionToken } from "../../src/advice/holds-session-token.ts";
import { comparableMessage } from "./comparable-message.ts";
import { labWorld } from "./emulator-table.ts";
import { type Golden, recordedOf, setsOf } from "./goldens.ts";
import { questionsIn } from "./same-calls.ts";
import { type Scenario, codeOf, snapshotOf } from "./scenario.ts";

/** What counts of a record; the rest is the lab's own. */
function expected(golden: Golden) {
  const loaded = golden.stage !== "session";
  const found = golden.outcome === "credentials";
  return {
    outcome: golden.outcome,
    accessKeyId: found ? String(golden.accessKeyId ?? "") || null : null,
    hasSessionToken: found && golden.hasSessionToken,
    method: found ? (golden.method ?? null) : null,
    errorType: golden.error?.type ?? null,
    errorMessage: comparable(golden.error?.message),
    clientErrorType: loaded ? (golden.client_error?.type ?? null) : null,
    // A nested block in place of a name comes out of boto3 as a dict (`b3-nested-region`): no region's name.
    region: loaded && typeof golden.region === "string" ? golden.region : null,
    calls: questionsIn(golden.calls),
  };
}

function predicted(scenario: Scenario) {
  const world = labWorld(scenario);
  const resolution = drive(resolve(boto3, snapshotOf(scenario), codeOf(scenario)), world.answer);
  const { winner } = resolution;
  return {
    outcome: resolution.outcome,
    accessKeyId: winner?.credentials.accessKeyId || null,
    hasSessionToken: winner !== null && holdsSessionToken(winner),
    method: winner?.method ?? null,
    errorType: resolution.error?.type ?? null,
    errorMessage: comparable(resolution.error?.message),
    clientErrorType: resolution.clientError?.type ?? null,
    region: resolution.region.name,
    calls: world.calls,
  };
}

/** Machines on which a message or a call is foreseen otherwise, each with its cause; outcome, key, token and region are right. */
const KNOWN: Readonly<Record<string, string>> = {
  "no-proxy-case-blank": "urllib3 cannot parse the host of a proxy that is a blank; awswho says that it is not reached",
  "odd-00013": "urllib3 looks the scheme of a proxy up as its host",
  "20261128-00004": "botocore keeps the slash behind a proxy's port; awswho leaves it out",
  "20261128-00066": "as odd-00013",
  "odd-00157": "a relative HOME stays relative in Python's message",
  "role-source-keys-below": "awscrt asserts that a secret is a text; awswho takes a block for an empty secret",
  "answered-role-cut": "awswho does not tell where expat stopped",
  "answered-portal-xml401": "botocore repeats an answer that is no JSON; awswho tells the message in it",
  "answered-token-cut": "as answered-role-cut",
  "odd-00196": "botocore masks the proxy's user and password; awswho leaves them out",
};

const comparable = (message: string | undefined): string | null => comparableMessage(message, 120);

describe.each(setsOf("boto3"))("boto3 in %s", (set) => {
  const goldens = recordedOf("boto3", set);
  test.each(goldens.map(({ scenario, golden }) => [scenario.id, scenario, golden] as const))(
    "%s",
    (id, scenario, golden) => {
      if (KNOWN[id] === undefined) expect(predicted(scenario)).toEqual(expected(golden));
      else expect(predicted(scenario)).not.toEqual(expected(golden));
    },
  );
  test("every golden names the version the chain is modelled on", () => {
    expect(new Set(goldens.map(({ golden }) => golden.version))).toEqual(new Set([boto3.modelledOn]));
  });
});
