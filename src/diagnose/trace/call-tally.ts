import type {
  CallAttempt,
  CallingSdk,
  FinishedCall,
  MonitoringPacket,
  SeenCall,
  SeenCalls,
  SeenKey,
} from "../../model/trace.ts";

/** Different calls, keys and hosts that are told apart: a program that makes up more is still counted. */
const MOST_CALLS = 5000;
const MOST_HOSTS = 20;

/** Reports as they come in, thousands of them, kept as numbers. */
export interface CallTally {
  add(packet: MonitoringPacket): void;
  seen(): SeenCalls;
}

interface CountedCall {
  readonly service: string;
  readonly operation: string;
  readonly region: string | null;
  count: number;
  readonly errors: Map<string, number>;
}

interface CountedKey {
  readonly accessKeyId: string | null;
  readonly signed: boolean;
  readonly sdk: CallingSdk;
  hasSessionToken: boolean;
  readonly hosts: Set<string>;
  readonly calls: Map<string, CountedCall>;
}

export function callTally(): CallTally {
  const keys = new Map<string, CountedKey>();
  /** Calls to which nothing answered: not sent, where no attempt of them was seen either. */
  const unanswered = new Map<string, CountedCall>();
  const sent = new Set<string>();
  const counts = { attempts: 0, calls: 0, overflow: 0, strangers: 0, unreadable: 0 };
  let told = 0;
  let different = 0;

  function counted(calls: Map<string, CountedCall>, packet: CallAttempt | FinishedCall, region: string | null): void {
    const name = JSON.stringify([packet.service, packet.operation, region]);
    let call = calls.get(name);
    if (call === undefined) {
      if (different >= MOST_CALLS) {
        counts.overflow++;
        return;
      }
      different++;
      call = { service: packet.service, operation: packet.operation, region, count: 0, errors: new Map() };
      calls.set(name, call);
    }
    call.count++;
    if (packet.error !== null && (call.errors.has(packet.error) || call.errors.size < MOST_HOSTS))
      call.errors.set(packet.error, (call.errors.get(packet.error) ?? 0) + 1);
  }

  function attempt(packet: CallAttempt): void {
    // Ruby reports an attempt that it could not sign.
    if (!packet.signed && !packet.answered) return;
    counts.attempts++;
    if (sent.size < MOST_CALLS) sent.add(operationOf(packet));
    const name = JSON.stringify([packet.accessKeyId, packet.signed, packet.sdk.id, packet.sdk.version]);
    let key = keys.get(name);
    if (key === undefined) {
      if (keys.size >= MOST_CALLS) {
        counts.overflow++;
        return;
      }
      const { accessKeyId, signed, sdk } = packet;
      key = { accessKeyId, signed, sdk, hasSessionToken: false, hosts: new Set(), calls: new Map() };
      keys.set(name, key);
    }
    key.hasSessionToken ||= packet.hasSessionToken;
    if (packet.host !== null && key.hosts.size < MOST_HOSTS) key.hosts.add(packet.host);
    counted(key.calls, packet, packet.region);
  }

  function finished(packet: FinishedCall): void {
    counts.calls++;
    if (packet.answered) told += packet.attempts ?? 0;
    else counted(unanswered, packet, null);
  }

  return {
    add(packet) {
      switch (packet.kind) {
        case "attempt":
          return attempt(packet);
        case "call":
          return finished(packet);
        case "stranger":
          counts.strangers++;
          return;
        case "unreadable":
          counts.unreadable++;
          return;
      }
    },
    seen: () => ({
      keys: [...keys.values()].map(keyOf),
      unsent: [...unanswered.values()].filter((call) => !sent.has(operationOf(call))).map(callOf),
      counts: { ...counts, missing: Math.max(0, told - counts.attempts) },
    }),
  };
}

const operationOf = ({ service, operation }: Pick<SeenCall, "service" | "operation">): string =>
  `${service} ${operation}`;

const keyOf = ({ calls, hosts, ...key }: CountedKey): SeenKey => ({
  ...key,
  hosts: [...hosts].sort(),
  calls: [...calls.values()].map(callOf),
});

const callOf = ({ errors, ...call }: CountedCall): SeenCall => ({
  ...call,
  errors: [...errors].map(([code, count]) => ({ code, count })),
});
