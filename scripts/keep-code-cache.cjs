// keep-code-cache.cjs FOLDER …: runs the built command once as src/cli/launch.ts does, and leaves V8's code cache beside
// each of its files. After a run the cache holds the functions that were used, compiled; without one their outlines.
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { Script } = require("node:vm");

const folder = process.argv[2];
process.argv.splice(2, 1);

const scripts = new Map();
const loaded = new Map();

function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const path = `${folder}/${name}`;
  const script = new Script(readFileSync(path, "latin1"), { filename: path });
  scripts.set(path, script);
  const file = { exports: {} };
  loaded.set(name, file);
  script.runInThisContext()(file.exports, (id) => (id.startsWith("./") ? load(id.slice(2)) : require(id)), file);
  return file.exports;
}

process.on("exit", () => {
  const machine = `${process.versions.v8}-${process.platform}-${process.arch}`;
  for (const [path, script] of scripts) {
    const cache = `${path}.${machine}.cache`;
    if (!existsSync(cache)) writeFileSync(cache, script.createCachedData());
  }
});
load("main.cjs");
