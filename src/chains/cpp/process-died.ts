import type { Provenance } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import { sdkError } from "../../walk/sdk-error.ts";

const DIED = "ProcessDied";

/** A null pointer is followed. */
export const processDied = (kind: SdkError["kind"], where: Provenance | null): SdkError =>
  sdkError(kind, DIED, "signal 11", where);

export const isDeath = ({ type }: SdkError): boolean => type === DIED;
