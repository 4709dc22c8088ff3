import type { FileView, Snapshot } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";

/** Where Linux says who made the machine; readable by everyone, in a container too. */
export const MACHINE_MAKER_FILES = ["/sys/class/dmi/id/sys_vendor", "/sys/class/dmi/id/board_vendor"];

/** Whether a file of these says Amazon EC2. */
export const saysAmazon = (view: FileView): boolean =>
  view.state === "text" && /^Amazon EC2\s*$/.test(unseal(view.text));

/** What toolkit-lib 1.43 (the AWS CDK CLI 2.1148.1, ec2-detection.ts) takes on Linux for an instance of Amazon EC2. */
export const isEc2Hardware = ({ file }: Pick<Snapshot, "file">): boolean =>
  firstLine(file("/sys/devices/virtual/dmi/id/board_asset_tag")).startsWith("i-") ||
  firstLine(file("/sys/hypervisor/uuid")).toLowerCase().startsWith("ec2");

const firstLine = (view: FileView): string => (view.state === "text" ? unseal(view.text).trim() : "");
