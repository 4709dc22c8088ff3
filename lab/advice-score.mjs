// advice-score.mjs EXPECTED.jsonl RECORDED.jsonl: whether the real SDK did what awswho's advice promised.
import { readFileSync } from "node:fs";

const lines = (path) =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const [expectedPath, recordedPath] = process.argv.slice(2);
const recorded = new Map(lines(recordedPath).map((record) => [record.id, record]));
const count = {};
for (const expected of lines(expectedPath)) {
  const real = recorded.get(expected.id);
  if (real === undefined) continue;
  count[expected.kind] ??= { n: 0, asPromised: 0, exchangeFailed: 0, otherwise: 0 };
  const kind = count[expected.kind];
  kind.n += 1;
  // "then only the role of an instance is left, if this is one": both ends keep that word.
  const onlyMetadata = expected.outcome === "none" && expected.assumed && real.method === "iam-role";
  const same =
    onlyMetadata ||
    (real.outcome === expected.outcome &&
      (expected.outcome !== "credentials" ||
        (real.method === expected.method &&
          (expected.accessKeyId === null || expected.accessKeyId === real.accessKeyId))));
  // Taken for granted offline, tried for real: the source was the right one, its exchange failed.
  const exchange =
    !same &&
    expected.assumed &&
    real.outcome === "error" &&
    (real.stage === "frozen" ||
      real.method === expected.method ||
      /process|container|ecs/.test(real.error?.message ?? ""));
  if (same) kind.asPromised += 1;
  else if (exchange) kind.exchangeFailed += 1;
  else {
    kind.otherwise += 1;
    console.log(
      expected.id,
      JSON.stringify(expected),
      "real:",
      real.outcome,
      real.method,
      real.accessKeyId,
      real.error?.type,
      real.error?.message?.slice(0, 120),
    );
  }
}
console.log(JSON.stringify(count, null, 1));
