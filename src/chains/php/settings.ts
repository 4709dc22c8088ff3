import { argument } from "../../model/provenance.ts";
import type { RegionChoice, SdkError, StsConnection } from "../../model/resolution.ts";
import type { Walk } from "../../walk/walk.ts";
import { type Configured, setVariable } from "../js-v2/configured.ts";
import { sdkError } from "../jvm/errors.ts";
import { endpointFor } from "../read/endpoint.ts";
import { textIn } from "../read/session.ts";
import { type PhpSession, profilesIn } from "./session.ts";

/**
 * ConfigurationResolver::resolve (src/Configuration, 2026): AWS_<KEY>, else the config file. Any other profile than
 * `default` is looked for as [profile x], then [x]; `default` the other way round. Versions before that change knew the
 * bare title alone. The file is read in PHP's typed mode there, in which a value with `&`, `|`, `(`, `!` or a second `=`
 * anywhere in the file may cost all of it: not modelled.
 */
export function settingOf(session: PhpSession, key: string): Configured | null {
  const exported = setVariable(session, `AWS_${key.toUpperCase()}`);
  if (exported !== null) return exported;
  const profiles = profilesIn(session, session.configPath);
  const name = session.settingsProfile;
  const titles = name === "default" ? ["default", "profile default"] : [`profile ${name}`, name];
  const title = titles.find((candidate) => profiles?.has(candidate) === true);
  return title === undefined ? null : textIn(session, profiles?.get(title) ?? null, key);
}

/** ClientResolver::_default_region: AWS_DEFAULT_REGION and the credentials file are unknown to it. */
export function regionOf(session: PhpSession): Configured | null {
  const { region } = session.code;
  return region === null ? settingOf(session, "region") : { text: region, provenance: argument("--region") };
}

// biome-ignore lint/correctness/useYield: a region walk may ask; this one does not
export function* clientRegion(session: PhpSession): Walk<RegionChoice> {
  const region = regionOf(session);
  return { name: region?.text || null, provenance: region?.provenance ?? null };
}

/** ClientResolver::_missing_region: no client is made, so no credentials are ever asked for. */
export function missingRegion(session: PhpSession): SdkError | null {
  const region = regionOf(session);
  if ((region?.text ?? "") !== "") return null;
  const message = "Missing required client configuration options:\n\nregion: (string)";
  return sdkError("region-missing", "InvalidArgumentException", message, region?.provenance ?? null);
}

export function stsConnection(session: PhpSession): StsConnection {
  const region = regionOf(session)?.text ?? "";
  return { endpoint: region === "" ? null : endpointFor(session, "sts", region), caBundle: null };
}
