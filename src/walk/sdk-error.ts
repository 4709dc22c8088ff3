import type { Provenance } from "../model/provenance.ts";
import type { SdkError } from "../model/resolution.ts";
import type { ErrorKind } from "../model/sdk.ts";

export const sdkError = (
  kind: ErrorKind,
  type: string,
  message: string,
  provenance: Provenance | null,
  related: readonly Provenance[] = [],
): SdkError => ({ kind, type, message, provenance, related });
