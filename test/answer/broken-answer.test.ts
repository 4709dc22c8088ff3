import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { CALLER, at, network } from "./world.ts";

/* Answers that do not come to an end as they should. */

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function served(answer: Parameters<typeof createServer>[1] & {}): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const whoIsAt = async (url: string) => network().whoIs(CALLER, { endpoint: at(url), caBundle: null });

it("is cut off within its body", async () => {
  const url = await served((_request, response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write("<GetCallerIdentityResponse", () => response.destroy());
  });
  expect(await whoIsAt(url)).toMatchObject({ kind: "unavailable", failure: { kind: "no-route", code: "ECONNRESET" } });
});

it("is longer than any such answer is", async () => {
  const url = await served((_request, response) => response.writeHead(200).end("x".repeat(3 << 20)));
  expect(await whoIsAt(url)).toMatchObject({ kind: "unavailable", failure: { kind: "bad-answer" } });
});

it("has no end, and is not read on", async () => {
  let closed = (): void => {};
  const isClosed = new Promise<void>((resolve) => (closed = resolve));
  const url = await served((_request, response) => {
    const more = (): void => void (response.destroyed || response.write("x".repeat(1 << 16), () => setImmediate(more)));
    response.once("close", closed).writeHead(200);
    more();
  });
  expect(await whoIsAt(url)).toMatchObject({ kind: "unavailable", failure: { kind: "bad-answer" } });
  await isClosed;
});

it("is somebody else's, and says whose", async () => {
  const url = await served((_request, response) =>
    response.writeHead(403, { "content-type": "text/html" }).end("<html><body>Blocked</body></html>"),
  );
  expect(await whoIsAt(url)).toMatchObject({
    kind: "unavailable",
    failure: { kind: "http-status", code: "403", reply: { status: 403, form: "html" } },
  });
});

it("comes in pieces", async () => {
  const arn = "arn:aws:iam::111122223333:user/ana";
  const text = `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>${arn}</Arn><UserId>AIDA</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
  const url = await served((_request, response) => {
    response.writeHead(200, { "content-type": "text/xml" });
    response.write(text.slice(0, 60), () => setImmediate(() => response.end(text.slice(60))));
  });
  expect(await whoIsAt(url)).toMatchObject({ kind: "known", arn });
});
