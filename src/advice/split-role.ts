import type { Change } from "../model/finding.ts";
import type { WrittenProfile } from "./written-profiles.ts";

/** Ways to credentials, and what they are called, that are no source of a role beside which they stand (complaint S39). */
const WAYS = [
  ["credential_process", "credential_process"],
  ["sso_session", "an SSO sign-in"],
  ["sso_start_url", "an SSO sign-in"],
  ["login_session", "an aws login"],
] as const;

/** The first of them in a profile. */
export const wayBeside = (profile: WrittenProfile): (typeof WAYS)[number] | undefined =>
  WAYS.find(([key]) => profile.setting(key) !== null);

/** Settings that say how the keys are had, not what is done with them. */
const OF_THE_SOURCE = /^(?:credential_process|sso_\w+|login_session)$/i;

/**
 * Two profiles of one: the role, and what it takes its keys from. One cut does it where the section's last lines are the
 * source's; otherwise the lines have to be moved.
 * @param way the setting that says how the keys are had.
 */
export function splitRole(profile: WrittenProfile, way: string): Change {
  const source = `${profile.name}-source`;
  const section = profile.sections.find(({ settings }) => settings.some(({ line }) => line.key.toLowerCase() === way));
  const settings = section?.settings ?? [];
  const first = settings.findIndex(({ line }) => OF_THE_SOURCE.test(line.key));
  const cut = settings[first];
  const header = section?.file.role === "credentials" ? `[${source}]` : `[profile ${source}]`;
  if (section === undefined || cut === undefined)
    return { kind: "by-hand", text: `move ${way} to a profile of its own` };
  const { path } = section.file;
  const inOne = settings.every(({ line }, index) => OF_THE_SOURCE.test(line.key) === index >= first);
  if (inOne && settings.some(({ line }) => line.key.toLowerCase() === "role_arn"))
    return { kind: "insert-lines", path, below: cut.line.line - 1, lines: [`source_profile = ${source}`, "", header] };
  const lines = settings.filter(({ line }) => OF_THE_SOURCE.test(line.key)).map(({ line }) => line.line);
  return {
    kind: "by-hand",
    text: `move line${lines.length === 1 ? "" : "s"} ${lines.join(", ")} of ${path} to a new section ${header}, and add source_profile = ${source} to ${profile.name}`,
  };
}
