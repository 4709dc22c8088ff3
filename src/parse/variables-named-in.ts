import type { ProviderBlock } from "../model/provider-block.ts";
import { Secret } from "../vault/secret.ts";

/** The variables that paths of a provider block are written with: `$PLACE/credentials`, `${PLACE}/credentials`. */
export const variablesNamedIn = (block: ProviderBlock): readonly string[] => [
  ...new Set(
    block.flatMap(({ path, value }) =>
      value instanceof Secret || !path.some((name) => PATHS.has(name))
        ? []
        : [...value.matchAll(/\$(?:\{([^}]+)\}|(\w+))/g)].map(([, braced, word]) => braced ?? word ?? ""),
    ),
  ),
];

/** Arguments in which the provider puts variables in. */
const PATHS: ReadonlySet<string> = new Set([
  "shared_config_files",
  "shared_credentials_files",
  "custom_ca_bundle",
  "web_identity_token_file",
]);
