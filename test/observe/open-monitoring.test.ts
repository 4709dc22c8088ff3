import { createSocket } from "node:dgram";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { openMonitoring } from "../../src/observe/open-monitoring.ts";

async function send(environment: Readonly<Record<string, string>>, datagrams: readonly (string | Uint8Array)[]) {
  const socket = createSocket("udp4");
  for (const datagram of datagrams)
    await new Promise((sent) =>
      socket.send(datagram, Number(environment["AWS_CSM_PORT"]), environment["AWS_CSM_HOST"], sent),
    );
  socket.close();
  await once(socket, "close");
}

describe("a port for reports", () => {
  test("tells an SDK where to report, under a name that is new each time", async () => {
    const [one, two] = [await openMonitoring(() => {}), await openMonitoring(() => {})];
    expect(one.environment).toEqual({
      AWS_CSM_ENABLED: "true",
      AWS_CSM_HOST: "127.0.0.1",
      AWS_CSM_PORT: expect.stringMatching(/^\d+$/),
      AWS_CSM_CLIENT_ID: one.clientId,
    });
    expect(one.clientId).toMatch(/^awswho-.{36}$/);
    expect(two.clientId).not.toBe(one.clientId);
    expect(two.environment["AWS_CSM_PORT"]).not.toBe(one.environment["AWS_CSM_PORT"]);
    await Promise.all([one.close(), two.close()]);
  });

  test("hands over all that was sent before it was closed, and nothing else", async () => {
    const got: string[] = [];
    const monitoring = await openMonitoring((bytes) => got.push(Buffer.from(bytes).toString("latin1")));
    const sent = ["one", "", "\u0000", "last-", "x".repeat(60_000)];
    await send(monitoring.environment, sent);
    const { dropped } = await monitoring.close();
    expect(got).toEqual(sent);
    expect(dropped === null || dropped === 0).toBe(true);
  });

  test("of a burst that nobody takes in time, those lost are counted where the system tells", async () => {
    let got = 0;
    const monitoring = await openMonitoring(() => {
      got++;
    });
    const port = Number(monitoring.environment["AWS_CSM_PORT"]);
    // In one go: the receiver has no turn in between.
    const socket = createSocket("udp4");
    const datagram = "x".repeat(600);
    const sent = 20_000;
    const all = Array.from(
      { length: sent },
      () => new Promise<void>((done) => socket.send(datagram, port, "127.0.0.1", () => done())),
    );
    await Promise.all(all);
    const { dropped } = await monitoring.close();
    socket.close();
    if (dropped !== null) expect(got + dropped).toBeGreaterThanOrEqual(sent);
    expect(got).toBeGreaterThan(100);
  });
});
