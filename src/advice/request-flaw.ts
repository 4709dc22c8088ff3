import type { Change, Fix } from "../model/finding.ts";
import type { Provenance } from "../model/provenance.ts";
import type { Resolution, SdkError } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { variable } from "../model/provenance.ts";
import { byHand } from "./by-hand.ts";
import type { Facts } from "./facts.ts";
import { foresee } from "./foresee.ts";
import { openVariable } from "./open-variable.ts";
import { noRegion, regionCure } from "./region-cure.ts";
import { replacedValue } from "./replaced-value.ts";
import { settingsFiles } from "./settings-files.ts";
import { flawsOf } from "./value-flaws.ts";
import { shownName } from "./shown-name.ts";
import { type WrittenProfile, type WrittenSetting, writtenProfiles } from "./written-profiles.ts";

/** What stands in a request for a role that AWS, or the SDK before it, does not take (complaint S46). */
export interface RequestFlaw {
  /** A sentence. */
  readonly words: string;
  readonly provenance: Provenance;
  readonly fix: Fix;
}

/** Null: the error is of something else. */
export function requestFlaw(facts: Facts, error: SdkError): RequestFlaw | null {
  if (error.kind === "denied" && isQuoted(facts.resolution)) return quotedIdFlaw(facts, error);
  if (/scoped to a valid region/.test(error.message)) return regionFlaw(facts);
  if (!/failed to satisfy constraint|Parameter validation failed|validation error/i.test(error.message)) return null;
  const profile = profileOf(facts, error.provenance);
  if (/roleSessionName/i.test(error.message)) return sessionNameFlaw(facts, profile);
  if (profile === null) return null;
  if (/externalId/i.test(error.message)) return externalIdFlaw(facts, profile);
  return /roleArn/i.test(error.message) ? roleFlaw(facts, profile) : null;
}

/** The profile whose line failed: of a chain of roles it need not be the chosen one. */
function profileOf({ snapshot, resolution }: Facts, place: Provenance | null): WrittenProfile | null {
  const named = place?.kind === "file" ? place.section?.replace(/^profile\s+/, "") : undefined;
  return writtenProfiles({ files: settingsFiles(snapshot) }).get(named ?? resolution.profile.name) ?? null;
}

/** The external id went to STS with its quotes. */
const isQuoted = ({ asked }: Resolution): boolean =>
  asked.some(({ question }) => question.kind === "assume-role" && /^(["']).*\1$/.test(question.externalId ?? ""));

function quotedIdFlaw(facts: Facts, error: SdkError): RequestFlaw | null {
  const profile = profileOf(facts, error.provenance);
  const setting = profile?.setting("external_id") ?? null;
  if (profile === null || setting === null || !flawsOf(setting.line.shape).includes("quotes")) return null;
  const { path, line } = setting;
  return {
    words: `external_id of profile ${shownName(profile.name)} stands in quotes, which AWS takes for part of it: the role does not let you in.`,
    provenance: setting.place,
    fix: foresee(facts, { kind: "clean-value", path, line: line.line, key: line.key, without: "quotes" }),
  };
}

function regionFlaw(facts: Facts): RequestFlaw | null {
  const { region } = facts.resolution;
  const known = region.name === null ? null : noRegion(region.name);
  if (known === null || region.provenance === null) return null;
  const cure = regionCure(facts.snapshot, region, known.meant);
  return {
    words: `The region ${region.name} ${known.words}: AWS takes no request that is signed for it.`,
    provenance: region.provenance,
    fix: cure === null ? byHand("name a region that AWS has") : foresee(facts, cure),
  };
}

const SESSION_NAME = /^[A-Za-z0-9_+=,.@-]{2,64}$/;
const SESSION_NAME_VARIABLE = "AWS_ROLE_SESSION_NAME";

/** The variable is a token's role's; the setting any role's. */
function sessionNameFlaw(facts: Facts, profile: WrittenProfile | null): RequestFlaw | null {
  const setting = profile?.setting("role_session_name") ?? null;
  const exported = openVariable(facts.snapshot, SESSION_NAME_VARIABLE);
  const wrong = (text: string | null | undefined): text is string => text != null && !SESSION_NAME.test(text);
  if (profile !== null && setting !== null && wrong(setting.text))
    return flaw(facts, {
      what: `role_session_name of profile ${shownName(profile.name)} is "${setting.text}"`,
      wants: "2 to 64 letters of ASCII, digits and _+=,.@-",
      provenance: setting.place,
      change: withName(setting.text, facts.snapshot, (value) => replacedValue(setting, value)),
      otherwise: setting,
    });
  if (!wrong(exported)) return null;
  return flaw(facts, {
    what: `${SESSION_NAME_VARIABLE} is "${exported}"`,
    wants: "2 to 64 letters of ASCII, digits and _+=,.@-",
    provenance: variable(SESSION_NAME_VARIABLE),
    change: withName(exported, facts.snapshot, (value) => ({
      kind: "set-variable",
      name: SESSION_NAME_VARIABLE,
      value,
    })),
    otherwise: null,
  });
}

/** What a shell was to put in, where it is known; else the nearest name that AWS takes. */
function withName(text: string, snapshot: Snapshot, change: (value: string) => Change): Change | null {
  const meant = text.replace(/\$\{?(\w+)\}?/g, (_, name: string) => openVariable(snapshot, name) ?? name);
  const name = meant
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[^A-Za-z0-9_+=,.@-]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 64);
  return SESSION_NAME.test(name) ? change(name) : null;
}

function externalIdFlaw(facts: Facts, profile: WrittenProfile): RequestFlaw | null {
  const setting = profile.setting("external_id");
  if (setting?.text == null || /^[\w+=,.@:/-]{2,1224}$/.test(setting.text)) return null;
  return flaw(facts, {
    what: `external_id of profile ${shownName(profile.name)} ${setting.text === "" ? "is empty" : `is "${setting.text}"`}`,
    wants: "2 letters or more, and no blanks",
    provenance: setting.place,
    change: setting.text === "" ? withoutLine(setting) : null,
    otherwise: setting,
  });
}

function roleFlaw(facts: Facts, profile: WrittenProfile): RequestFlaw | null {
  const setting = profile.setting("role_arn");
  if (setting === null || setting.text !== "") return null;
  return flaw(facts, {
    what: `role_arn of profile ${shownName(profile.name)} is empty`,
    wants: "the ARN of a role",
    provenance: setting.place,
    change: withoutLine(setting),
    otherwise: setting,
  });
}

const withoutLine = ({ path, line }: WrittenSetting): Change => ({ kind: "delete-lines", path, lines: [line.line] });

interface Found {
  readonly what: string;
  readonly wants: string;
  readonly provenance: Provenance;
  readonly change: Change | null;
  /** The line that a person mends where no change is known. */
  readonly otherwise: WrittenSetting | null;
}

function flaw(facts: Facts, { what, wants, provenance, change, otherwise }: Found): RequestFlaw {
  const place = otherwise === null ? "" : ` on line ${otherwise.line.line} of ${otherwise.path}`;
  return {
    words: `${what}; AWS takes ${wants}.`,
    provenance,
    fix: change === null ? byHand(`write what the role's owner told you${place}`) : foresee(facts, change),
  };
}
