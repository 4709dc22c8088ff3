import { commandFor } from "../../advice/shell.ts";
import type { Severity } from "../../model/finding.ts";
import type { Report } from "../../model/report.ts";
import { harmless } from "../screen.ts";
import { placeWords } from "../text/words.ts";
import { inTree } from "./in-tree.ts";
import { type ReportItem, pageOf, reportItems } from "./report-items.ts";

/**
 * GitHub's annotations, a workflow command each: `::error file=F,line=L,col=C,title=T::MESSAGE`. The escapes are those of
 * GitHub's own toolkit (actions/toolkit, packages/core/src/command.ts).
 */
export const renderGithub = (report: Report): string =>
  reportItems(report)
    .filter(({ allowed }) => !allowed)
    .map((item) => `${annotation(item, report)}\n`)
    .join("");

const COMMANDS = { error: "error", warning: "warning", note: "notice" } as const satisfies Record<Severity, string>;

function annotation({ id, severity, message, places, fix, counts }: ReportItem, report: Report): string {
  const here = places.map((place) => inTree(place, report)).find((found) => found !== null);
  const home = report.examination.home;
  const where = places.map((place) => placeWords(place, home)).join(", ");
  const text = [
    harmless(message),
    ...(where === "" ? [] : [`Where: ${harmless(where)}`]),
    ...(fix === null ? [] : [`To do: ${harmless(commandFor(fix.change, "posix"))}`]),
  ].join("\n");
  const properties = [
    ...(here === undefined
      ? []
      : [`file=${property(here.path)}`, `line=${here.place.line}`, `col=${here.place.column}`]),
    `title=${property(`awswho: ${pageOf(id).title}`)}`,
  ];
  // An error that does not make the job fail would look as if it did.
  const command = severity === "error" && !counts ? "warning" : COMMANDS[severity];
  return `::${command} ${properties.join(",")}::${data(text)}`;
}

const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const property = (text: string): string => data(harmless(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
