/** A request as the demo's AWS sees it. */
export interface LoopbackRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** By its name in lower case. */
  header(name: string): string;
  readonly body: string;
}

export type LoopbackReply =
  | {
      readonly kind: "reply";
      readonly status: number;
      readonly type: "text/xml" | "application/json" | "text/plain";
      readonly body: string;
      readonly headers: Readonly<Record<string, string>>;
    }
  /** No answer: as if nobody listened. */
  | { readonly kind: "hang-up" };

export const json = (status: number, body: object, headers: Readonly<Record<string, string>> = {}): LoopbackReply => ({
  kind: "reply",
  status,
  type: "application/json",
  body: JSON.stringify(body),
  headers,
});

export const plain = (status: number, body: string): LoopbackReply => ({
  kind: "reply",
  status,
  type: "text/plain",
  body,
  headers: {},
});

export const xml = (status: number, body: string): LoopbackReply => ({
  kind: "reply",
  status,
  type: "text/xml",
  body,
  headers: {},
});

/** As AWS writes a time: no fraction. */
export const inAnHour = (): string => `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`;
