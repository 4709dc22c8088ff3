import { openVariable } from "../advice/open-variable.ts";
import type { LooksElsewhere, PrincipalGroup } from "../model/comparison.ts";
import type { Walked } from "../model/diagnosis.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";

const TOKEN_FILES = ["AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"];

/**
 * The SDKs outside the largest group that look at other files than it does, where one of these is there: Java v1 goes by
 * the account's home folder and not by HOME, Go leaves a `~` in AWS_CONFIG_FILE as it is, on Windows some go by HOME and
 * some by USERPROFILE.
 */
export function looksElsewhere(
  snapshot: Snapshot,
  [largest, ...others]: readonly PrincipalGroup[],
  filesOf: (sdk: SdkId) => readonly string[],
): readonly LooksElsewhere[] {
  // A token is looked for by whoever comes as far as to want it: that tells nothing of where settings are sought.
  const tokens = new Set(TOKEN_FILES.flatMap((name) => openVariable(snapshot, name) ?? []));
  const looked = ({ resolution }: Walked): readonly string[] =>
    filesOf(resolution.sdk.id).filter((path) => !tokens.has(path));
  const usual = mostCommon((largest?.members ?? []).map(looked));
  const isThere = (path: string): boolean => snapshot.file(path).state !== "absent";
  return others.flatMap(({ members }) =>
    members.flatMap((member) => {
      const own = looked(member);
      // Which of them is read first tells nothing of where it looks.
      const looksIn = own.filter((path) => !usual.includes(path)).sort();
      const notIn = usual.filter((path) => !own.includes(path));
      if (![...looksIn, ...notIn].some(isThere)) return [];
      return [{ sdk: member.resolution.sdk.id, looksIn, notIn: notIn.some(isThere) ? notIn.filter(isThere) : notIn }];
    }),
  );
}

/** One SDK may look at files of its own, as boto 2 does; most of a group look at the same. */
function mostCommon(lists: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const list of lists) counts.set(list.join("\n"), (counts.get(list.join("\n")) ?? 0) + 1);
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best === undefined ? [] : best[0].split("\n");
}
