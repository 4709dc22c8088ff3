// An STS that answers every call with the same identity, in a process of its own so that its work is nobody's time.
// Prints its ports as JSON; with a key and a certificate it answers over TLS too.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";

const [keyPath, certificatePath] = process.argv.slice(2);

const IDENTITY = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/bench</Arn><UserId>AIDAEXAMPLE</UserId><Account>111122223333</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>00000000-0000-0000-0000-000000000000</RequestId></ResponseMetadata></GetCallerIdentityResponse>`;

/** Milliseconds that each answer takes. */
const LATENCY = Number(process.env.STS_LATENCY ?? 0);

function answer(request, response) {
  const end = () => response.writeHead(200, { "content-type": "text/xml" }).end(IDENTITY);
  request.resume().on("end", () => (LATENCY > 0 ? setTimeout(end, LATENCY) : end()));
}

const listen = (server) =>
  new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server.address().port)));

const http = await listen(createServer(answer));
const https =
  keyPath === undefined
    ? null
    : await listen(createSecureServer({ key: readFileSync(keyPath), cert: readFileSync(certificatePath) }, answer));
process.stdout.write(`${JSON.stringify({ http, https })}\n`);
