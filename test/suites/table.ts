import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** One case of a third-party suite; `expect` keeps the suite's own words. */
export interface Row {
  readonly id: string;
  readonly env: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly os: "linux" | "windows";
}

/**
 * Where the tables lie. They belong to the projects they come from, so none of their rows stands in this one: a checkout
 * without them skips these tests.
 */
export const FOLDER = process.env.AWSWHO_SUITES ?? fileURLToPath(new URL("../../../shared/suites", import.meta.url));

/** The rows of a table; null: the table is not here. */
export function tableOf<R extends Row>(suite: string): readonly R[] | null {
  const path = `${FOLDER}/${suite}.jsonl`;
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as R);
}
