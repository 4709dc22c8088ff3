import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";

/** Where Linux says who made the machine; readable by everyone, in a container too. */
export const MACHINE_MAKER_FILES = ["/sys/class/dmi/id/sys_vendor", "/sys/class/dmi/id/board_vendor"];

/** Whether a file of these says Amazon EC2. */
export const saysAmazon = (view: FileView): boolean =>
  view.state === "text" && /^Amazon EC2\s*$/.test(unseal(view.text));
