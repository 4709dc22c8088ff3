import { readFileSync, writeSync } from "node:fs";
import type vm from "node:vm";

/*
 * The command's first file: it starts the rest. Built as CommonJS (scripts/build.mjs), where `require` is Node's own.
 *
 * Each file may have V8's code cache beside it, made when awswho was built. Node 20 keeps none by itself, and one that
 * is written as we run would be a file written. V8 takes a cache of its own version only; without one all is the same,
 * but slower (measured: bench, "what costs what"). None is published: nobody could read what it holds.
 *
 * The files hold ASCII alone (the build sees to it), so that none need be decoded, and each is one function's text as it
 * lies there: what is put around half a megabyte when it is read makes V8 copy all of it.
 */

declare const require: NodeJS.Require;
declare const __dirname: string;
declare const AWSWHO_VERSION: string;

interface LoadedFile {
  exports: unknown;
}

const loaded = new Map<string, LoadedFile>();

function load(name: string): unknown {
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const path = `${__dirname}/${name}`;
  const cache = cacheOf(path);
  // Not loaded for the version alone.
  const { Script } = require("node:vm") as typeof vm;
  const script = new Script(readFileSync(path, "latin1"), {
    filename: path,
    ...(cache === null ? {} : { cachedData: cache }),
  });
  const file: LoadedFile = { exports: {} };
  loaded.set(name, file);
  const run = script.runInThisContext() as (
    exports: unknown,
    require: (id: string) => unknown,
    module: LoadedFile,
  ) => void;
  run(file.exports, (id) => (id.startsWith("./") ? load(id.slice(2)) : require(id)), file);
  return file.exports;
}

function cacheOf(path: string): Buffer | null {
  try {
    return readFileSync(`${path}.${process.versions.v8}-${process.platform}-${process.arch}.cache`);
  } catch {
    return null;
  }
}

/** Setting up `process.stdout` costs more than all else here: it is left to a stream that cannot be written to at once. */
function writeVersion(): void {
  const line = `${AWSWHO_VERSION}\n`;
  try {
    writeSync(1, line);
  } catch {
    process.stdout.write(line);
  }
}

const [, , word, ...rest] = process.argv;
// Asked by scripts again and again: nothing else need be loaded for it.
if ((word === "--version" || word === "-V") && rest.length === 0) writeVersion();
else load("main.cjs");
