import type { FileView } from "../../model/snapshot.ts";
import { unseal } from "../../vault/secret.ts";

/**
 * `Aws\parse_ini_section_with_subsections` (functions.php, 3.376.2): a `services` section read line by line; a line without
 * ` = ` names the block that what follows belongs to.
 */
export function servicesEndpoint(view: FileView, name: string, service: string): string | null {
  if (view.state !== "text") return null;
  let within = false;
  let block = "";
  let found: string | null = null;
  for (const raw of unseal(view.text).split("\n")) {
    const line = raw.trim();
    if (line === "" || line === "0" || line.startsWith(";") || line.startsWith("#")) continue;
    if (line.startsWith("[")) {
      const isNamed = line.endsWith("]") && line.replace(/^[[\]]+|[[\]]+$/g, "") === `services ${name}`;
      // The section's end is passed over unseen, be it another of its name.
      within = isNamed;
      continue;
    }
    if (!within) continue;
    const at = line.indexOf(" = ");
    if (at === -1) block = line.replaceAll("=", "").trim();
    else if (block === service && line.slice(0, at) === "endpoint_url") found = line.slice(at + 3);
  }
  return found;
}
