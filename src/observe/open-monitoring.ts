import { randomUUID } from "node:crypto";
import { type Socket, createSocket } from "node:dgram";
import { once } from "node:events";
import { readFileSync } from "node:fs";

/** A port on 127.0.0.1 at which the SDKs of one program report their calls. */
export interface Monitoring {
  /** By it the program's own reports are told from what anybody else sends: new in every run. */
  readonly clientId: string;
  /** What makes an SDK report here. */
  readonly environment: Readonly<Record<string, string>>;
  /** What came in until now is handed over, and the port closed. */
  close(): Promise<MonitoringEnd>;
}

interface MonitoringEnd {
  /** Datagrams that the system threw away because nobody took them in time; null: it does not tell. */
  readonly dropped: number | null;
}

const HOST = "127.0.0.1";
/** Bytes asked for; the system gives what it allows (Linux: twice net.core.rmem_max at most). */
const BUFFER = 8 * 1024 * 1024;
/** Milliseconds: how long the last datagram may take on its way, and how often it is sent. */
const LAST_WAIT = 50;
const LAST_TRIES = 20;

/** @throws where no such port can be opened. */
export async function openMonitoring(receive: (bytes: Uint8Array) => void): Promise<Monitoring> {
  const socket = createSocket({ type: "udp4" });
  socket.bind(0, HOST);
  await once(socket, "listening");
  try {
    socket.setRecvBufferSize(BUFFER);
  } catch {
    // The buffer stays as it is.
  }
  const { port } = socket.address();
  const clientId = `awswho-${randomUUID()}`;
  const last = `last-${randomUUID()}`;
  let isLast = (): void => {};
  socket.on("message", (bytes) => {
    if (bytes.length === last.length && bytes.toString("latin1") === last) isLast();
    else receive(bytes);
  });
  // A datagram that could not be delivered somewhere: nothing of ours.
  socket.on("error", () => {});
  return {
    clientId,
    environment: {
      AWS_CSM_ENABLED: "true",
      AWS_CSM_HOST: HOST,
      AWS_CSM_PORT: String(port),
      AWS_CSM_CLIENT_ID: clientId,
    },
    async close() {
      const arrived = new Promise<void>((resolve) => {
        isLast = resolve;
      });
      await drained(socket, port, last, arrived);
      const dropped = droppedAt(port);
      socket.close();
      return { dropped };
    },
  };
}

/**
 * Datagrams on the loopback come in the order in which they were sent: when one of our own is here, all before it are.
 * A full buffer drops it, so it is sent again.
 */
async function drained(socket: Socket, port: number, last: string, arrived: Promise<void>): Promise<void> {
  for (let tries = 0; tries < LAST_TRIES; tries++) {
    socket.send(last, port, HOST);
    let timer: NodeJS.Timeout | undefined;
    const waited = new Promise<"late">((resolve) => {
      timer = setTimeout(resolve, LAST_WAIT, "late");
    });
    const came = await Promise.race([arrived, waited]);
    clearTimeout(timer);
    if (came !== "late") return;
  }
}

/** The last column of the socket's row, proc(5). */
function droppedAt(port: number): number | null {
  try {
    const local = `0100007F:${port.toString(16).toUpperCase().padStart(4, "0")}`;
    const row = readFileSync("/proc/net/udp", "latin1")
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      .find((cells) => cells[1] === local);
    const dropped = Number(row?.at(-1));
    return Number.isInteger(dropped) ? dropped : null;
  } catch {
    return null;
  }
}
