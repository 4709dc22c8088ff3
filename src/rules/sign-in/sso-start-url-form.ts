import { replacedValue } from "../../advice/replaced-value.ts";
import { plainUrl } from "../../advice/sign-ins.ts";
import { groupedBy } from "../../parse/grouped.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { type WrittenSetting, profilesWith, settingIn, writtenSections } from "../../advice/written-profiles.ts";
import type { MachineRule } from "../rule.ts";

/** One portal under several spellings: each has a token of its own (complaint S35). */
export const rule: MachineRule = {
  scope: "machine",
  group: "sign-in",
  id: "sso-start-url-form",
  title: "One start URL is written in several ways",
  why: "The token of a profile without an sso-session lies under the start URL's exact text. With a slash or a # at its end it is another file: one has signed in, and the next profile still finds no token.",
  complaints: ["S35"],
  find(checkup) {
    return [...formsByPortal(checkup)].flatMap(([portal, settings]) => {
      const forms = groupedBy(settings, urlOf);
      const escaped = settings.find((setting) => urlOf(setting).includes("\\"));
      if (forms.size < 2 && escaped === undefined) return [];
      // The form that stands in most places, the plain one where there are as many.
      const [usual = portal] = [...forms]
        .sort(([a, inA], [b, inB]) => inB.length - inA.length || a.length - b.length)
        .map(([form]) => form);
      const wanted = escaped === undefined ? usual : portal;
      return [...forms]
        .filter(([form]) => form !== wanted)
        .flatMap(([form, odd]) =>
          odd.map((setting) => ({
            severity: "warning" as const,
            message: `The start URL ${form} is ${wanted} elsewhere: their tokens lie in two files, and a sign-in for one does not count for the other.`,
            provenance: [setting.place, ...(forms.get(wanted) ?? []).slice(0, 1).map(({ place }) => place)],
            fix: {
              change: replacedValue(setting, wanted),
              promise: "then sign in once for all of them",
              after: null,
            },
            sdks: [],
          })),
        );
    });
  },
};

const urlOf = (setting: WrittenSetting): string => setting.text?.trim() ?? "";

/** Only where the text itself names the file: a session's name does not change with its URL. */
function formsByPortal(checkup: Checkup): ReadonlyMap<string, readonly WrittenSetting[]> {
  const found = new Map<string, WrittenSetting[]>();
  if (profilesWith(checkup, "sso_start_url").length === 0) return found;
  for (const section of writtenSections(checkup)) {
    if (section.kind === "sso-session" || settingIn(section, "sso_session") !== null) continue;
    const setting = settingIn(section, "sso_start_url");
    if (setting === null || urlOf(setting) === "") continue;
    const portal = plainUrl(urlOf(setting)).toLowerCase();
    found.set(portal, [...(found.get(portal) ?? []), setting]);
  }
  return found;
}
