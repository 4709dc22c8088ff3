import { type Provenance, argument } from "../model/provenance.ts";
import type { CodeArguments } from "./chain.ts";

/** Where the profile or region that a program gives in code was named: by its option, or where its own files say it. */
export const whereNamed = ({ namedAt }: CodeArguments, what: "profile" | "region"): Provenance =>
  namedAt?.[what] ?? argument(`--${what}`);
