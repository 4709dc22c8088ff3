import { rust } from "../../src/chains/rust.ts";
import { CONTAINER } from "./granted.ts";
import { predicted } from "./machine.ts";
import { suite, unequal } from "./suite.ts";
import type { Row } from "./table.ts";

interface EcsRow extends Row {
  readonly expect: { readonly Ok?: string; readonly ErrorContains?: string };
}

function differs(row: EcsRow): string | null {
  const { asked, outcome, error } = predicted(rust, row, CONTAINER);
  const url = asked.flatMap(({ question }) => (question.kind === "container" ? [question.url] : []))[0];
  if (row.expect.Ok !== undefined) return unequal(row.expect.Ok, url);
  // Without a variable the link is passed over, and nothing else is there.
  if (Object.keys(row.env).length === 0) return unequal("none", outcome);
  const text = row.expect.ErrorContains ?? "";
  return error?.message.includes(text) === true ? null : unequal(text, error?.message ?? url);
}

suite<EcsRow>("smithy-rs-ecs", { differs });
