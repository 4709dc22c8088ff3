// Builds dist: the command as one file with one more for each thing it loads only when needed, the library as modules,
// and the library's types. Everything is bundled: an install brings no other package.
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { leanSdk, missingParts } from "./lean-sdk.mjs";
import { plainBuiltins } from "./plain-builtins.mjs";
import { warmUp } from "./warm-up.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (path) => resolve(root, path);
const { version } = JSON.parse(readFileSync(at("package.json"), "utf8"));

const MAIN = "main";
const VAULT = at("src/vault/secret.ts");

/** Parts of the SDK that `leanSdk` has met. */
const seen = new Set();
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  mainFields: ["module", "main"],
  conditions: ["module"],
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  define: { AWSWHO_VERSION: JSON.stringify(version) },
};

rmSync(at("dist"), { recursive: true, force: true });
const inputs = new Set([...(await buildCommand()), ...(await buildLibrary())]);
buildTypes();
writeNotices(inputs);
const missing = missingParts(seen);
if (missing.length > 0) throw new Error(`the AWS SDK has changed; not found in it: ${missing.join("; ")}`);

/**
 * dist/cli: CommonJS, which starts faster than modules do. A small first file (src/cli/launch.ts), the command, and one file
 * more for all that our code loads by `import()`.
 */
async function buildCommand() {
  const inputs = [];
  const queue = new Map([[MAIN, null]]);
  for (const [name, path] of queue) {
    const result = await build({
      ...commandFile(name),
      ...(path === null ? { stdin: mainEntry() } : { entryPoints: [path] }),
      plugins: [
        leanSdk(seen),
        separateFiles(queue),
        ...(name === "compare" ? [] : [chainsApart(queue)]),
        plainBuiltins,
        ...(path === null ? [] : [oneVault()]),
      ],
    });
    inputs.push(...Object.keys(result.metafile.inputs));
  }
  await build({
    ...commandFile("awswho"),
    entryPoints: [at("src/cli/launch.ts")],
    banner: { js: "#!/usr/bin/env node" },
  });
  chmodSync(at("dist/cli/awswho.cjs"), 0o755);
  inputs.push(...(await buildWorker()));
  for (const name of queue.keys()) makeFunction(name);
  await warmUp(at("dist/cli"));
  return inputs;
}

/** What a thread of `scan` runs: a file that Node starts, with a vault of its own, as no secret leaves it. */
async function buildWorker() {
  const { metafile } = await build({ ...commandFile("scan-worker"), entryPoints: [at("src/cli/scan-worker.ts")] });
  return Object.keys(metafile.inputs);
}

/**
 * src/cli/launch.ts calls each file as one function, and decodes nothing. esbuild escapes the letters of strings, but not
 * those of a regular expression; around its text, but not with `banner`, a file's "use strict" is kept.
 */
function makeFunction(name) {
  const path = at(`dist/cli/${name}.cjs`);
  const text = readFileSync(path, "utf8");
  const [letter] = /[^\0-\x7f]/.exec(text) ?? [];
  if (letter !== undefined) throw new Error(`dist/cli/${name}.cjs holds ${letter}: write it as an escape`);
  writeFileSync(path, `(function (exports, require, module) {${text}\n})`);
}

function commandFile(name) {
  return {
    ...common,
    outfile: at(`dist/cli/${name}.cjs`),
    format: "cjs",
    minify: true,
    // import() becomes require(): Node's module loader costs more than any of these files.
    supported: { "dynamic-import": false },
  };
}

/** The command, giving its vault to the files that it loads: what is sealed in one must open in the other. */
function mainEntry() {
  return {
    contents: `export * as vault from ${JSON.stringify(VAULT)};\nimport ${JSON.stringify(at("src/cli/main.ts"))};`,
    resolveDir: root,
  };
}

function oneVault() {
  return {
    name: "one-vault",
    setup(build) {
      build.onLoad({ filter: /[\\/]src[\\/]vault[\\/]secret\.ts$/ }, () => ({
        contents: `export const { Secret, seal, unseal } = require("./${MAIN}.cjs").vault;`,
        loader: "js",
      }));
      build.onResolve({ filter: new RegExp(`^\\./${MAIN}\\.cjs$`) }, ({ path }) => ({ path, external: true }));
    },
  };
}

/** What our code loads by `import()` is put in the queue, under its own name. */
function separateFiles(queue) {
  return {
    name: "separate-files",
    setup(build) {
      build.onResolve({ filter: /./ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
        if (kind !== "dynamic-import" || pluginData === "resolving" || importer.includes("node_modules"))
          return undefined;
        if (path.startsWith("node:")) return undefined;
        const target = await build.resolve(path, { kind, resolveDir, pluginData: "resolving" });
        if (target.errors.length > 0 || target.external) return target;
        const name = path.startsWith(".") ? basename(target.path, ".ts") : path.replace(/^@/, "").replace("/", "-");
        queue.set(name, target.path);
        return { path: `./${name}.cjs`, external: true };
      });
    },
  };
}

/**
 * All chains are half a megabyte of each command that imports them: they are one file beside it, which has V8's cache from
 * the commonest use. compare alone has them in its own, with all that it runs of them compiled.
 */
function chainsApart(queue) {
  return {
    name: "chains-apart",
    setup(build) {
      build.onResolve({ filter: /[\\/]chains[\\/]index\.ts$/ }, ({ path, kind, resolveDir }) => {
        if (kind !== "import-statement") return undefined;
        queue.set("index", resolve(resolveDir, path));
        return { path: "./index.cjs", external: true };
      });
    },
  };
}

/** dist/index.js: modules, with a chunk for what is loaded when needed. */
async function buildLibrary() {
  const result = await build({
    ...common,
    entryPoints: [at("src/index.ts")],
    outdir: at("dist"),
    format: "esm",
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    minifySyntax: true,
    minifyWhitespace: true,
    // A few bundled CommonJS packages call require() for Node's own modules.
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
    plugins: [leanSdk(seen)],
  });
  return Object.keys(result.metafile.inputs);
}

/** dist/types: what the library's door names, and no declaration of its inside beside. */
function buildTypes() {
  execFileSync(process.execPath, [at("node_modules/typescript/bin/tsc"), "-p", "tsconfig.types.json"], {
    cwd: root,
    stdio: "inherit",
  });
  const types = at("dist/types");
  const reached = new Set([join(types, "index.d.ts")]);
  for (const path of reached)
    for (const [, name] of readFileSync(path, "utf8").matchAll(/(?:from |import\()"(\.[^"]+)\.ts"/g))
      reached.add(resolve(dirname(path), `${name}.d.ts`));
  for (const entry of readdirSync(types, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && !reached.has(join(entry.parentPath, entry.name))) rmSync(join(entry.parentPath, entry.name));
}

/** The licences of what is bundled ask to be passed on: each text once, under the packages that it is for. */
function writeNotices(paths) {
  const folders = new Set([...paths].map(packageFolder).filter((folder) => folder !== null));
  const packages = new Map();
  for (const folder of [...folders].sort()) {
    const { name, version: release, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const leaf = ["LICENSE", "LICENSE.md", "LICENSE.txt", "license", "LICENCE"].find((file) =>
      existsSync(join(folder, file)),
    );
    const text = leaf === undefined ? "" : readFileSync(join(folder, leaf), "utf8").trim();
    packages.set(text, [...(packages.get(text) ?? []), `${name} ${release} (${license})`]);
  }
  const notices = [...packages].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`);
  writeFileSync(at("dist/THIRD-PARTY-NOTICES.txt"), notices.join(`\n${"-".repeat(80)}\n\n`));
}

/** The package that a bundled file is of; null: it is our own. */
function packageFolder(path) {
  const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
  return folder === undefined || !existsSync(at(`${folder}/package.json`)) ? null : at(folder);
}
