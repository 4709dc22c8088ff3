import { RUST_DIALECT } from "../../src/chains/rust/dialect.ts";
import { type ParseRow, parseDiffers } from "./parse-row.ts";
import { suite } from "./suite.ts";

suite<ParseRow>("smithy-rs-profile-parser", { differs: (row) => parseDiffers(row, RUST_DIALECT) });
