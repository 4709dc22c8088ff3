import { expect, test, vi } from "vitest";
import { addresses } from "../../src/answer/addresses.ts";

const NAMES: Readonly<Record<string, readonly string[]>> = { near: ["127.0.0.1", "::1"] };

vi.mock("node:dns/promises", () => ({
  lookup: async (host: string) => {
    if (host === "slow") return new Promise(() => {});
    const found = NAMES[host];
    if (found === undefined) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: "ENOTFOUND" });
    return found.map((address) => ({ address }));
  },
}));

const asked = (host: string, signal = new AbortController().signal) =>
  addresses({ kind: "addresses", host }, { signal });

test("are all that a name has", async () => {
  expect(await asked("near")).toEqual({ kind: "text", text: "127.0.0.1 ::1" });
});

test("a name without any is one that nobody knows", async () => {
  expect(await asked("nobody")).toMatchObject({
    kind: "failure",
    failure: { kind: "unknown-host", code: "ENOTFOUND" },
  });
});

test("are not waited for when no time is left", async () => {
  expect(await asked("slow", AbortSignal.timeout(5))).toMatchObject({ kind: "failure", failure: { kind: "timeout" } });
});
