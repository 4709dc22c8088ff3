import type { WayOut } from "../../walk/ways-out.ts";

/** A proxy that a JVM's options name by its host and port. Without a host no request can be made (golden `jvm-options-proxy-empty`). */
export const throughHost = (host: string, port: number): WayOut =>
  host.trim() === ""
    ? { kind: "fails", message: "the JVM is given a proxy without a name" }
    : { kind: "through", proxy: `http://${host}:${port}` };
