import { expect, test } from "vitest";
import { KNOWN } from "./known.ts";
import { type Row, tableOf } from "./table.ts";

export interface Suite<R extends Row> {
  /** How a row differs from what we say; null: not at all. */
  readonly differs: (row: R) => string | null;
  /** Why a row is about nothing that we predict; null: it is. */
  readonly unfit?: (row: R) => string | null;
}

/** Holds one third-party table against us: it fails when a row gets worse, and when a known one gets better. */
export function suite<R extends Row>(name: string, { differs, unfit }: Suite<R>): void {
  const rows = tableOf<R>(name);
  if (rows === null) {
    test.skip(`${name}: the table is not here (AWSWHO_SUITES names the folder)`, () => {});
    return;
  }
  const fitting = rows.filter((row) => (unfit?.(row) ?? null) === null);
  const differing = new Map(
    fitting.flatMap((row) => {
      const difference = differenceOf(row, differs);
      return difference === null ? [] : [[row.id, difference] as const];
    }),
  );
  const known = KNOWN[name] ?? {};
  const left = rows.length - fitting.length;
  const counted = `${fitting.length - differing.size} of ${fitting.length} rows${left === 0 ? "" : `, ${left} not about us`}`;
  test(`${name}: ${counted}`, () => {
    const worse = [...differing].filter(([id]) => known[id] === undefined);
    expect(Object.fromEntries(worse)).toEqual({});
    expect(Object.keys(known).filter((id) => !differing.has(id))).toEqual([]);
  });
}

/** A row that we cannot even walk through differs. */
function differenceOf<R extends Row>(row: R, differs: Suite<R>["differs"]): string | null {
  try {
    return differs(row);
  } catch (error) {
    return `threw ${String(error)}`;
  }
}

/** Both sides in one line; null: equal, whatever the order of keys. */
export function unequal(theirs: unknown, ours: unknown): string | null {
  const [left, right] = [written(theirs), written(ours)];
  return left === right ? null : `theirs ${left}, ours ${right}`;
}

const written = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
