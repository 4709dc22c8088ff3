// Builds dist: the command as one file with one more for each thing it loads only when needed, the library as modules,
// and the library's types. Everything is bundled: an install brings no other package.
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { leanSdk, missingParts } from "./lean-sdk.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (path) => resolve(root, path);
const { version } = JSON.parse(readFileSync(at("package.json"), "utf8"));

const CLI = "awswho";
const VAULT = at("src/vault/secret.ts");

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

/** dist/cli: CommonJS, which starts faster than modules do. What our code loads by `import()` is a file of its own. */
async function buildCommand() {
  const inputsSeen = [];
  const queue = new Map([[CLI, null]]);
  for (const [name, path] of queue) {
    const later = (file, target) => queue.set(file, target);
    const result = await build({
      ...common,
      ...(path === null ? mainEntry() : { entryPoints: [path] }),
      outfile: at(`dist/cli/${name}.cjs`),
      format: "cjs",
      minify: true,
      // import() becomes require(): Node's module loader costs more than any of these files.
      supported: { "dynamic-import": false },
      plugins: [leanSdk(seen), separateFiles(later), ...(path === null ? [] : [oneVault()])],
    });
    inputsSeen.push(...Object.keys(result.metafile.inputs));
  }
  chmodSync(at(`dist/cli/${CLI}.cjs`), 0o755);
  return inputsSeen;
}

/** The command, giving its vault to the files that it loads: what is sealed in one must open in the other. */
function mainEntry() {
  return {
  stdin: {
    contents: `export * as vault from ${JSON.stringify(VAULT)};\nimport ${JSON.stringify(at("src/cli/main.ts"))};`,
    resolveDir: root,
  },
  banner: { js: "#!/usr/bin/env node" },
  };
}

function oneVault() {
  return {
    name: "one-vault",
    setup(build) {
      build.onLoad({ filter: /[\\/]src[\\/]vault[\\/]secret\.ts$/ }, () => ({
        contents: `export const { Secret, seal, unseal } = require("./${CLI}.cjs").vault;`,
        loader: "js",
      }));
      build.onResolve({ filter: new RegExp(`^\\./${CLI}\\.cjs$`) }, ({ path }) => ({ path, external: true }));
    },
  };
}

function separateFiles(later) {
  return {
    name: "separate-files",
    setup(build) {
      build.onResolve({ filter: /./ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
        if (kind !== "dynamic-import" || pluginData === "resolving" || importer.includes("node_modules")) return undefined;
        if (path.startsWith("node:")) return undefined;
        const target = await build.resolve(path, { kind, resolveDir, pluginData: "resolving" });
        if (target.errors.length > 0) {
          console.warn(`skipped: ${path} is not there yet`);
          return { path, external: true };
        }
        if (target.external) return target;
        const name = path.startsWith(".") ? basename(target.path, ".ts") : path.replace(/^@/, "").replace("/", "-");
        later(name, target.path);
        return { path: `./${name}.cjs`, external: true };
      });
    },
  };
}

/** dist/index.js: modules, with a chunk for what is loaded when needed. */
async function buildLibrary() {
  if (!existsSync(at("src/index.ts"))) return [];
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
    banner: { js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);' },
    plugins: [leanSdk(seen)],
  });
  return Object.keys(result.metafile.inputs);
}

function buildTypes() {
  if (!existsSync(at("src/index.ts"))) return;
  execFileSync(process.execPath, [at("node_modules/typescript/bin/tsc"), "-p", "tsconfig.types.json"], {
    cwd: root,
    stdio: "inherit",
  });
}

/** The licences of what is bundled ask to be passed on. */
function writeNotices(paths) {
  const folders = new Set([...paths].map(packageFolder).filter((folder) => folder !== null));
  const notices = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(at(`${folder}/package.json`), "utf8"));
    const file = ["LICENSE", "LICENSE.md", "LICENSE.txt", "license", "LICENCE"].map((leaf) => at(`${folder}/${leaf}`)).find(existsSync);
    return `${name} ${version} (${license})\n\n${file === undefined ? "" : readFileSync(file, "utf8").trim()}\n`;
  });
  writeFileSync(at("dist/THIRD-PARTY-NOTICES.txt"), notices.join(`\n${"-".repeat(80)}\n\n`));
}

function packageFolder(path) {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
  return match === null || !existsSync(at(match[1])) ? null : dirname(at(`${match[1]}/x`)).slice(root.length);
}
