import type { Plugin } from "esbuild";

export declare function leanSdk(seen?: Set<unknown>): Plugin;
export declare function missingParts(seen: ReadonlySet<unknown>): readonly string[];
