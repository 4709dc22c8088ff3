import { rust } from "../../src/chains/rust.ts";
import { METADATA } from "./granted.ts";
import { predicted } from "./machine.ts";
import { suite, unequal } from "./suite.ts";
import type { Row } from "./table.ts";

interface EndpointRow extends Row {
  readonly expect: { readonly Ok?: string; readonly Err?: string };
  readonly endpoint_override?: string;
  readonly mode_override?: string;
}

/** A relative AWS_CONFIG_FILE is looked for where the program runs. */
const inHome = (row: EndpointRow): EndpointRow => ({
  ...row,
  files: Object.fromEntries(Object.entries(row.files).map(([path, text]) => [`~/${path}`, text])),
});

function differs(row: EndpointRow): string | null {
  const { asked, sources } = predicted(rust, inHome(row), METADATA, { region: "us-east-1" });
  const base = asked.flatMap(({ question }) => (question.kind === "metadata" ? [question.baseUrl] : []))[0];
  if (row.expect.Ok !== undefined)
    return unequal(row.expect.Ok, base === undefined ? null : `${base.replace(/\/$/, "")}/latest/api/token`);
  const error = sources.find(({ id }) => id === "instance-metadata")?.error;
  return error?.kind === "bad-setting" ? null : unequal(row.expect.Err, error ?? base);
}

suite<EndpointRow>("smithy-rs-imds-endpoint", {
  differs,
  unfit: ({ endpoint_override: endpoint, mode_override: mode }) =>
    endpoint === undefined && mode === undefined ? null : "an endpoint given to the IMDS client in code",
});
