import { rust } from "../../src/chains/rust.ts";
import { type LocationRow, locationDiffers } from "./file-location.ts";
import { suite } from "./suite.ts";

suite<LocationRow>("smithy-rs-file-location", { differs: (row) => locationDiffers(rust, row) });
