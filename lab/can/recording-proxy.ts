import { createServer, request as ask } from "node:http";
import type { AddressInfo } from "node:net";

/** Hands every request on as it is, and keeps what it asked. */
export interface RecordingProxy {
  readonly url: string;
  /** The forms that were sent since the last look. */
  taken(): readonly URLSearchParams[];
  close(): void;
}

export async function recordingProxy(port: number): Promise<RecordingProxy> {
  let forms: URLSearchParams[] = [];
  const server = createServer((asked, answered) => {
    const chunks: Buffer[] = [];
    asked
      .on("data", (chunk: Buffer) => chunks.push(chunk))
      .on("end", () => {
        const body = Buffer.concat(chunks);
        forms.push(new URLSearchParams(body.toString("utf8")));
        // The host stays as it was signed.
        const { method, url: path, headers } = asked;
        ask({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
          answered.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(answered);
        })
          .on("error", () => answered.destroy())
          .end(body);
      });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken() {
      const before = forms;
      forms = [];
      return before;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
