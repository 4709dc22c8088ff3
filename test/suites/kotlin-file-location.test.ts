import { kotlin } from "../../src/chains/kotlin.ts";
import { type LocationRow, locationDiffers } from "./file-location.ts";
import { suite } from "./suite.ts";

suite<LocationRow>("kotlin-file-location", { differs: (row) => locationDiffers(kotlin, row) });
