import type { AddressesQuestion, Answer } from "../model/question.ts";
import { spentOf } from "./call-failure.ts";
import type { Calls } from "./open-calls.ts";
import { socketFailure } from "./socket-failure.ts";

/** Every address that this machine has for a name, as SDKs ask for them: by its hosts file, then by DNS. */
export async function addresses({ host }: AddressesQuestion, { signal }: Pick<Calls, "signal">): Promise<Answer> {
  const found = await addressesOf(host, signal);
  return Array.isArray(found)
    ? { kind: "text", text: found.join(" ") }
    : { kind: "failure", failure: signal.aborted ? spentOf(signal) : socketFailure(found, null) };
}

/** An error where it has none. */
export async function addressesOf(host: string, signal: AbortSignal): Promise<readonly string[] | Error> {
  const { lookup } = await import("node:dns/promises");
  const spent = new Promise<Error>((resolve) => {
    signal.addEventListener("abort", () => resolve(new Error("no time is left")), { once: true });
  });
  const asked = lookup(host, { all: true }).then(
    (found) => found.map(({ address }) => address),
    (error: Error) => error,
  );
  return await Promise.race([asked, spent]);
}
