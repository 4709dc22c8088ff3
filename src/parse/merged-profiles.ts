import type { FileProvenance } from "../model/provenance.ts";
import type { Setting } from "../model/settings.ts";
import type { ProfileDocument, ProfileFileFault, ProfileSection, SectionKind } from "./profile-file.ts";

/** One profile out of both files. */
export interface MergedProfile {
  readonly name: string;
  readonly sections: readonly FileProvenance[];
  setting(key: string): Setting | null;
}

/** Both files, merged key by key: the credentials file's line wins (golden `keys-both-files`). */
export interface MergedProfiles {
  /** The config file is read first. */
  readonly fault: ProfileFileFault | null;
  profile(name: string): MergedProfile | null;
  profileNames(): readonly string[];
  hasProfiles(): boolean;
  /** Of the config file only. */
  ssoSession(name: string): MergedProfile | null;
  services(name: string): MergedProfile | null;
}

type IsHidden = (place: FileProvenance) => boolean;

export function mergedProfiles(
  config: ProfileDocument | null,
  credentials: ProfileDocument | null,
  isHidden: IsHidden,
): MergedProfiles {
  const inConfig = (kind: SectionKind, name: string): MergedProfile | null =>
    merged(name, [config?.section(kind, name)], isHidden);
  return {
    fault: config?.fault ?? credentials?.fault ?? null,
    profile: (name) =>
      merged(name, [credentials?.section("profile", name), config?.section("profile", name)], isHidden),
    hasProfiles: () => config?.hasProfiles() === true || credentials?.hasProfiles() === true,
    profileNames: () => [...new Set([...(config?.names("profile") ?? []), ...(credentials?.names("profile") ?? [])])],
    ssoSession: (name) => inConfig("sso-session", name),
    services: (name) => inConfig("services", name),
  };
}

function merged(
  name: string,
  views: readonly (ProfileSection | null | undefined)[],
  isHidden: IsHidden,
): MergedProfile | null {
  const present = views.filter((view) => view !== null && view !== undefined);
  if (present.length === 0) return null;
  return {
    name,
    sections: present.map(({ place }) => place),
    setting: (key) => {
      for (const view of present) {
        const setting = view.setting(key);
        if (setting !== null && !isHidden(setting.provenance)) return setting;
      }
      return null;
    },
  };
}
