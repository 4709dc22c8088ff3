import { shortPath } from "../../../advice/short-path.ts";
import type { Diagnosis } from "../../../model/diagnosis.ts";
import { type Paragraph, paragraph } from "./paragraph.ts";

/** The token file of a sign-in, which people look for under two names. */
export function token({ resolution, home }: Diagnosis): readonly Paragraph[] {
  const row = resolution.sources.find(({ verdict }) => verdict === "winner" || verdict === "stops");
  const node = row?.holding?.plan.find(({ kind }) => kind === "sso" || kind === "login");
  if (node?.kind !== "sso" && node?.kind !== "login") return [];
  const place = resolution.error?.provenance;
  return place?.kind === "file" && place.path === node.cachePath
    ? []
    : paragraph("Token", shortPath(node.cachePath, home));
}
