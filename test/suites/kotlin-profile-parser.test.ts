import { kotlinSdk } from "../../src/chains/kotlin/sdk.ts";
import { type ParseRow, parseDiffers } from "./parse-row.ts";
import { suite } from "./suite.ts";

suite<ParseRow>("kotlin-profile-parser", { differs: (row) => parseDiffers(row, kotlinSdk.files) });
