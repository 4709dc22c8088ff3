import { type Walk, raise } from "../../walk/walk.ts";
import { metadataAddress } from "./metadata-address.ts";
import { regionFault } from "./region.ts";
import type { JsV2Session } from "./session.ts";

/** What `require("aws-sdk")` throws: nothing the program does afterwards, keys in code included, comes that far. */
export function* load(session: JsV2Session): Walk<void> {
  const { files, optedIn } = session;
  for (const file of optedIn ? [files.config, files.credentials] : [files.credentials])
    if (file.kind === "failed" && file.error.kind === "not-read") yield* raise(file.error);
  const address = metadataAddress(session);
  if (address.kind === "fault") yield* raise(address.error);
  const fault = regionFault(session);
  if (fault !== null) yield* raise(fault);
}
