import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { AwsFacts } from "./aws/aws-facts.ts";
import { containerCredentials } from "./aws/container-credentials.ts";
import { type LoopbackReply, type LoopbackRequest, json } from "./aws/exchange.ts";
import { metadataService } from "./aws/metadata-service.ts";
import { type Accounts, openAccounts } from "./aws/open-accounts.ts";
import { ssoOidc } from "./aws/sso-oidc.ts";
import { ssoPortal } from "./aws/sso-portal.ts";
import { sts } from "./aws/sts.ts";

export interface AwsOnLoopback {
  /** `http://127.0.0.1:PORT`: STS, the SSO portal, SSO-OIDC, the metadata service and container credentials. */
  readonly url: string;
  /** What was asked so far: method and path, for STS the operation. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** A small AWS in this process. It listens on loopback only and asks nobody. */
export async function awsOnLoopback(facts: AwsFacts): Promise<AwsOnLoopback> {
  const accounts = openAccounts(facts);
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    void requestOf(incoming).then((request) => {
      asked.push(wordsFor(request));
      send(serve(request, accounts), outgoing);
    });
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(0, "127.0.0.1", listening);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function serve(request: LoopbackRequest, accounts: Accounts): LoopbackReply {
  const { method, path } = request;
  const container = accounts.facts.containers?.find((known) => known.path === path);
  if (container !== undefined) return containerCredentials(request, accounts, container);
  if (path.startsWith("/latest/")) return metadataService(request, accounts);
  if (method === "POST" && path === "/") return sts(request, accounts);
  if (method === "GET" && path === "/federation/credentials") return ssoPortal(request, accounts);
  if (method === "POST" && path === "/token") return ssoOidc(request, accounts);
  return json(404, { message: "nothing here" });
}

async function requestOf(incoming: IncomingMessage): Promise<LoopbackRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
  return {
    method: incoming.method ?? "",
    path: url.pathname.replace(/\/\/+/g, "/"),
    query: url.searchParams,
    header: (name) => [incoming.headers[name] ?? ""].flat().join(", "),
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

const wordsFor = ({ method, path, body }: LoopbackRequest): string =>
  path === "/" ? (new URLSearchParams(body).get("Action") ?? `${method} ${path}`) : `${method} ${path}`;

function send(reply: LoopbackReply, outgoing: ServerResponse): void {
  switch (reply.kind) {
    case "reply":
      outgoing.writeHead(reply.status, { "content-type": reply.type, ...reply.headers });
      outgoing.end(reply.body);
      return;
    case "hang-up":
      outgoing.destroy();
      return;
  }
}
