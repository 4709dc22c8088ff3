/**
 * Loads the STS client before it is needed. To be called when an STS call is foreseen and the run has to wait for
 * something else; a failure shows where the client is used.
 */
export function preloadSts(): void {
  import("./sts-client.ts").catch(() => undefined);
}
