import type { Found } from "../../walk/chain.ts";
import { foundKeys, keysInSection } from "../../walk/found-keys.ts";
import type { FileKeys, SharedConfig } from "./shared-config.ts";

/** SharedConfigCredentials: the pair of one file, the credentials file's if both have one. */
export function staticKeys(config: SharedConfig): Found {
  const { id, secret, token } = config.keys as FileKeys;
  return foundKeys(keysInSection(id, secret, token), `keys of profile ${config.name}`);
}
