import fs from "node:fs";
import { type Server as HttpServer, createServer } from "node:http";
import { type Server, createServer as createSecureServer } from "node:https";
import { type AddressInfo, type Socket, connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { selfMadeCertificate } from "./certificate.ts";
import { closedPort, loopback } from "./loopback.ts";
import { credentialsOf, identityReply } from "./sts-replies.ts";
import { CALLER, at, failureIn, network, roleAt } from "./world.ts";

const made = selfMadeCertificate();

/** An HTTP proxy that keeps whom it was asked for. `refusal`: it opens no tunnel. */
async function startProxy(refusal: number | null = null) {
  const asked: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const server: HttpServer = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    authorizations.push(request.headers["proxy-authorization"]);
    response.writeHead(refusal ?? 502).end();
  });
  server.on("connect", (request, client: Socket) => {
    asked.push(`CONNECT ${request.url}`);
    authorizations.push(request.headers["proxy-authorization"]);
    if (refusal !== null) {
      client.end(`HTTP/1.1 ${refusal} No\r\n\r\n`);
      return;
    }
    const [host = "", port = "0"] = (request.url ?? "").split(":");
    const upstream = connect(Number(port), host, () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on("error", () => client.destroy());
    client.on("error", () => upstream.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    authorizations,
    close: () => server.close(),
  };
}

describe.skipIf(made === null)("over TLS", () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = createSecureServer({ key: made?.key ?? "", cert: made?.certificate ?? "" }, (request, response) => {
      request.resume().on("end", () => response.end(credentialsOf("AssumeRole").body));
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  const bundled = { AWS_CA_BUNDLE: made?.path ?? "" };

  it("an unknown certificate is tls", async () => {
    const failure = failureIn(await network().answer(roleAt(at(url))));
    expect(failure).toMatchObject({ kind: "tls", code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
  });

  it("a CA bundle is trusted, whether of the environment or of the connection", async () => {
    expect((await network(bundled, {}, fs).answer(roleAt(at(url)))).kind).toBe("credentials");
    const provenance = { kind: "default" as const };
    const identity = await network({}, {}, fs).whoIs(CALLER, {
      endpoint: at(url),
      caBundle: { path: made?.path ?? "", provenance },
    });
    // The server speaks of another operation: that it was understood as an answer is what counts.
    expect(identity).toMatchObject({ kind: "unavailable", failure: { kind: "bad-answer" } });
  });

  it.each(["/no/such/bundle.pem", "~/bundle.pem", "/"])("a bundle that cannot be used is said: %s", async (path) => {
    const failure = failureIn(await network({ AWS_CA_BUNDLE: path }, {}, fs).answer(roleAt(at(url))));
    expect(failure).toMatchObject({ kind: "tls", code: "CA_BUNDLE" });
    expect(failure.message).toContain(path);
  });

  it("goes through a tunnel, but not where the host is exempt", async () => {
    const proxy = await startProxy();
    const through = { ...bundled, https_proxy: proxy.url.replace("//", "//me:pass%20word@") };
    expect(await network(through, {}, fs).answer(roleAt(at(url)))).toMatchObject({ kind: "credentials" });
    expect(proxy.asked).toEqual([`CONNECT ${url.slice(8)}`]);
    expect(proxy.authorizations).toEqual([`Basic ${Buffer.from("me:pass word").toString("base64")}`]);
    expect((await network({ ...through, no_proxy: "127.0.0.1" }, {}, fs).answer(roleAt(at(url)))).kind).toBe(
      "credentials",
    );
    expect(proxy.asked).toHaveLength(1);
    proxy.close();
  });

  it.each([407, 403])("a tunnel refused with %s is proxy", async (status) => {
    const proxy = await startProxy(status);
    const failure = failureIn(await network({ ...bundled, HTTPS_PROXY: proxy.url }, {}, fs).answer(roleAt(at(url))));
    expect(failure).toMatchObject({ kind: "proxy", code: String(status) });
    proxy.close();
  });

  it("a proxy that is not there is proxy, its password not shown", async () => {
    const https_proxy = `http://me:hush-hush@127.0.0.1:${await closedPort()}`;
    const failure = failureIn(await network({ ...bundled, https_proxy }, {}, fs).answer(roleAt(at(url))));
    expect(failure.kind).toBe("proxy");
    expect(JSON.stringify(failure)).not.toContain("hush");
  });

  it("an untrusted certificate behind a tunnel is tls", async () => {
    const proxy = await startProxy();
    expect(failureIn(await network({ https_proxy: proxy.url }, {}, fs).answer(roleAt(at(url)))).kind).toBe("tls");
    proxy.close();
  });
});

it("plain http is forwarded by its proxy", async () => {
  const proxy = await startProxy(407);
  const failure = failureIn(await network({ http_proxy: proxy.url }).answer(roleAt(at("http://127.0.0.1:9/x"))));
  expect(failure).toMatchObject({ kind: "proxy", code: "407" });
  expect(proxy.asked).toEqual(["POST http://127.0.0.1:9/x/"]);
  proxy.close();
});

describe("redirected by a variable of ours", () => {
  it("goes there, for the service named before all, and past any proxy", async () => {
    const server = await loopback(() => identityReply("arn:aws:iam::111122223333:root"));
    const environment = {
      AWSWHO_ENDPOINT_URL: "http://127.0.0.1:1",
      AWSWHO_ENDPOINT_URL_STS: server.url,
      http_proxy: `http://127.0.0.1:${await closedPort()}`,
    };
    const identity = await network(environment).whoIs(CALLER, {
      endpoint: at("https://sts.eu-west-1.amazonaws.com"),
      caBundle: null,
    });
    expect(identity).toMatchObject({ kind: "known", asked: { url: server.url } });
    expect(server.heard[0]?.headers.authorization).toContain("/eu-west-1/sts/");
    await server.close();
  });
});
