import type { ResolvedSite, ScanFinding } from "../../../model/scan.ts";
import { codePlace } from "./code-place.ts";

/** A call that the SDK refuses on every machine. */
export const refusedCalls = (sites: readonly ResolvedSite[]): readonly ScanFinding[] =>
  sites.flatMap((resolved) => {
    const { fault, call } = resolved.site;
    if (fault === null) return [];
    return [
      {
        rule: "refused-call" as const,
        severity: "error" as const,
        message: `${call} is refused: ${fault.error}: ${fault.message}.`,
        right: `write ${fault.right}`,
        places: [
          codePlace(resolved, {
            line: fault.line,
            column: fault.line === resolved.site.line ? resolved.site.column : 1,
          }),
        ],
      },
    ];
  });
