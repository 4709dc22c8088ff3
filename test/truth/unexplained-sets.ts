/** Sets with errors of which `explain` does not know all words yet: Python's and Ruby's own over JSON of another kind, botocore's at a proxy. */
export const UNEXPLAINED_SETS: ReadonlySet<string> = new Set(["odd", "hand-process", "hand-no-proxy"]);
