import { goV2 } from "../../src/chains/go-v2.ts";
import { GO_WORLD, type GoRow, goDiffers } from "./go-row.ts";
import { METADATA } from "./granted.ts";
import { predicted } from "./machine.ts";
import { suite, unequal } from "./suite.ts";

function differs(row: GoRow): string | null {
  if (row.expect.imdsContacted === undefined) return goDiffers(goV2, row);
  const { asked } = predicted(goV2, row, { ...GO_WORLD, ...METADATA }, { region: "us-east-1" });
  return unequal(row.expect.imdsContacted, asked.length > 0);
}

suite<GoRow>("go-v2-resolve-credentials", {
  differs,
  unfit: ({ explicit }) =>
    explicit?.imdsClientEnableState === "enabled" || explicit?.imdsClientEnableState === "disabled"
      ? "a state given to the IMDS client in code"
      : null,
});
