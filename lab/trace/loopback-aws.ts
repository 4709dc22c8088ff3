import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { MadeUpKeys } from "../../src/demo/aws/made-up-keys.ts";

/** As much of STS and DynamoDB as the lab's programs call, on 127.0.0.1; Scan is refused. */
export interface LoopbackAws {
  readonly url: string;
  readonly port: string;
  readonly requests: number;
  close(): void;
}

export async function loopbackAws({ role }: { readonly role: MadeUpKeys }): Promise<LoopbackAws> {
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    let body = "";
    request
      .on("data", (chunk) => {
        body += chunk;
      })
      .on("end", () => answer(request, body, response, role));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port: String(port),
    get requests() {
      return requests;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const STS = "https://sts.amazonaws.com/doc/2011-06-15/";

function answer({ headers }: IncomingMessage, body: string, response: ServerResponse, role: MadeUpKeys): void {
  response.setHeader("x-amzn-requestid", "11111111-2222-4333-8444-555555555555");
  const target = headers["x-amz-target"];
  if (target !== undefined) {
    response.setHeader("content-type", "application/x-amz-json-1.0");
    const isScan = String(target).endsWith(".Scan");
    response.statusCode = isScan ? 400 : 200;
    response.end(
      JSON.stringify(
        isScan
          ? {
              __type: "com.amazonaws.dynamodb.v20120810#AccessDeniedException",
              message: "User: CANARY is not authorized to perform: dynamodb:Scan",
            }
          : { TableNames: [] },
      ),
    );
    return;
  }
  response.setHeader("content-type", "text/xml");
  const action = new URLSearchParams(body).get("Action") ?? "";
  const result =
    action === "AssumeRole"
      ? `<Credentials><AccessKeyId>${role.accessKeyId}</AccessKeyId><SecretAccessKey>${role.secretAccessKey}</SecretAccessKey><SessionToken>${role.sessionToken}</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials><AssumedRoleUser><Arn>arn:aws:sts::444455556666:assumed-role/Deploy/x</Arn><AssumedRoleId>AROA:x</AssumedRoleId></AssumedRoleUser>`
      : "<Arn>arn:aws:iam::111122223333:user/ana</Arn><UserId>AIDA</UserId><Account>111122223333</Account>";
  response.end(
    `<${action}Response xmlns="${STS}"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></${action}Response>`,
  );
}
