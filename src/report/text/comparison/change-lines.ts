import { sdkNames } from "../../../advice/sdk-names.ts";
import { shortPaths } from "../../../advice/short-path.ts";
import { commandFor, isTyped } from "../../../advice/shell.ts";
import type { AgreeingChange, Comparison } from "../../../model/comparison.ts";
import type { Walked } from "../../../model/diagnosis.ts";
import { type Line, piece } from "../../screen.ts";
import type { TextOptions } from "../text.ts";
import { LABEL, labelled } from "./labelled.ts";

export function changeLines(comparison: Comparison, { shell }: TextOptions, width: number): readonly Line[] {
  const { change, agree, groups, results } = comparison;
  if (agree) {
    const isWell = groups[0]?.members[0]?.resolution.outcome === "credentials";
    return isWell ? [] : labelled("Do", "awswho tells why, and what to type", "plain", width);
  }
  if (change === null) return labelled("Do", withoutChange(comparison), "plain", width);
  const command = shortPaths(commandFor(change.change, shell), results[0]?.home ?? "");
  return [
    ...(isTyped(change.change)
      ? [[piece("Do".padEnd(LABEL), "accent"), piece(command, "strong" as const)]]
      : labelled("Do", command, "strong", width)),
    ...labelled("", afterwards(change), "plain", width),
  ];
}

/** What a change leads to, in a sentence. */
export function afterwards({ change, actor, besides }: AgreeingChange): string {
  const most = besides.length === 0 ? "" : `, but for ${sdkNames(besides)}, which AWS no longer supports`;
  const ends = change.kind === "export-credentials" && change.temporary ? ", in this shell, until the keys end" : "";
  return `then all act as ${actor}${ends}${most}`;
}

function withoutChange({ groups, unsupported }: Comparison): string {
  const isSupported = ({ resolution }: Walked): boolean => !unsupported.includes(resolution.sdk.id);
  const [one, ...more] = groups.filter(({ members }) => members.some(isSupported));
  if (one?.members[0]?.resolution.outcome !== "credentials" || more.length > 0)
    return "no single change makes them agree; what is wrong for each: awswho doctor --all-sdks";
  const apart = groups.flatMap((group) => (group === one ? [] : group.members));
  const [first] = apart;
  const those =
    first !== undefined && apart.length === 1
      ? `${first.resolution.sdk.id}, which parts, is past its end of support`
      : `the ${apart.length} that part are past their end of support`;
  return `nothing: all SDKs that AWS still supports agree; ${those}; why: awswho doctor --all-sdks`;
}
