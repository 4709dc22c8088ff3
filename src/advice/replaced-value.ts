import type { Change } from "../model/finding.ts";
import type { WrittenSetting } from "./written-profiles.ts";

/** A setting's line with another value. */
export const replacedValue = ({ path, line }: WrittenSetting, value: string): Change => ({
  kind: "replace-value",
  path,
  line: line.line,
  key: line.key,
  value,
});
