import { expect, test } from "vitest";
import { pastTheProxy } from "../../src/advice/near-host.ts";
import { snapshotOf } from "../truth/scenario.ts";

const HOST = "169.254.169.254";
const changeWith = (env: Readonly<Record<string, string>>) =>
  pastTheProxy([HOST], snapshotOf({ id: "near-host", env, files: {} })).change;

test.each([
  [{}, { kind: "set-variable", name: "NO_PROXY", value: HOST }],
  [{ NO_PROXY: "localhost" }, { kind: "set-variable", name: "NO_PROXY", value: `localhost,${HOST}` }],
  [{ no_proxy: "localhost" }, { kind: "set-variable", name: "no_proxy", value: `localhost,${HOST}` }],
  // Go, Rust and Java 1 read the capitals first: the list in small letters has it already.
  [
    { no_proxy: `localhost, ${HOST}`, NO_PROXY: "localhost" },
    { kind: "set-variable", name: "NO_PROXY", value: `localhost,${HOST}` },
  ],
  [
    { no_proxy: "localhost", NO_PROXY: HOST },
    { kind: "set-variable", name: "no_proxy", value: `localhost,${HOST}` },
  ],
])("%o: the list that lacks the address gets it", (env, change) => {
  expect(changeWith(env)).toEqual(change);
});

test("both lists lack it: both are set", () => {
  const change = changeWith({ no_proxy: "localhost", NO_PROXY: "10.0.0.1" });
  expect(change).toMatchObject({
    kind: "by-hand",
    text: expect.stringContaining(`both no_proxy and NO_PROXY to localhost,10.0.0.1,${HOST}`),
  });
});
