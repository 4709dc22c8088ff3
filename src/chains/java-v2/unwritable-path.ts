import type { JvmSession } from "../jvm/session.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import type { SdkError } from "../../model/resolution.ts";

/**
 * A settings file whose path holds a letter that the locale cannot write: Java makes no Path of it, and no client either,
 * whichever keys are exported (goldens `letters-file-exported-unset`, `letters-file-exported-keys-unset`).
 */
export function unwritablePath({ configPath, credentialsPath }: JvmSession): SdkError | null {
  const path = [configPath, credentialsPath].find((each) => each.includes("\ufffd"));
  if (path === undefined) return null;
  const message = `Malformed input or input contains unmappable characters: ${path}`;
  return sdkError("bad-setting", "InvalidPathException", message, null);
}
