// npm run lab -- NAME ARGS…: runs lab/NAME.ts, bundled, from where it finds the packages that stay outside.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const [name = "", ...args] = process.argv.slice(2);
const names = readdirSync(new URL(".", import.meta.url)).flatMap((file) => /^(.*)\.ts$/.exec(file)?.[1] ?? []);
if (names.includes(name)) await run();
else {
  console.error(`npm run lab -- NAME: there are ${names.join(", ")}`);
  process.exitCode = 2;
}

async function run() {
  const folder = mkdtempSync(new URL("../node_modules/.awswho-lab-", import.meta.url).pathname);
  const outfile = join(folder, `${name}.mjs`);
  try {
    await build({
      entryPoints: [new URL(`${name}.ts`, import.meta.url).pathname],
      bundle: true,
      platform: "node",
      format: "esm",
      // jsonc-parser's CommonJS asks for its files by a computed name.
      mainFields: ["module", "main"],
      outfile,
      // A few packages in CommonJS call require() for Node's own modules.
      banner: {
        js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
      },
      external: ["esbuild"],
      logLevel: "error",
    });
    process.exitCode = spawnSync(process.execPath, [outfile, ...args], { stdio: "inherit" }).status ?? 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
